import { ts } from 'ts-morph';
import type { ModelPair } from '../../../core/change.js';
import type { Site } from '../clients/sites.js';
import { isInside } from '../program/is-inside.js';
import type { SourceStyle } from '../program/source-style.js';
import { quoted } from './print-expression.js';

/** What is true where the call at this site carries one of these models; undefined where that cannot be asked beside its settings. */
export function conditionAt(
  { options, object }: Site,
  models: readonly ModelPair[],
  style: SourceStyle,
): string | undefined {
  const model = options.get('model');
  const isBeside = model?.own === true && object !== undefined && isInside(model.node, object);
  return isBeside ? modelCondition(model.value, models, style) : undefined;
}

/**
 * `MODELS[tier] === 'glm-5.2'`, or the condition that chose between two names written in the call; undefined where asking again could
 * have effects or another answer.
 */
function modelCondition(
  model: ts.Expression,
  models: readonly ModelPair[],
  style: SourceStyle,
): string | undefined {
  if (ts.isParenthesizedExpression(model)) return modelCondition(model.expression, models, style);
  if (ts.isConditionalExpression(model)) return branchCondition(model, models);
  if (!isReadOnly(model) || isText(model)) return undefined;
  const names = [...new Set(models.map(({ after }) => after))];
  return names.map((name) => `${model.getText()} === ${quoted(name, style.quote)}`).join(' || ');
}

function branchCondition(
  { condition, whenTrue, whenFalse }: ts.ConditionalExpression,
  models: readonly ModelPair[],
): string | undefined {
  if (!isReadOnly(condition) || !isText(whenTrue) || !isText(whenFalse)) return undefined;
  const [inTrue, inFalse] = [whenTrue, whenFalse].map((side) =>
    models.some(({ before }) => before === side.text),
  );
  if (inTrue === inFalse) return undefined;
  if (inTrue) return condition.getText();
  const isWord = ts.isIdentifier(condition) || ts.isPropertyAccessExpression(condition);
  return isWord ? `!${condition.getText()}` : `!(${condition.getText()})`;
}

function isText(node: ts.Expression): node is ts.StringLiteralLike {
  return ts.isStringLiteralLike(node);
}

/** Nothing is called, awaited or changed, so that it can be asked again. */
function isReadOnly(node: ts.Expression): boolean {
  if (ts.isIdentifier(node) || isText(node) || ts.isNumericLiteral(node)) return true;
  if (node.kind === ts.SyntaxKind.ThisKeyword) return true;
  if (ts.isPropertyAccessExpression(node)) return isReadOnly(node.expression);
  if (ts.isElementAccessExpression(node))
    return isReadOnly(node.expression) && isReadOnly(node.argumentExpression);
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) return isReadOnly(node.expression);
  if (ts.isPrefixUnaryExpression(node))
    return node.operator === ts.SyntaxKind.ExclamationToken && isReadOnly(node.operand);
  return (
    ts.isBinaryExpression(node) &&
    !isAssignment(node.operatorToken.kind) &&
    isReadOnly(node.left) &&
    isReadOnly(node.right)
  );
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}
