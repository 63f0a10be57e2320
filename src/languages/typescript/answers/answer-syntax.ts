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
