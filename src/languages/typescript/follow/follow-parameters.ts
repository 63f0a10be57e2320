import { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.js';
import { superValue, superCallsIn } from './class-heritage.js';
import { orDefault } from './fallback.js';
import { injectedValue } from './follow-slots.js';
import { choice, unknown, type Known } from './known.js';

type CallLike = ts.CallExpression | ts.NewExpression;

/** What callers give for a parameter, its default included. */
export function argumentsOf(evaluator: Evaluator, parameter: ts.ParameterDeclaration): Known {
  const bound = evaluator.bound(parameter);
  const value = bound ?? injectedValue(evaluator, parameter) ?? fromCallers(evaluator, parameter);
  const known = value.k === 'unknown' ? (evaluator.typed(parameter.type, parameter) ?? value) : value;
  return parameter.initializer && !isCertain(bound)
    ? orDefault(evaluator, known, parameter.initializer, parameter)
    : known;
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
  if (parameter.dotDotDotToken || index < 0) return unknown(parameter, 'parameter');
  const values = callersOf(evaluator, owner).flatMap((call) => {
    const argument = call.arguments?.[index];
    return argument && !ts.isSpreadElement(argument) ? [evaluator.evaluate(argument)] : [];
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

function findCallers(evaluator: Evaluator, owner: ts.SignatureDeclaration): readonly CallLike[] {
  const target: ts.Node = ts.isConstructorDeclaration(owner) ? owner.parent : owner;
  const direct = immediateCall(owner);
  if (direct) return [direct];
  const found = new Set<CallLike>();
  for (const name of namesFor(evaluator, target)) {
    for (const identifier of evaluator.workspace.identifiers(name)) {
      const call = callWithCallee(identifier);
      if (call && !found.has(call) && calls(evaluator, call, target)) found.add(call);
    }
  }
  if (ts.isClassLike(target)) for (const call of superCalls(evaluator, target)) found.add(call);
  return [...found];
}

/** `(async () => {})()` */
function immediateCall(owner: ts.Node): CallLike | undefined {
  let up = owner.parent;
  while (up && ts.isParenthesizedExpression(up)) up = up.parent;
  return up && ts.isCallExpression(up) && up.arguments.every((argument) => argument !== owner)
    ? up
    : undefined;
}

/** Names under which the function or class may be called: its own, and local names that imports give it. */
function namesFor(evaluator: Evaluator, target: ts.Node): ReadonlySet<string> {
  const names = new Set<string>();
  const own = ownName(target);
  if (own) names.add(own);
  for (const identifier of own ? evaluator.workspace.identifiers(own) : []) {
    const parent = identifier.parent;
    const isRenamed =
      (ts.isImportSpecifier(parent) || ts.isBindingElement(parent) || ts.isExportSpecifier(parent)) &&
      parent.propertyName === identifier;
    if (isRenamed && ts.isIdentifier(parent.name)) names.add(parent.name.text);
  }
  const file = target.getSourceFile();
  const fallback = evaluator.workspace.exportsOf(file).names.get('default');
  const isDefault =
    fallback &&
    ((fallback.as === 'declaration' && fallback.node === target) ||
      (fallback.as === 'expression' && (fallback.node === target || ownName(fallback.node) === own)));
  if (isDefault) for (const name of evaluator.defaultImports(file)) names.add(name);
  return names;
}

function ownName(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  const named = (node as { name?: ts.Node }).name;
  if (named && (ts.isIdentifier(named) || ts.isPrivateIdentifier(named))) return named.text;
  let up = node.parent;
  // Wrapped as in `const ask = cache(async (prompt) => …)`: calls of the wrapper pass its arguments on.
  while (
    up &&
    (ts.isParenthesizedExpression(up) ||
      ts.isAsExpression(up) ||
      ts.isSatisfiesExpression(up) ||
      ts.isCallExpression(up))
  )
    up = up.parent;
  if (
    up &&
    (ts.isVariableDeclaration(up) || ts.isPropertyAssignment(up) || ts.isPropertyDeclaration(up)) &&
    ts.isIdentifier(up.name)
  )
    return up.name.text;
  if (up && ts.isBinaryExpression(up) && ts.isPropertyAccessExpression(up.left)) return up.left.name.text;
  return undefined;
}

/** The call whose callee ends in this identifier: `ask(…)`, `service.ask(…)`, `new Service(…)`. */
function callWithCallee(identifier: ts.Identifier): CallLike | undefined {
  let callee: ts.Node = identifier;
  if (ts.isPropertyAccessExpression(callee.parent) && callee.parent.name === callee) callee = callee.parent;
  const parent = callee.parent;
  return (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === callee
    ? parent
    : undefined;
}

function calls(evaluator: Evaluator, call: CallLike, target: ts.Node): boolean {
  const callee = evaluator.evaluate(call.expression);
  const options = callee.k === 'choice' ? callee.of : [callee];
  return options.some(
    (each) => ((each.k === 'function' || each.k === 'class') && each.node === target) || wraps(each, target),
  );
}

/** The callee is what a wrapper made of the function: `const ask = cache(async (…) => …)`. */
function wraps(callee: Known, target: ts.Node): boolean {
  if (callee.k !== 'made' && callee.k !== 'unknown') return false;
  const node = callee.node;
  return ts.isCallExpression(node) && node.arguments.some((argument) => argument === target);
}

function superCalls(evaluator: Evaluator, target: ts.ClassLikeDeclaration): CallLike[] {
  const name = target.name?.text;
  const result: CallLike[] = [];
  for (const identifier of name ? evaluator.workspace.identifiers(name) : []) {
    const clause = identifier.parent.parent;
    if (!clause || !ts.isHeritageClause(clause) || !ts.isClassLike(clause.parent)) continue;
    const base = superValue(evaluator, clause.parent);
    if (base?.k === 'class' && base.node === target) result.push(...superCallsIn(clause.parent));
  }
  return result;
}
