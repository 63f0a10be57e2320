import { ts } from 'ts-morph';
import type { Evaluator } from '../follow/evaluator.js';
import { bare, declarationOf, isNothing } from './value-kind.js';

/** True where an expression shows that it may give nothing at all. */
export function mayBeMissing(evaluator: Evaluator, node: ts.Expression): boolean {
  const inner = bare(node);
  if (inner.kind === ts.SyntaxKind.NullKeyword || inner.getText() === 'undefined') return true;
  if (ts.isConditionalExpression(inner))
    return mayBeMissing(evaluator, inner.whenTrue) || mayBeMissing(evaluator, inner.whenFalse);
  if (ts.isBinaryExpression(inner)) {
    const { kind } = inner.operatorToken;
    const isDefault = kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken;
    return isDefault && mayBeMissing(evaluator, inner.right);
  }
  if ((ts.isPropertyAccessExpression(inner) || ts.isCallExpression(inner)) && inner.questionDotToken)
    return true;
  const known = evaluator.evaluate(inner);
  if (known.k === 'env') return known.fallback === undefined;
  return ts.isIdentifier(inner) && mayNameNothing(evaluator, inner);
}

function mayNameNothing(evaluator: Evaluator, name: ts.Identifier): boolean {
  const declaration = declarationOf(evaluator, name);
  if (declaration && ts.isBindingElement(declaration)) return mayBindNothing(evaluator, declaration);
  if (!declaration || !(ts.isParameter(declaration) || ts.isVariableDeclaration(declaration))) return false;
  if (ts.isParameter(declaration) && declaration.questionToken) return true;
  const { type } = declaration;
  return type !== undefined && ts.isUnionTypeNode(type) && type.types.some(isNothing);
}

function mayBindNothing(evaluator: Evaluator, element: ts.BindingElement): boolean {
  if (element.initializer) return false;
  const { checker } = evaluator.workspace;
  const owner = checker.getTypeAtLocation(element.parent);
  const name = element.propertyName ?? element.name;
  const property = ts.isIdentifier(name) ? owner.getProperty(name.text) : undefined;
  return property !== undefined && (property.flags & ts.SymbolFlags.Optional) !== 0;
}
