import { ts } from 'ts-morph';
import type { AnswerField } from '../../../core/sdk.js';
import { comparisonOf, isTested, replacement, type AnswerEdit } from './answer-reads.js';
import { styleOf } from '../program/source-style.js';
import { isInTemplate } from '../program/template-text.js';

type Tests = Readonly<Record<string, string>>;

/** `event.type === 'x'` where what tells is no longer a name but a part that is there; undefined where that cannot be written. */
export function writeTest(
  access: ts.PropertyAccessExpression,
  tests: Tests,
): readonly AnswerEdit[] | undefined {
  const compared = comparisonOf(access);
  if (!compared) return ts.isSwitchStatement(access.parent) ? writeSwitch(access.parent, tests) : undefined;
  const { node, literal, isNegative } = compared;
  const path = Object.hasOwn(tests, literal.text) ? tests[literal.text] : undefined;
  if (path === undefined || !isTested(node)) return undefined;
  const apart = stepOut(node);
  return apart && [...apart, replacement(node, testOf(access.expression.getText(), path, isNegative))];
}

function testOf(owner: string, path: string, isNegative: boolean): string {
  const test = `${owner}.${path}`;
  if (!isNegative) return test;
  return path.includes(' ') ? `!(${test})` : `!${test}`;
}

/** One piece of a stream may now be what two were: what was `else if` stands alone. A last `else` cannot. */
function stepOut(test: ts.BinaryExpression): readonly AnswerEdit[] | undefined {
  const own = ts.findAncestor(test, ts.isIfStatement);
  if (!own || own.expression.pos > test.pos || own.expression.end < test.end) return [];
  if (own.elseStatement && !ts.isIfStatement(own.elseStatement)) return undefined;
  const outer = own.parent;
  if (!ts.isIfStatement(outer) || outer.elseStatement !== own) return [];
  const { text } = own.getSourceFile();
  const line = lineStart(text, outer);
  return [
    {
      node: own,
      start: outer.thenStatement.getEnd(),
      end: own.getStart(),
      text: `\n${indentAt(text, line)}`,
    },
  ];
}

function lineStart(text: string, node: ts.Node): number {
  let first: ts.Node = node;
  while (ts.isIfStatement(first.parent) && first.parent.elseStatement === first) first = first.parent;
  return text.lastIndexOf('\n', first.getStart()) + 1;
}

function indentAt(text: string, start: number): string {
  return /^[ \t]*/.exec(text.slice(start))![0];
}

interface Branch {
  readonly clause: ts.CaseClause;
  readonly path: string;
  readonly statements: readonly ts.Statement[];
  readonly end: ts.Statement | undefined;
}

/** `switch (event.type)` becomes one `if` for each name that has a counterpart. */
function writeSwitch(node: ts.SwitchStatement, tests: Tests): readonly AnswerEdit[] | undefined {
  const owner = (node.expression as ts.PropertyAccessExpression).expression.getText();
  const { clauses } = node.caseBlock;
  if (clauses.some((clause) => ts.isDefaultClause(clause) && !isEmpty(clause))) return undefined;
  const branches = clauses.filter(ts.isCaseClause).map((clause) => branchOf(clause, tests));
  if (branches.length === 0 || branches.some((branch) => branch === undefined)) return undefined;
  return (branches as readonly Branch[]).flatMap((branch, index, all) => {
    const from = index === 0 ? node.getStart() : all[index - 1]!.clause.getEnd();
    const to = index === all.length - 1 ? node.getEnd() : branch.clause.getEnd();
    return writeBranch(node, branch, owner, { start: from, end: to });
  });
}

/** One case as an `if`; comments in front of its first statement stay. */
function writeBranch(
  node: ts.SwitchStatement,
  { clause, path, statements }: Branch,
  owner: string,
  around: { readonly start: number; readonly end: number },
): readonly AnswerEdit[] {
  const { text } = node.getSourceFile();
  const { newline } = styleOf(node.getSourceFile());
  const indent = indentAt(text, text.lastIndexOf('\n', node.getStart()) + 1);
  const first = statements[0]!;
  const inner = `${indent}${step(text, indent, first)}`;
  const begin = ts.getLeadingCommentRanges(text, first.pos)?.[0]?.pos ?? first.getStart();
  const isFirst = around.start === node.getStart();
  const head = `${isFirst ? '' : newline + indent}if (${owner}.${path}) {${newline}${inner}`;
  return [
    { node: clause, start: around.start, end: begin, text: head },
    ...outdented(statements, begin, inner),
    { node: clause, start: statements.at(-1)!.getEnd(), end: around.end, text: `${newline}${indent}}` },
  ];
}

function isEmpty(clause: ts.DefaultClause): boolean {
  return clause.statements.every(ts.isBreakStatement);
}

/** A case with a body of its own, which ends there. */
function branchOf(clause: ts.CaseClause, tests: Tests): Branch | undefined {
  const name = clause.expression;
  const path = ts.isStringLiteralLike(name) && Object.hasOwn(tests, name.text) ? tests[name.text] : undefined;
  const [only] = clause.statements;
  const body =
    only && ts.isBlock(only) && clause.statements.slice(1).every(ts.isBreakStatement)
      ? only.statements
      : clause.statements;
  const end = body.at(-1) ?? clause.statements.at(-1);
  const leaves =
    end && (ts.isBreakStatement(end) || ts.isContinueStatement(end) || ts.isReturnStatement(end));
  const isEnded = leaves === true || clause.statements.at(-1)?.kind === ts.SyntaxKind.BreakStatement;
  const isLast = clause.parent.clauses.at(-1) === clause;
  const statements = body.filter((each) => !(each === end && ts.isBreakStatement(each)));
  const hasOtherBreak = statements.some(breaksOut) || hasCommentBehind(clause, statements.at(-1));
  if (path === undefined || statements.length === 0 || !(isEnded || isLast) || hasOtherBreak)
    return undefined;
  return { clause, path, statements, end };
}

/** A comment between the last statement and the end, which would be lost. */
function hasCommentBehind(clause: ts.CaseClause, last: ts.Statement | undefined): boolean {
  return (
    last !== undefined && /\/[/*]/.test(clause.getSourceFile().text.slice(last.getEnd(), clause.getEnd()))
  );
}

/** A `break` of the switch in the middle of a case. */
function breaksOut(node: ts.Node): boolean {
  if (ts.isBreakStatement(node)) return true;
  if (ts.isIterationStatement(node, false) || ts.isSwitchStatement(node) || ts.isFunctionLike(node))
    return false;
  return ts.forEachChild(node, (child) => breaksOut(child) || undefined) === true;
}

/** One level of indentation, as the case shows it. */
function step(text: string, indent: string, first: ts.Node): string {
  const own = indentAt(text, text.lastIndexOf('\n', first.getStart()) + 1);
  const deeper = own.startsWith(indent) ? own.slice(indent.length) : '';
  return deeper.startsWith('\t')
    ? '\t'
    : deeper.length >= 8 || deeper.length === 4
      ? deeper.slice(0, deeper.length / 2)
      : '  ';
}

/** The lines behind the first go left with it, except inside texts. */
function outdented(
  statements: readonly ts.Statement[],
  start: number,
  wanted: string,
): readonly AnswerEdit[] {
  const first = statements[0]!;
  const { text } = first.getSourceFile();
  const own = indentAt(text, text.lastIndexOf('\n', first.getStart()) + 1);
  const surplus = own.length - wanted.length;
  if (surplus <= 0 || !own.startsWith(wanted)) return [];
  const edits: AnswerEdit[] = [];
  const body = text.slice(start, statements.at(-1)!.getEnd());
  for (const match of body.matchAll(/\n(?=[ \t])/g)) {
    const at = start + match.index + 1;
    if (!text.startsWith(own, at) || isInTemplate(first.parent, at)) continue;
    edits.push({ node: first, start: at + wanted.length, end: at + own.length, text: '' });
  }
  return edits;
}

/** True where a test around the read makes sure that what it reads is there. */
export function isInsideTest(
  read: ts.PropertyAccessExpression,
  field: AnswerField,
  tests: Readonly<Record<string, Tests>>,
): boolean {
  const owner = read.expression;
  if (!ts.isIdentifier(owner)) return false;
  const says = (condition: ts.Expression, truth: boolean): boolean => {
    if (ts.isParenthesizedExpression(condition)) return says(condition.expression, truth);
    if (!ts.isBinaryExpression(condition)) return false;
    const { kind } = condition.operatorToken;
    const joins = truth ? ts.SyntaxKind.AmpersandAmpersandToken : ts.SyntaxKind.BarBarToken;
    if (kind === joins) return says(condition.left, truth) || says(condition.right, truth);
    const side = [condition.left, condition.right].find(
      (each) =>
        ts.isPropertyAccessExpression(each) &&
        ts.isIdentifier(each.expression) &&
        each.expression.text === owner.text,
    ) as ts.PropertyAccessExpression | undefined;
    const compared = side && comparisonOf(side);
    return compared !== undefined && compared.isNegative !== truth
      ? tests[side!.name.text]?.[compared.literal.text] === field.to
      : false;
  };
  for (let node: ts.Node = read; !ts.isFunctionLike(node) && !ts.isSourceFile(node); node = node.parent) {
    const { parent } = node;
    if (ts.isIfStatement(parent) && parent.thenStatement === node && says(parent.expression, true))
      return true;
    if (ts.isConditionalExpression(parent) && parent.whenTrue === node && says(parent.condition, true))
      return true;
    if (ts.isBinaryExpression(parent) && parent.right === node && isAnd(parent) && says(parent.left, true))
      return true;
    if (ts.isBlock(parent) && leftBefore(parent, node, says)) return true;
    if (ts.isCaseClause(node) && isCaseOf(node, owner.text, field, tests)) return true;
  }
  return false;
}

function isAnd(node: ts.BinaryExpression): boolean {
  return node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
}

/** `if (event.type !== 'x') continue;` in front of the statement. */
function leftBefore(
  block: ts.Block,
  node: ts.Node,
  says: (condition: ts.Expression, truth: boolean) => boolean,
): boolean {
  const before = block.statements.slice(0, block.statements.indexOf(node as ts.Statement));
  return before.some(
    (each) => ts.isIfStatement(each) && leaves(each.thenStatement) && says(each.expression, false),
  );
}

/** True where nothing behind the statement runs after it. */
export function leaves(statement: ts.Statement): boolean {
  if (ts.isBlock(statement)) return statement.statements.length > 0 && leaves(statement.statements.at(-1)!);
  return (
    ts.isContinueStatement(statement) ||
    ts.isReturnStatement(statement) ||
    ts.isThrowStatement(statement) ||
    ts.isBreakStatement(statement)
  );
}

function isCaseOf(
  clause: ts.CaseClause,
  owner: string,
  field: AnswerField,
  tests: Readonly<Record<string, Tests>>,
): boolean {
  const { expression } = clause.parent.parent;
  if (!ts.isPropertyAccessExpression(expression) || !ts.isIdentifier(expression.expression)) return false;
  const { expression: name } = clause;
  return (
    expression.expression.text === owner &&
    ts.isStringLiteralLike(name) &&
    tests[expression.name.text]?.[name.text] === field.to
  );
}
