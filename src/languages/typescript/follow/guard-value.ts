import { ts } from 'ts-morph';

type Guard = { readonly start: number; readonly end: number; readonly text: string };

/** The edits after which a value is neither undefined nor null; none where it cannot be. */
export function guardValue(value: ts.Expression, fallback: string): readonly Guard[] {
  if (ts.isShorthandPropertyAssignment(value.parent) && value.parent.name === value) {
    return [{ start: value.getEnd(), end: value.getEnd(), text: `: ${value.getText()} ?? ${fallback}` }];
  }
  if (isNothing(value)) return [{ start: value.getStart(), end: value.getEnd(), text: fallback }];
  if (isNeverNothing(value)) return [];
  const [start, end] = [value.getStart(), value.getEnd()];
  if (ts.isNonNullExpression(value)) return [{ start: end - 1, end, text: ` ?? ${fallback}` }];
  if (!needsParentheses(value)) return [{ start: end, end, text: ` ?? ${fallback}` }];
  return [
    { start, end: start, text: '(' },
    { start: end, end, text: `) ?? ${fallback}` },
  ];
}

function isNothing(value: ts.Expression): boolean {
  return value.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(value) && value.text === 'undefined');
}

/** Beside these a compiler refuses `??`, since what stands on its right could never be reached. */
function isNeverNothing(value: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(value)) return isNeverNothing(value.expression);
  if (ts.isConditionalExpression(value))
    return isNeverNothing(value.whenTrue) && isNeverNothing(value.whenFalse);
  if (ts.isBinaryExpression(value))
    return isFallback(value) ? isNeverNothing(value.right) : isArithmetic(value);
  return GIVES_A_VALUE.some((is) => is(value));
}

const GIVES_A_VALUE: readonly ((node: ts.Node) => boolean)[] = [
  ts.isLiteralExpression,
  ts.isTemplateExpression,
  ts.isFunctionLike,
  ts.isObjectLiteralExpression,
  ts.isArrayLiteralExpression,
  ts.isNewExpression,
  ts.isTypeOfExpression,
  ts.isPrefixUnaryExpression,
];

function isFallback({ operatorToken }: ts.BinaryExpression): boolean {
  return (
    operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken ||
    operatorToken.kind === ts.SyntaxKind.BarBarToken
  );
}

/** `'Bearer ' + key`, `a < b`: an operator that always gives a value. */
function isArithmetic({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind >= ts.SyntaxKind.LessThanToken && kind < ts.SyntaxKind.AmpersandAmpersandToken;
}

function needsParentheses(value: ts.Expression): boolean {
  if (ts.isConditionalExpression(value) || ts.isYieldExpression(value)) return true;
  return ts.isBinaryExpression(value) && value.operatorToken.kind !== ts.SyntaxKind.QuestionQuestionToken;
}
