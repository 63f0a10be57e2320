import { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.js';
import type { Known } from './known.js';

/** What the class extends, as a value: a class of the project or of a package. */
export function superValue(evaluator: Evaluator, node: ts.ClassLikeDeclaration): Known | undefined {
  const clause = node.heritageClauses?.find((each) => each.token === ts.SyntaxKind.ExtendsKeyword);
  const parent = clause?.types[0];
  return parent ? evaluator.evaluate(parent.expression) : undefined;
}

/** `super(…)` in a class's constructor. */
export function superCallsIn(node: ts.ClassLikeDeclaration): ts.CallExpression[] {
  const result: ts.CallExpression[] = [];
  function visit(child: ts.Node): void {
    if (ts.isCallExpression(child) && child.expression.kind === ts.SyntaxKind.SuperKeyword)
      result.push(child);
    if (!ts.isClassLike(child)) ts.forEachChild(child, visit);
  }
  for (const member of node.members) if (ts.isConstructorDeclaration(member)) visit(member);
  return result;
}
