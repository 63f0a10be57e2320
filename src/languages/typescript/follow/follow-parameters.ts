import { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.js';
import { argumentAt } from './call-arguments.js';
import { orDefault } from './fallback.js';
import { findCallers, type CallLike } from './find-callers.js';
import { givenProperties } from './follow-components.js';
import { injectedValue } from './follow-slots.js';
import { choice, unknown, type Known } from './known.js';

/** What callers give for a parameter, its default included. */
export function argumentsOf(evaluator: Evaluator, parameter: ts.ParameterDeclaration): Known {
  const bound = evaluator.bound(parameter);
  const value = bound ?? injectedValue(evaluator, parameter) ?? fromCallers(evaluator, parameter);
  const known = value.k === 'unknown' ? (evaluator.typed(parameter.type, parameter) ?? value) : value;
  const hasDefault = parameter.initializer && !(isEmpty(parameter.initializer) && isCertain(known));
  return hasDefault && !isCertain(bound)
    ? orDefault(evaluator, known, parameter.initializer, parameter)
    : known;
}

/** `{}` gives nothing to a pattern whose names have defaults of their own. */
function isEmpty(node: ts.Expression): boolean {
  return ts.isObjectLiteralExpression(node) && node.properties.length === 0;
}

function isCertain(value: Known | undefined): boolean {
  return value !== undefined && value.k !== 'unknown';
}

function fromCallers(evaluator: Evaluator, parameter: ts.ParameterDeclaration): Known {
  const owner = parameter.parent;
  const index = owner.parameters.indexOf(parameter);
  const handed = index === 0 ? handedTo(owner) : undefined;
  if (handed?.method === 'then') return evaluator.evaluate(handed.receiver);
  if (handed) {
    const list = evaluator.evaluate(handed.receiver);
    if (list.k === 'array') return evaluator.elements(list, parameter);
  }
  const properties = index === 0 ? givenProperties(evaluator, owner) : undefined;
  if (properties) return properties;
  if (parameter.dotDotDotToken || index < 0) return unknown(parameter, 'parameter');
  const values = callersOf(evaluator, owner).flatMap((call) => {
    const argument = argumentAt(evaluator, call, index);
    return argument ? [evaluator.evaluate(argument)] : [];
  });
  return values.length > 0 ? choice(values, parameter) : unknown(parameter, 'parameter');
}

const ITERATING_METHODS = new Set(['map', 'flatMap', 'forEach', 'filter', 'find', 'some', 'every']);

/** `promise` of `promise.then(owner)`, `list` of `list.map(owner)`: the function is given what that comes to, or holds. */
function handedTo(
  owner: ts.SignatureDeclaration,
): { readonly receiver: ts.Expression; readonly method: string } | undefined {
  const call = owner.parent;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return undefined;
  const { expression: receiver, name } = call.expression;
  if (call.arguments[0] !== (owner as ts.Node)) return undefined;
  return name.text === 'then' || ITERATING_METHODS.has(name.text)
    ? { receiver, method: name.text }
    : undefined;
}

const UNDER_WAY = 'under way';
const callers = new WeakMap<Evaluator, Map<ts.Node, readonly CallLike[] | typeof UNDER_WAY>>();

/** Calls of a function or constructions of a class, in all parsed files. */
export function callersOf(evaluator: Evaluator, owner: ts.SignatureDeclaration): readonly CallLike[] {
  let cache = callers.get(evaluator);
  if (!cache) callers.set(evaluator, (cache = new Map<ts.Node, readonly CallLike[] | typeof UNDER_WAY>()));
  const known = cache.get(owner);
  if (known === UNDER_WAY) {
    evaluator.notePartial();
    return [];
  }
  if (known) return known;
  cache.set(owner, UNDER_WAY);
  const found = findCallers(evaluator, owner);
  cache.set(owner, found);
  return found;
}
