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

/** The function in a value that a test gives in the place of a method: itself, or what `jest.fn(…)` wraps. */
export function functionIn(value: ts.Expression): ts.FunctionExpression | ts.ArrowFunction | undefined {
  if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) return value;
  if (!ts.isCallExpression(value)) return undefined;
  const inner = value.arguments[0] && functionIn(value.arguments[0]);
  if (inner) return inner;
  return ts.isPropertyAccessExpression(value.expression)
    ? functionIn(value.expression.expression)
    : undefined;
}

/** A statement on its own lines is what a reader looks for. */
export function lineStartOf(node: ts.Node): ts.Node {
  return ts.findAncestor(node, ts.isStatement) ?? node;
}
