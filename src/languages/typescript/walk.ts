import { ts } from 'ts-morph';

/** Visits every node below, parents first. */
export function walk(root: ts.Node, visit: (node: ts.Node) => void): void {
  function step(node: ts.Node): void {
    visit(node);
    ts.forEachChild(node, step);
  }
  ts.forEachChild(root, step);
}
