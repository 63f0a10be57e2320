import { ts } from 'ts-morph';

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
