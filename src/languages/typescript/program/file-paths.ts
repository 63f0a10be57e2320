import { ts } from 'ts-morph';
import type { FilePath } from '../../../core/source.js';
import type { Evaluator } from '../follow/evaluator.js';
import type { Known } from '../follow/known.js';
import { folderOf, foldersUp, join } from './module-graph.js';

/** A path as far as the code shows it: from the project's root, or from wherever the program is started. */
interface KnownPath {
  readonly path: string;
  readonly from: 'root' | 'start';
}

/**
 * The file of the project that an expression names: `new URL('../a.json', import.meta.url)`, `path.join(__dirname, 'a.json')`,
 * `'./config/a.json'`. A path without an anchor counts from the package's own folder, where its scripts start it.
 */
export function namedFile(evaluator: Evaluator, expression: ts.Expression): FilePath | undefined {
  const known = pathOf(evaluator, evaluator.evaluate(expression));
  if (!known) return undefined;
  const { project } = evaluator.workspace;
  if (known.from === 'root') return project.has(known.path) ? known.path : undefined;
  const starts = foldersUp(folderOf(evaluator.workspace.fileOf(expression))).filter(
    (folder) => folder === '' || project.has(join(folder, 'package.json')),
  );
  return starts.map((folder) => join(folder, known.path)).find((path) => project.has(path));
}

function pathOf(evaluator: Evaluator, value: Known): KnownPath | undefined {
  if (value.k === 'literal')
    return typeof value.value === 'string' && !value.value.startsWith('/')
      ? { path: value.value, from: 'start' }
      : undefined;
  if (value.k === 'external') return ofModule(evaluator, value);
  if (value.k === 'joined') return ofJoined(evaluator, value);
  if (value.k === 'made') return ofCall(evaluator, value);
  return undefined;
}

function ofModule(
  evaluator: Evaluator,
  { package: name, path, node }: Extract<Known, { k: 'external' }>,
): KnownPath | undefined {
  const file = evaluator.workspace.fileOf(node);
  const member = name === 'import.meta' ? path.at(-1) : name.replace('global:', '');
  if (member === '__dirname' || member === 'dirname' || member === 'dir')
    return { path: folderOf(file), from: 'root' };
  if (member === '__filename' || member === 'filename' || member === 'url' || member === 'path')
    return { path: file, from: 'root' };
  return undefined;
}

/** `new URL(path, base)` leaves out the base's last part; a template or a sum is the text as it stands. */
function ofJoined(
  evaluator: Evaluator,
  { parts, node }: Extract<Known, { k: 'joined' }>,
): KnownPath | undefined {
  const [first, ...rest] = parts;
  const start = first && pathOf(evaluator, first);
  const texts = rest.map((part) => (part.k === 'literal' ? String(part.value) : undefined));
  if (!start || texts.includes(undefined)) return undefined;
  const tail = texts.join('');
  const path = ts.isNewExpression(node) ? join(folderOf(start.path), tail) : join(`${start.path}${tail}`);
  return { ...start, path };
}

function ofCall(evaluator: Evaluator, { of, node }: Extract<Known, { k: 'made' }>): KnownPath | undefined {
  const name = of.path.at(-1);
  if (of.package === 'global:process' && name === 'cwd') return { path: '', from: 'start' };
  const parts = (node.arguments ?? []).map((part) => pathOf(evaluator, evaluator.evaluate(part)));
  const [first, ...rest] = parts;
  if (!first) return undefined;
  if (of.package === 'url' && name === 'fileURLToPath') return first;
  if (of.package !== 'path' && of.package !== 'pathe') return undefined;
  if (name === 'dirname') return { ...first, path: folderOf(first.path) };
  if (name !== 'join' && name !== 'resolve') return undefined;
  if (rest.some((part) => part?.from !== 'start')) return undefined;
  return { ...first, path: join(first.path, ...rest.map((part) => part!.path)) };
}
