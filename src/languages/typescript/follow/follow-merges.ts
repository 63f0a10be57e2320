import { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.js';
import type { External, Known } from './known.js';

/** Functions by which the objects they are given become one, and which of two values of a member wins. */
const MERGING: readonly { readonly of: RegExp; readonly wins: 'last' | 'first' }[] = [
  { of: /^global:Object\.assign$/, wins: 'last' },
  {
    of: /^(?:lodash(?:-es)?|underscore|es-toolkit(?:\/compat)?)\.(?:merge|assign|assignIn|extend)$/,
    wins: 'last',
  },
  { of: /^lodash(?:-es)?[/.](?:merge|assign|assignIn|extend)(?:\.default)?\.?$/, wins: 'last' },
  { of: /^(?:remeda|ramda|radash)\.(?:merge|mergeDeep|mergeRight|mergeDeepRight|assign)$/, wins: 'last' },
  {
    of: /^(?:deepmerge(?:-ts)?|ts-deepmerge|merge-deep|merge-options|extend|object-assign|webpack-merge)\.(?:default|deepmerge|merge|all)?$/,
    wins: 'last',
  },
  { of: /^(?:lodash(?:-es)?|underscore)\.(?:defaults|defaultsDeep)$/, wins: 'first' },
  { of: /^lodash(?:-es)?[/.](?:defaults|defaultsdeep)(?:\.default)?\.?$/i, wins: 'first' },
  { of: /^defu\.(?:default|defu)?$/, wins: 'first' },
];

/** Functions that give a copy, or the very thing, back. */
const COPYING =
  /^(?:global:structuredClone\.|global:Object\.(?:freeze|seal|values)|global:JSON\..*|global:String\.|lodash(?:-es)?\.(?:clone|cloneDeep)|lodash[/.]clone(?:deep)?\.?(?:default)?|klona(?:\/\w+)?\.(?:klona|default)|deepfreeze\.default|deep-freeze\.default)$/i;

/** What comes of a call that puts objects together or copies one; undefined for other functions. */
export function mergedValue(
  evaluator: Evaluator,
  callee: External,
  node: ts.CallExpression,
): Known | undefined {
  const name = `${callee.package}.${callee.path.join('.')}`;
  const [first] = node.arguments;
  if (COPYING.test(name) && first) return evaluator.evaluate(first);
  const merging = MERGING.find(({ of }) => of.test(name));
  if (!merging || node.arguments.length === 0) return undefined;
  const parts = node.arguments.map((argument) =>
    evaluator.evaluate(ts.isSpreadElement(argument) ? argument.expression : argument),
  );
  // A list of objects may stand for them: `merge([a, b])`, `deepmerge.all([a, b])`.
  const all = parts.flatMap((part) =>
    part.k === 'array' ? part.node.elements.map((each) => evaluator.evaluate(each)) : [part],
  );
  const objects = all.filter((part) => part.k !== 'literal');
  return { k: 'merged', of: merging.wins === 'last' ? objects : objects.reverse(), node };
}
