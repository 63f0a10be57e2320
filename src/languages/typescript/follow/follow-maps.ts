import { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.js';
import { choice, type External, type Known } from './known.js';

/** `TABLE.get(key)` of a `new Map([[key, value], …])`: the value of a known key, else any of them. Undefined for other receivers. */
export function mapValue(evaluator: Evaluator, node: ts.CallExpression): Known | undefined {
  const callee = node.expression;
  const [key] = node.arguments;
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'get' || !key) return undefined;
  const map = evaluator.evaluate(callee.expression);
  if (map.k !== 'made' || !isTable(map.of)) return undefined;
  const entries = [...writtenEntries(evaluator, map.node), ...setEntries(evaluator, map.node)];
  const wanted = evaluator.evaluate(key);
  const matching =
    wanted.k === 'literal'
      ? entries.filter(([name]) => {
          const known = evaluator.evaluate(name);
          return known.k === 'literal' && known.value === wanted.value;
        })
      : entries;
  if (matching.length === 0) return undefined;
  return choice(
    matching.map(([, value]) => evaluator.evaluate(value)),
    node,
  );
}

/** `Map` and `WeakMap`, and caches that are used like them (`new LRUCache({ max: 100 })`). */
function isTable({ package: name, path }: External): boolean {
  return /^global:(?:Weak)?Map$/.test(name) || /(?:lru|cache|map)$/i.test(path.at(-1) ?? name);
}

type Entry = readonly [key: ts.Expression, value: ts.Expression];

function writtenEntries(evaluator: Evaluator, map: ts.NewExpression | ts.CallExpression): Entry[] {
  const [list] = map.arguments ?? [];
  const entries = list && evaluator.evaluate(list);
  if (entries?.k !== 'array') return [];
  return entries.node.elements.flatMap((element) => {
    const entry = evaluator.evaluate(element);
    const [key, value] = entry.k === 'array' ? entry.node.elements : [];
    return key && value ? [[key, value] as const] : [];
  });
}

/** `TABLE.set(key, value)` */
function setEntries(evaluator: Evaluator, map: ts.Node): Entry[] {
  return evaluator.workspace.identifiers('set').flatMap((identifier) => {
    const callee = identifier.parent;
    if (!ts.isPropertyAccessExpression(callee) || !ts.isCallExpression(callee.parent)) return [];
    const [key, value] = callee.parent.arguments;
    const owner = key && value ? evaluator.evaluate(callee.expression) : undefined;
    return key && value && owner?.k === 'made' && owner.node === map ? [[key, value] as const] : [];
  });
}
