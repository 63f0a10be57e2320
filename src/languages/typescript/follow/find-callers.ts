import { ts } from 'ts-morph';
import { isBinding } from './call-arguments.js';
import { superValue, superCallsIn } from './class-heritage.js';
import type { Evaluator } from './evaluator.js';
import type { Known } from './known.js';

export type CallLike = ts.CallExpression | ts.NewExpression;

/** Calls of a function or constructions of a class, in all parsed files. */
export function findCallers(evaluator: Evaluator, owner: ts.SignatureDeclaration): readonly CallLike[] {
  const target: ts.Node = ts.isConstructorDeclaration(owner) ? owner.parent : owner;
  const direct = immediateCall(owner);
  if (direct) return [direct];
  const found = new Set<CallLike>(callsOfCallback(evaluator, owner));
  for (const name of namesFor(evaluator, target)) {
    for (const identifier of evaluator.workspace.mentions(name)) {
      const call = callWithCallee(identifier);
      if (call && !found.has(call) && calls(evaluator, call, target)) found.add(call);
    }
  }
  for (const call of callsOfReturned(evaluator, owner)) found.add(call);
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
    const alias = aliasOf(identifier);
    if (alias !== undefined) names.add(alias);
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

/** `const chat = ask`, `{ chat: ask }`, `const chat = ask.bind(null, 'x')`: the same function by another name. */
function aliasOf(identifier: ts.Identifier): string | undefined {
  let value: ts.Node = identifier;
  if (ts.isPropertyAccessExpression(value.parent) && isBinding(value.parent.parent))
    value = value.parent.parent;
  const { parent } = value;
  const isHeld =
    ts.isVariableDeclaration(parent) || (ts.isPropertyAssignment(parent) && isTable(parent.parent));
  if (!isHeld || parent.initializer !== value) return undefined;
  return ts.isIdentifier(parent.name) || ts.isStringLiteral(parent.name) ? parent.name.text : undefined;
}

/** A table that others may call by: held by a name or exported, rather than handed to a function at once. */
function isTable(literal: ts.ObjectLiteralExpression): boolean {
  let node: ts.Node = literal.parent;
  while (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) node = node.parent;
  return ts.isVariableDeclaration(node) || ts.isExportAssignment(node) || ts.isBinaryExpression(node);
}

/** `openai` of `function withClient(use) { use(openai) }`, for the function that `withClient` is given. */
function callsOfCallback(evaluator: Evaluator, owner: ts.SignatureDeclaration): readonly CallLike[] {
  const call = owner.parent;
  if (!ts.isCallExpression(call)) return [];
  const index = call.arguments.indexOf(owner as ts.Node as ts.Expression);
  const known = index < 0 ? undefined : evaluator.evaluate(call.expression);
  const parameter = known?.k === 'function' ? known.node.parameters[index] : undefined;
  if (!parameter || !ts.isIdentifier(parameter.name)) return [];
  const { checker } = evaluator.workspace;
  const symbol = checker.getSymbolAtLocation(parameter.name);
  return evaluator.workspace.identifiers(parameter.name.text).flatMap((use) => {
    const { parent } = use;
    const isCalled = ts.isCallExpression(parent) && parent.expression === use;
    return isCalled && checker.getSymbolAtLocation(use) === symbol ? [parent] : [];
  });
}

/** `make(client)('gpt-4o')`, `const ask = make(client); ask('gpt-4o')`, for the function that `make` gives back. */
function callsOfReturned(evaluator: Evaluator, owner: ts.SignatureDeclaration): readonly CallLike[] {
  const maker = makerOf(owner);
  if (!maker) return [];
  return evaluator.callersOf(maker).flatMap((call): readonly CallLike[] => {
    let made: ts.Node = call;
    while (ts.isParenthesizedExpression(made.parent) || ts.isAwaitExpression(made.parent)) made = made.parent;
    const { parent } = made;
    if (ts.isCallExpression(parent) && parent.expression === made) return [parent];
    const name =
      ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : undefined;
    return (name === undefined ? [] : evaluator.workspace.identifiers(name)).flatMap((use) => {
      const calling = callWithCallee(use);
      return calling && calls(evaluator, calling, owner) ? [calling] : [];
    });
  });
}

/** The function that returns this one. */
function makerOf(owner: ts.SignatureDeclaration): ts.SignatureDeclaration | undefined {
  let node: ts.Node = owner.parent;
  while (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) node = node.parent;
  if (ts.isArrowFunction(node)) return node;
  if (!ts.isReturnStatement(node)) return undefined;
  const maker = ts.findAncestor(node, ts.isFunctionLike);
  return maker && !ts.isConstructorDeclaration(maker) ? maker : undefined;
}

/** The call whose callee ends in this name: `ask(…)`, `service.ask(…)`, `service['ask'](…)`, `new Service(…)`. */
function callWithCallee(identifier: ts.Identifier | ts.StringLiteralLike): CallLike | undefined {
  let callee: ts.Node = identifier;
  if (ts.isPropertyAccessExpression(callee.parent) && callee.parent.name === callee) callee = callee.parent;
  else if (ts.isElementAccessExpression(callee.parent) && callee.parent.argumentExpression === callee)
    callee = callee.parent;
  else if (!ts.isIdentifier(callee)) return undefined;
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
