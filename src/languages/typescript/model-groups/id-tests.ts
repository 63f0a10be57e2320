import { ts } from 'ts-morph';
import type { IdTest } from '../../../core/model-group.js';
import type { FoundModel } from '../models/models.js';
import type { Workspace } from '../program/workspace.js';

const HOW: Readonly<Record<string, IdTest['how']>> = {
  startsWith: 'starts',
  endsWith: 'ends',
  includes: 'contains',
  indexOf: 'contains',
  match: 'contains',
};

/** A test as it is written, and what is tested. */
export interface FoundTest {
  readonly model: FoundModel;
  readonly subject: ts.Expression;
  readonly test: IdTest;
}

/** What a name that stands in a comparison is held against, how, and what comes of it. */
export function testOf(workspace: Workspace, model: FoundModel): FoundTest | undefined {
  const found = readTest(workspace, model);
  const branches = found && branchesOf(model.node);
  return found && branches ? { ...found, test: { ...found.test, branches } } : found;
}

function readTest(workspace: Workspace, model: FoundModel): FoundTest | undefined {
  if (model.usage.role !== 'comparison' || model.usage.inTest) return undefined;
  const { node } = model;
  const usage = model.usage.id;
  if (ts.isCallExpression(node)) return ofCall(workspace, model, node);
  if (!ts.isStringLiteralLike(node)) return undefined;
  const { parent } = node;
  const at = workspace.span(node);
  if (ts.isBinaryExpression(parent)) {
    const subject = parent.left === node ? parent.right : parent.left;
    return { model, subject, test: { usage, how: 'is', text: node.text, at } };
  }
  if (ts.isCaseClause(parent))
    return {
      model,
      subject: parent.parent.parent.expression,
      test: { usage, how: 'is', text: node.text, at },
    };
  return ts.isCallExpression(parent) ? ofCall(workspace, model, parent) : undefined;
}

function ofCall(workspace: Workspace, model: FoundModel, call: ts.CallExpression): FoundTest | undefined {
  if (!ts.isPropertyAccessExpression(call.expression)) return undefined;
  const { expression, name } = call.expression;
  const [given] = call.arguments;
  const usage = model.usage.id;
  if (ts.isRegularExpressionLiteral(expression) && name.text === 'test' && given)
    return { model, subject: given, test: { usage, how: 'pattern', ...partsOf(expression) } };
  if (given && ts.isRegularExpressionLiteral(given))
    return { model, subject: expression, test: { usage, how: 'pattern', ...partsOf(given) } };
  const how = HOW[name.text];
  if (!how || !given || !ts.isStringLiteralLike(given)) return undefined;
  return { model, subject: expression, test: { usage, how, text: given.text, at: workspace.span(given) } };
}

function partsOf(node: ts.RegularExpressionLiteral): { readonly text: string; readonly flags: string } {
  const end = node.text.lastIndexOf('/');
  return { text: node.text.slice(1, end), flags: node.text.slice(end + 1).replace(/[gy]/g, '') };
}

type Branches = NonNullable<IdTest['branches']>;

/** What the nearest condition around a test chooses between. */
function branchesOf(test: ts.Node): Branches | undefined {
  for (let node = test; !ts.isSourceFile(node.parent); node = node.parent) {
    const { parent } = node;
    if (ts.isConditionalExpression(parent) && parent.condition === node)
      return turned(node, test, { passes: begin(parent.whenTrue), fails: begin(parent.whenFalse) });
    if (ts.isIfStatement(parent) && parent.expression === node)
      return turned(node, test, {
        passes: begin(parent.thenStatement),
        fails: begin(parent.elseStatement ?? behind(parent)),
      });
    if (ts.isStatement(parent) || ts.isFunctionLike(parent) || ts.isCaseClause(parent)) return undefined;
  }
  return undefined;
}

/** `model !== 'gpt-4o'`, `!model.startsWith('gpt-')` */
function turned(condition: ts.Node, test: ts.Node, { passes, fails }: Branches): Branches {
  const isTurned =
    (ts.isPrefixUnaryExpression(condition) && condition.operator === ts.SyntaxKind.ExclamationToken) ||
    (ts.isBinaryExpression(test.parent) && /^!==?$/.test(test.parent.operatorToken.getText()));
  return isTurned ? { passes: fails, fails: passes } : { passes, fails };
}

/** The statement that is reached when a condition without an else does not hold. */
function behind(statement: ts.IfStatement): ts.Node | undefined {
  const { parent } = statement;
  if (!ts.isBlock(parent) && !ts.isSourceFile(parent)) return undefined;
  return parent.statements[parent.statements.indexOf(statement) + 1];
}

const SHOWN = 60;

function begin(node: ts.Node | undefined): string {
  const only = node && ts.isBlock(node) ? node.statements[0] : node;
  const text = (only?.getText() ?? '').replace(/\s+/g, ' ');
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
