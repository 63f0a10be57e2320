import { ts } from 'ts-morph';

/** Visits every node below, parents first. */
export function walk(root: ts.Node, visit: (node: ts.Node) => void): void {
  function step(node: ts.Node): void {
    visit(node);
    ts.forEachChild(node, step);
  }
  ts.forEachChild(root, step);
}

/** `=` and its kin: `+=`, `??=`, … */
export function isAssignment(node: ts.BinaryExpression): boolean {
  const kind = node.operatorToken.kind;
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}
