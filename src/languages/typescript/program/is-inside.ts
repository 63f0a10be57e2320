import type { ts } from 'ts-morph';

/** True where the node stands in the other one, or is it. */
export function isInside(node: ts.Node, outer: ts.Node): boolean {
  return node.getSourceFile() === outer.getSourceFile() && outer.pos <= node.pos && node.end <= outer.end;
}
