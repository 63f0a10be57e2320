import { ts } from 'ts-morph';

/** True where the parent gives the same value: parentheses, `await`, `as`, `!`. */
export function unwrapped(node: ts.Expression): boolean {
  const { parent } = node;
  return (
    ts.isParenthesizedExpression(parent) ||
    ts.isAwaitExpression(parent) ||
    ts.isNonNullExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isSatisfiesExpression(parent)
  );
}

const GIVES = new Map<string, 'item' | 'list' | 'other'>([
  ...['find', 'at', 'pop', 'shift', 'findLast'].map((name) => [name, 'item'] as const),
  ...['filter', 'slice', 'sort', 'reverse', 'toSorted'].map((name) => [name, 'list'] as const),
  ...['map', 'forEach', 'some', 'every', 'flatMap', 'reduce', 'findIndex'].map(
    (name) => [name, 'other'] as const,
  ),
]);

/** What a method of a list gives back; undefined where the method is another. */
export function elementMethods(name: string): 'item' | 'list' | 'other' | undefined {
  return GIVES.get(name);
}

/** What a declaration or an assignment gives the name. */
export function assigned(use: ts.Identifier): ts.Expression[] {
  const { parent } = use;
  if (ts.isBinaryExpression(parent)) return [parent.right];
  return ts.isVariableDeclaration(parent) && parent.initializer ? [parent.initializer] : [];
}

/** True for `null` and `undefined`. */
export function isNothing(node: ts.Expression): boolean {
  return node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined');
}

/** A declaration of the name, or the left side of an assignment to it. */
export function isDeclared(use: ts.Identifier): boolean {
  const { parent } = use;
  if (ts.isBinaryExpression(parent))
    return parent.left === use && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return (parent as { name?: ts.Node }).name === use && !ts.isPropertyAccessExpression(parent);
}

/** True where the parent takes nothing of the value but whether it is there. */
export function isOnlyTested(parent: ts.Node): boolean {
  return (
    ts.isExpressionStatement(parent) ||
    ts.isIfStatement(parent) ||
    ts.isWhileStatement(parent) ||
    ts.isPrefixUnaryExpression(parent) ||
    ts.isTypeOfExpression(parent) ||
    ts.isVoidExpression(parent)
  );
}
