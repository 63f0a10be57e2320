import { ts } from 'ts-morph';
import type { Change, Edit } from '../../../core/change.js';
import type { Rendering } from '../../../core/language.js';
import type { Localized } from '../../../core/localized.js';
import type { Site } from '../clients/sites.js';
import { indentAt, lineEnd, lineStart } from '../program/source-lines.js';
import { styleOf } from '../program/source-style.js';
import type { Workspace } from '../program/workspace.js';
import { importName } from './import-name.js';
import { printExpression } from './print-expression.js';

/** A text that names a model, and the object of settings that it becomes a part of. */
export interface AroundPlace {
  readonly node: ts.Expression;
  /** The setting that holds the text there. */
  readonly holds: string;
  /** The type that the text must be given to stand there. */
  readonly as?: string;
  /** What the object must be handed to first. */
  readonly wrapper?: { readonly package: string; readonly exported: string };
}

const NO_IMPORTS: Localized = {
  en: 'the file has no import statements to add one to',
  zh: '该文件没有可追加的导入语句',
};

/** `model: 'openai/gpt-4o'` → `model: { id: 'openai/gpt-4o', url, apiKey }`: the text itself is changed where it is defined. */
export function settingsAround(
  workspace: Workspace,
  site: Site,
  place: AroundPlace,
  changes: readonly Change[],
): Rendering {
  const { node, holds, wrapper } = place;
  const source = node.getSourceFile();
  const style = styleOf(source);
  const named = changes.flatMap((change) =>
    change.type === 'set-option'
      ? [
          {
            name: change.name,
            text: `${site.writtenName(change.name)}: ${printExpression(change.value, style)}`,
          },
        ]
      : [],
  );
  if (named.length === 0) return { ok: true, edits: [], drops: [] };
  const imported = wrapper && importName(workspace, source, wrapper.package, wrapper.exported);
  if (wrapper && !imported) return { ok: false, reason: NO_IMPORTS };
  const file = workspace.fileOf(node);
  const cast = place.as !== undefined && site.typed ? place.as : undefined;
  const [open, close] = bracketsOf(place, imported?.local);
  const gap = gapsAt(node);
  const texts = (isVendor: boolean) =>
    named.filter(({ name }) => (name === 'vendor') === isVendor).map(({ text }) => text);
  const [left, right] =
    cast === undefined ? ['', ''] : isCompound(node) ? ['(', `) as ${cast}`] : ['', ` as ${cast}`];
  const [start, end] = [node.getStart(), node.getEnd()];
  const front = [...texts(true), `${holds}: ${left}`].join(`,${gap.between}`);
  const rest = texts(false).map((text) => `,${gap.between}${text}`);
  const edits: Edit[] = [
    { file, start: end, end, text: `${right}${rest.join('')}${gap.last}${close}` },
    { file, start, end: start, text: `${open}${gap.first}${front}` },
  ];
  if (ts.isShorthandPropertyAssignment(node.parent))
    return { ok: true, edits: [...shorthand(edits, node, file), ...(imported?.edits ?? [])], drops: [] };
  return { ok: true, edits: [...edits, ...(imported?.edits ?? [])], drops: [] };
}

/** `{ model }` → `{ model: { id: model, … } }` */
function shorthand([end, start]: readonly Edit[], node: ts.Expression, file: string): Edit[] {
  const at = node.getEnd();
  return [{ file, start: at, end: at, text: `: ${start!.text}${node.getText()}${end!.text}` }];
}

/** What stands between settings: lines of their own where the model has a line of its own, else blanks. */
function gapsAt(node: ts.Expression): {
  readonly first: string;
  readonly between: string;
  readonly last: string;
} {
  const source = node.getSourceFile();
  const { indent, newline } = styleOf(source);
  const lead = source.text.slice(lineStart(source.text, node.getStart()), node.getStart());
  const trail = source.text.slice(node.getEnd(), lineEnd(source.text, node.getEnd()));
  if (!/^\s*(?:['"\w]+\s*:|return|\?|:|\w+:.*=>)?\s*$/.test(lead) || !/^[,;)\s]*(?:\/\/.*)?$/.test(trail))
    return { first: ' ', between: ' ', last: ' ' };
  const outer = newline + indentAt(source.text, node.getStart());
  return { first: outer + indent, between: outer + indent, last: `,${outer}` };
}

function bracketsOf({ node }: AroundPlace, wrapper: string | undefined): readonly [string, string] {
  if (wrapper !== undefined) return [`new ${wrapper}({`, '})'];
  return ts.isArrowFunction(node.parent) && node.parent.body === node ? ['({', '})'] : ['{', '}'];
}

/** What must be put in brackets before a type can be said of it. */
function isCompound(node: ts.Expression): boolean {
  return ts.isBinaryExpression(node) || ts.isConditionalExpression(node);
}
