import { ts } from 'ts-morph';
import type { Reader } from '../../../core/usage.js';
import type { Evaluator } from '../follow/evaluator.js';
import { alternatives } from '../follow/known.js';
import { isTestFile } from '../program/test-files.js';

/** Other places that read the constant that a literal defines, and whether they can live with another value. */
export function readersOf(evaluator: Evaluator, literal: ts.Node): readonly Reader[] {
  const name = definedName(literal);
  if (!name) return [];
  const readers: Reader[] = [];
  for (const identifier of evaluator.workspace.identifiers(name)) {
    const read = readExpression(identifier);
    if (!read || contains(identifier.parent, literal)) continue;
    if (!reaches(evaluator, read, literal)) continue;
    const kind = classify(evaluator, read);
    if (kind) readers.push({ at: evaluator.workspace.span(read), ...kind });
  }
  return readers;
}

/** The name under which the literal is known: constant, enum member, property, parameter. */
function definedName(literal: ts.Node): string | undefined {
  let node = literal.parent;
  while (isTransparent(node)) node = node.parent;
  if (
    !ts.isVariableDeclaration(node) &&
    !ts.isEnumMember(node) &&
    !ts.isPropertyAssignment(node) &&
    !ts.isPropertyDeclaration(node)
  ) {
    return undefined;
  }
  return ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) ? node.name.text : undefined;
}

/** Gives on what stands inside it, or another value instead. */
export function isTransparent(node: ts.Node): boolean {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isConditionalExpression(node) ||
    (ts.isBinaryExpression(node) &&
      (node.operatorToken.kind === ts.SyntaxKind.BarBarToken ||
        node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken))
  );
}

/** The whole expression that reads by this identifier; undefined for declarations and names of imports and exports. */
function readExpression(identifier: ts.Identifier): ts.Expression | undefined {
  const parent = identifier.parent;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isImportClause(parent))
    return undefined;
  if (ts.isPropertyAccessExpression(parent) && parent.name === identifier) return parent;
  const isDeclaredName =
    (parent as { name?: ts.Node }).name === identifier && !ts.isShorthandPropertyAssignment(parent);
  return isDeclaredName ? undefined : identifier;
}

function contains(outer: ts.Node, inner: ts.Node): boolean {
  return outer.getSourceFile() === inner.getSourceFile() && outer.pos <= inner.pos && outer.end >= inner.end;
}

function reaches(evaluator: Evaluator, read: ts.Expression, literal: ts.Node): boolean {
  return alternatives(evaluator.evaluate(read)).some((value) => {
    if (value.k === 'literal') return value.node === literal;
    return value.k === 'env' && value.fallback?.k === 'literal' && value.fallback.node === literal;
  });
}

type Kind = Pick<Reader, 'as' | 'survives'>;

/** What the reader does with it; undefined where it only hands it on to a call or to another name. */
function classify(evaluator: Evaluator, read: ts.Expression): Kind | undefined {
  const parent = read.parent;
  if (isTestFile(evaluator.workspace.fileOf(read))) return { as: 'test', survives: false };
  if (ts.isBinaryExpression(parent)) return comparison(parent);
  if (ts.isElementAccessExpression(parent) && parent.argumentExpression === read)
    return { as: 'key', survives: false };
  if (ts.isComputedPropertyName(parent)) return { as: 'key', survives: true };
  if (ts.isCaseClause(parent)) return { as: 'comparison', survives: true };
  if (ts.isSwitchStatement(parent)) return { as: 'comparison', survives: false };
  if (ts.isTypeQueryNode(parent)) return { as: 'type', survives: true };
  if (ts.isArrayLiteralExpression(parent)) return { as: 'list', survives: true };
  if (ts.isTemplateSpan(parent) || ts.isJsxExpression(parent)) return { as: 'display', survives: true };
  if (ts.isPropertyAccessExpression(parent) && parent.expression === read) return method(parent);
  if (ts.isCallExpression(parent)) return argument(evaluator, parent, read);
  return undefined;
}

function comparison(parent: ts.BinaryExpression): Kind | undefined {
  const operator = parent.operatorToken.kind;
  const compares =
    operator === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    operator === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
    operator === ts.SyntaxKind.EqualsEqualsToken ||
    operator === ts.SyntaxKind.ExclamationEqualsToken;
  if (!compares) return undefined;
  // Compared with another constant both move together; compared with a literal the branch would flip.
  const survives = !ts.isStringLiteralLike(parent.left) && !ts.isStringLiteralLike(parent.right);
  return { as: 'comparison', survives };
}

function method(parent: ts.PropertyAccessExpression): Kind | undefined {
  const name = parent.name.text;
  if (['startsWith', 'includes', 'endsWith', 'match', 'indexOf'].includes(name))
    return { as: 'comparison', survives: false };
  return ['toUpperCase', 'split', 'replace'].includes(name) ? { as: 'display', survives: true } : undefined;
}

function argument(evaluator: Evaluator, call: ts.CallExpression, read: ts.Expression): Kind | undefined {
  const callee = evaluator.evaluate(call.expression);
  const text = call.expression.getText();
  if (callee.k === 'external' && /tokeni[sz]er|tiktoken|gpt-3-encoder/.test(callee.package))
    return { as: 'tokenizer', survives: false };
  if (/^console\.|\blog(?:ger)?\b/i.test(text)) return undefined;
  if (/\.(?:includes|has|indexOf|test)$/.test(text)) return { as: 'comparison', survives: false };
  if (/\.(?:get|set)$/.test(text) && call.arguments[0] === read) return { as: 'key', survives: false };
  return undefined;
}
