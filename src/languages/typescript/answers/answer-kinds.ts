import { ts } from 'ts-morph';
import type { AnswerField } from '../../../core/sdk.js';
import { styleOf } from '../program/source-style.js';
import type { Workspace } from '../program/workspace.js';
import { isTested, type AnswerEdit } from './answer-reads.js';
import { leaves } from './answer-tests.js';

/**
 * Reads a field of which there are several kinds now: where the program asks whether it is there, it asks for the right kind, and behind
 * that question the types know it; undefined elsewhere.
 */
export function readOfKind(
  workspace: Workspace,
  access: ts.PropertyAccessExpression,
  { kind }: AnswerField,
): readonly AnswerEdit[] | undefined {
  if (!kind || !staysTheSame(workspace, access.expression)) return undefined;
  const { quote } = styleOf(access.getSourceFile());
  const start = access.name.getStart();
  const owner = access.getText().slice(0, start - access.getStart());
  const { parent } = access;
  const is = `${quote}${kind.is}${quote}`;
  if (ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.ExclamationToken)
    return [
      {
        node: parent,
        start: parent.getStart(),
        end: parent.getEnd(),
        text: `${owner}${kind.path} !== ${is}`,
      },
    ];
  if (isTested(access) && !ts.isExpressionStatement(parent))
    return [{ node: access, start, end: access.getEnd(), text: `${kind.path} === ${is}` }];
  return isBehindTest(access)
    ? [{ node: access, start, end: access.getEnd(), text: kind.inside }]
    : undefined;
}

/** Types follow only what nobody can assign in between. */
function staysTheSame(workspace: Workspace, owner: ts.Expression): boolean {
  let root = owner;
  while (
    ts.isPropertyAccessExpression(root) ||
    ts.isNonNullExpression(root) ||
    (ts.isElementAccessExpression(root) && ts.isNumericLiteral(root.argumentExpression))
  )
    root = root.expression;
  const declaration = ts.isIdentifier(root)
    ? workspace.checker.getSymbolAtLocation(root)?.valueDeclaration
    : undefined;
  return declaration !== undefined && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
}

/** Behind `if (message.field)`, `message.field ? …`, `message.field && …` or `if (!message.field) return;`. */
function isBehindTest(access: ts.PropertyAccessExpression): boolean {
  const text = bare(access);
  for (let node: ts.Node = access; !ts.isFunctionLike(node) && !ts.isSourceFile(node); node = node.parent) {
    const { parent } = node;
    if (ts.isIfStatement(parent) && parent.thenStatement === node && says(parent.expression, text, true))
      return true;
    if (ts.isConditionalExpression(parent) && parent.whenTrue === node && says(parent.condition, text, true))
      return true;
    const isRight = ts.isBinaryExpression(parent) && parent.right === node;
    if (isRight && isAnd(parent) && says(parent.left, text, true)) return true;
    if (ts.isBlock(parent) || ts.isSourceFile(parent)) {
      const before = parent.statements.slice(0, parent.statements.indexOf(node as ts.Statement));
      if (
        before.some(
          (each) =>
            ts.isIfStatement(each) && leaves(each.thenStatement) && says(each.expression, text, false),
        )
      )
        return true;
    }
  }
  return false;
}

function bare(node: ts.Node): string {
  return node.getText().replace(/[?!\s]/g, '');
}

function isAnd(node: ts.BinaryExpression): boolean {
  return node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
}

function says(condition: ts.Expression, text: string, truth: boolean): boolean {
  if (ts.isParenthesizedExpression(condition)) return says(condition.expression, text, truth);
  if (ts.isPrefixUnaryExpression(condition))
    return condition.operator === ts.SyntaxKind.ExclamationToken && says(condition.operand, text, !truth);
  if (ts.isBinaryExpression(condition)) {
    const joins = truth ? ts.SyntaxKind.AmpersandAmpersandToken : ts.SyntaxKind.BarBarToken;
    return (
      condition.operatorToken.kind === joins &&
      (says(condition.left, text, truth) || says(condition.right, text, truth))
    );
  }
  return truth && ts.isPropertyAccessExpression(condition) && bare(condition) === text;
}
