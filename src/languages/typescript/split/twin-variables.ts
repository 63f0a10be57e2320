import { ts } from 'ts-morph';
import { isAssignment } from '../program/walk.js';
import type { Split, Twin } from './split.js';
import { ending, textWith } from './text-with.js';

/** `const openai = new OpenAI()` gets `const openaiEmbeddings = new OpenAI(…)` behind it. */
export function twinOfVariable(split: Split, declaration: ts.VariableDeclaration): Twin {
  const prepared = split.prepared(declaration);
  if (prepared !== undefined) return prepared;
  const { name, initializer } = declaration;
  const statement = declaration.parent.parent;
  if (!ts.isIdentifier(name) || !ts.isVariableStatement(statement)) return split.block(declaration, 'form');
  if (initializer && isRequire(initializer)) return required(split, name, initializer, statement);
  if (!initializer || !holdsClient(split, initializer)) return assignedLater(split, declaration, name);
  const isBeside = split.isBeside(declaration);
  const text = isPart(split, initializer)
    ? throughPart(split, initializer)
    : isBeside
      ? split.besideOf(initializer)
      : split.twin(initializer);
  if (text === undefined) {
    split.gate(declaration);
    return undefined;
  }
  const twin = split.named(name.text);
  split.insertAfter(statement, copied(statement, declaration, { name: twin, value: text }));
  return twin;
}

/** The statement with that one declaration, under another name. */
export function copied(
  statement: ts.VariableStatement,
  declaration: ts.VariableDeclaration,
  twin: { readonly name: string; readonly value: string | undefined },
): string {
  const modifiers = (ts.getModifiers(statement) ?? []).map((modifier) => `${modifier.getText()} `).join('');
  const keyword = /^(?:const|let|var|using)/.exec(statement.declarationList.getText())?.[0] ?? 'const';
  const mark = declaration.exclamationToken ? '!' : '';
  const type = declaration.type ? `${mark}: ${declaration.type.getText()}` : '';
  const value = twin.value === undefined ? '' : ` = ${twin.value}`;
  return `${modifiers}${keyword} ${twin.name}${type}${value}${ending(statement)}`;
}

function holdsClient(split: Split, node: ts.Expression): boolean {
  return split.isClient(node) || isPart(split, node);
}

/** `const embeddings = openai.embeddings`: a part of the client under a name of its own. */
function isPart(split: Split, node: ts.Expression): boolean {
  const value = split.evaluator.evaluate(node);
  return value.k === 'member' && value.site.node === split.site.node;
}

function throughPart(split: Split, node: ts.Expression): undefined {
  let base = node;
  while (!split.isClient(base)) {
    if (!ts.isPropertyAccessExpression(base)) return split.block(node, 'form');
    base = base.expression;
  }
  const text = split.twin(base);
  if (text !== undefined) split.replace(base, text);
  return undefined;
}

export function isRequire(node: ts.Expression): node is ts.CallExpression {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require';
}

/** `const openai = require('./client')`, where the module is the client itself. */
function required(
  split: Split,
  name: ts.Identifier,
  call: ts.CallExpression,
  statement: ts.VariableStatement,
): string {
  const [specifier] = call.arguments;
  const file =
    specifier && ts.isStringLiteralLike(specifier)
      ? split.evaluator.workspace.resolve(call, specifier.text)
      : undefined;
  if (!file) return split.block(call, 'outside');
  const twin = split.ofExport(file, 'default', name.text);
  split.insertAfter(statement, `const { ${twin} } = ${call.getText()}${ending(statement)}`);
  return twin;
}

/** `let openai; … openai = new OpenAI()`: each assignment gets its twin, where it is a statement in a block. */
function assignedLater(split: Split, declaration: ts.VariableDeclaration, name: ts.Identifier): Twin {
  const statement = declaration.parent.parent as ts.VariableStatement;
  const assignments = assignmentsTo(split, name).filter((each) => split.isClient(each.right));
  if (assignments.length === 0) return split.block(declaration, 'form');
  const twin = split.named(name.text);
  const value = declaration.initializer?.getText();
  split.insertAfter(statement, copied(statement, declaration, { name: twin, value }));
  for (const assignment of assignments) twinOfAssignment(split, assignment, twin);
  return twin;
}

function assignmentsTo(split: Split, name: ts.Identifier): ts.BinaryExpression[] {
  const { checker } = split.evaluator.workspace;
  const symbol = checker.getSymbolAtLocation(name);
  return split.evaluator.workspace.identifiers(name.text).flatMap((use) => {
    const { parent } = use;
    const isTarget = ts.isBinaryExpression(parent) && parent.left === use && isAssignment(parent);
    return isTarget && checker.getSymbolAtLocation(use) === symbol ? [parent] : [];
  });
}

/** `this.openai = new OpenAI();` gets a second statement behind it. */
export function twinOfAssignment(
  split: Split,
  assignment: ts.BinaryExpression,
  twin: string,
  given?: string,
): void {
  const statement = assignment.parent;
  const isPlaced =
    ts.isExpressionStatement(statement) &&
    (ts.isBlock(statement.parent) || ts.isSourceFile(statement.parent));
  const value = isPlaced ? (given ?? split.twin(assignment.right)) : undefined;
  if (value === undefined) split.block(assignment, 'form');
  const { left } = assignment;
  const target = ts.isPropertyAccessExpression(left) ? left.name : left;
  split.insertAfter(
    statement,
    textWith(statement, [
      { node: target, text: twin },
      { node: assignment.right, text: value },
    ]),
  );
}
