import { ts } from 'ts-morph';

/** A text that takes the place of another, in the file of a node. */
export interface AnswerEdit {
  readonly node: ts.Node;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function replacement(node: ts.Node, text: string): AnswerEdit {
  return { node, start: node.getStart(), end: node.getEnd(), text };
}

export function insertion(node: ts.Node, at: number, text: string): AnswerEdit {
  return { node, start: at, end: at, text };
}

/** Reads by another path; `?? ''` stands behind what may be missing now and never was, in brackets where the place needs them. */
export function readBy(
  name: ts.Node,
  whole: ts.Expression,
  path: string,
  orElse: string | undefined,
): readonly AnswerEdit[] {
  const place = orElse === undefined ? 'tolerant' : placeOf(whole);
  const isTight = place === 'tight';
  const text = place === 'tolerant' ? path : `${path} ?? ${orElse}${isTight ? ')' : ''}`;
  return [
    ...(isTight ? [insertion(whole, whole.getStart(), '(')] : []),
    { node: whole, start: name.getStart(), end: whole.getEnd(), text },
  ];
}

/** tolerant: nothing missing is noticed here · tight: an operator stands nearer than `??` would. */
function placeOf(read: ts.Expression): 'tolerant' | 'tight' | 'free' {
  const { parent } = read;
  if (ts.isBinaryExpression(parent)) return placeInBinary(parent, read);
  if (
    (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) &&
    parent.expression === read
  )
    return parent.questionDotToken ? 'tolerant' : 'tight';
  if (ts.isNonNullExpression(parent) || isTested(read)) return 'tolerant';
  const isTight =
    (ts.isCallExpression(parent) && parent.expression === read) ||
    ts.isTaggedTemplateExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isSatisfiesExpression(parent) ||
    ts.isPrefixUnaryExpression(parent) ||
    ts.isTypeOfExpression(parent) ||
    ts.isAwaitExpression(parent);
  return isTight ? 'tight' : 'free';
}

function placeInBinary(parent: ts.BinaryExpression, read: ts.Expression): 'tolerant' | 'tight' | 'free' {
  const { kind } = parent.operatorToken;
  if (parent.right === read && kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment)
    return 'free';
  const isDefaulted = kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken;
  if (parent.left === read && isDefaulted) return 'tolerant';
  return isTested(read) ? 'tolerant' : 'tight';
}

/** True where only the truth of the value counts. */
export function isTested(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent))
    return parent.expression === node;
  if (ts.isConditionalExpression(parent)) return parent.condition === node;
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === ts.SyntaxKind.ExclamationToken;
  if (ts.isParenthesizedExpression(parent)) return isTested(parent);
  if (ts.isExpressionStatement(parent)) return true;
  if (!ts.isBinaryExpression(parent)) return false;
  const { kind } = parent.operatorToken;
  if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return parent.left === node || isTested(parent);
  return kind === ts.SyntaxKind.BarBarToken && isTested(parent);
}

/** `field === 'literal'` around a read of a field, either way round. */
export interface Comparison {
  readonly node: ts.BinaryExpression;
  readonly literal: ts.StringLiteralLike;
  readonly isNegative: boolean;
}

export function comparisonOf(read: ts.Expression): Comparison | undefined {
  const { parent } = read;
  if (!ts.isBinaryExpression(parent)) return undefined;
  const isNegative =
    parent.operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
    parent.operatorToken.kind === ts.SyntaxKind.ExclamationEqualsToken;
  const isPositive =
    parent.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    parent.operatorToken.kind === ts.SyntaxKind.EqualsEqualsToken;
  const literal = parent.left === read ? parent.right : parent.left;
  return (isNegative || isPositive) && ts.isStringLiteralLike(literal)
    ? { node: parent, literal, isNegative }
    : undefined;
}

/** `.find((item) => item.type === 'message')` → `message`, `.at(0)` → `0` */
function pickAbove(
  node: ts.Expression,
): { readonly tag: string; readonly call: ts.CallExpression } | undefined {
  const { parent } = node;
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== node) return undefined;
  const call = parent.parent;
  const [first] = ts.isCallExpression(call) && call.expression === parent ? call.arguments : [];
  if (!first) return undefined;
  if (parent.name.text === 'at' && ts.isNumericLiteral(first))
    return { tag: first.text, call: call as ts.CallExpression };
  if (parent.name.text !== 'find' || !ts.isArrowFunction(first)) return undefined;
  const { body } = first;
  const isByType =
    ts.isBinaryExpression(body) &&
    ts.isPropertyAccessExpression(body.left) &&
    body.left.name.text === 'type' &&
    body.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken &&
    ts.isStringLiteralLike(body.right);
  return isByType ? { tag: body.right.text, call: call as ts.CallExpression } : undefined;
}

/** The longest chain of members, plain elements and picks by type above a node: `[0].content[0].text`, with the expression of each step. */
export function chainAbove(
  node: ts.Expression,
): readonly { readonly path: string; readonly at: ts.Expression }[] {
  const steps: { path: string; at: ts.Expression }[] = [];
  let at: ts.Expression = node;
  let path = '';
  for (;;) {
    const { parent } = at;
    if (ts.isNonNullExpression(parent)) {
      at = parent;
      continue;
    }
    const picked = pickAbove(at);
    if (picked) {
      path += `[${picked.tag}]`;
      at = picked.call;
      steps.push({ path, at });
      continue;
    }
    if (ts.isPropertyAccessExpression(parent) && parent.expression === at) path += `.${parent.name.text}`;
    else if (
      ts.isElementAccessExpression(parent) &&
      parent.expression === at &&
      ts.isNumericLiteral(parent.argumentExpression)
    )
      path += `[${parent.argumentExpression.text}]`;
    else return steps;
    at = parent;
    steps.push({ path, at });
  }
}
