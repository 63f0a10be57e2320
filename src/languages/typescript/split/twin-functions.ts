import { ts } from 'ts-morph';
import { isAssignment, walk } from '../program/walk.js';
import type { Split } from './split.js';
import { textWith } from './text-with.js';
import { isInside } from '../program/is-inside.js';

type Piece = { readonly node: ts.Node; readonly text: string };

/** A factory gets a twin behind it: the same text, with the second construction, and with a store of its own where it keeps what it made. */
export function twinOfFunction(split: Split, callee: ts.SignatureDeclaration): string {
  const { node, name } = declarationOf(split, callee);
  const twin = split.named(name.text);
  const pieces = [{ node: name, text: twin }, ...piecesIn(split, callee)];
  const unexported = ts.isFunctionDeclaration(node) ? defaultKeyword(node) : undefined;
  if (unexported) pieces.push({ node: unexported, text: '' });
  const text = textWith(node, pieces).replace(/^export +(?=(?:async +)?function)/, 'export ');
  split.insertAfter(node, text, node.getText().includes('\n'));
  return twin;
}

function defaultKeyword(node: ts.FunctionDeclaration): ts.Node | undefined {
  return ts.getModifiers(node)?.find((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword);
}

/** The statement or member that declares it, and its name there. */
function declarationOf(
  split: Split,
  callee: ts.SignatureDeclaration,
): { readonly node: ts.Node; readonly name: ts.Identifier | ts.PrivateIdentifier } {
  if (ts.isFunctionDeclaration(callee) && callee.name && callee.body)
    return { node: callee, name: callee.name };
  if ((ts.isMethodDeclaration(callee) || ts.isGetAccessor(callee)) && ts.isClassLike(callee.parent)) {
    const { name } = callee;
    const isPlain = !ts.canHaveDecorators(callee) || (ts.getDecorators(callee) ?? []).length === 0;
    if (isPlain && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name))) return { node: callee, name };
  }
  const { parent } = callee;
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) {
    const statement = parent.parent.parent;
    const isAlone = ts.isVariableStatement(statement) && statement.declarationList.declarations.length === 1;
    if (isAlone) return { node: statement, name: parent.name };
  }
  return split.block(callee, 'form');
}

/** What reads otherwise in the twin. */
export function piecesIn(split: Split, callee: ts.SignatureDeclaration): Piece[] {
  const pieces: Piece[] = [];
  const visit = (node: ts.Node): void => {
    const text = textOf(split, callee, node);
    if (text !== undefined) pieces.push({ node, text });
    else ts.forEachChild(node, visit);
  };
  const { body } = callee as ts.FunctionLikeDeclaration;
  if (body) visit(body);
  return pieces.length > 0 ? pieces : split.block(callee, 'form');
}

function textOf(split: Split, callee: ts.SignatureDeclaration, node: ts.Node): string | undefined {
  if (node === split.site.node) return split.construction;
  if (ts.isIdentifier(node)) return ofIdentifier(split, callee, node);
  if (ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword)
    return ofField(split, callee, node);
  const isCall = ts.isCallExpression(node) && split.evaluator.evaluate(node.expression).k === 'function';
  const leadsThere = (isCall || ts.isPropertyAccessExpression(node)) && split.isClient(node);
  return leadsThere ? (split.twin(node) ?? split.block(node, 'form')) : undefined;
}

/** A name from outside that holds the client: a store that only this function fills, or a client that it hands out. */
function ofIdentifier(
  split: Split,
  callee: ts.SignatureDeclaration,
  node: ts.Identifier,
): string | undefined {
  if (isMemberName(node)) return undefined;
  const declaration = split.evaluator.workspace.checker.getSymbolAtLocation(node)?.declarations?.[0];
  if (declaration === undefined || isInside(declaration, callee)) return undefined;
  if (!ts.isVariableDeclaration(declaration)) {
    return split.isClient(node) ? (split.ofName(node) ?? split.block(node, 'form')) : undefined;
  }
  const fillers = usesOf(split, declaration).filter(isFilled);
  if (fillers.length === 0)
    return split.isClient(node) ? (split.ofName(node) ?? split.block(node, 'form')) : undefined;
  if (!fillers.some((use) => isInside(use, callee))) return undefined;
  return split.once(declaration, 'store', () => store(split, callee, declaration));
}

function store(split: Split, callee: ts.SignatureDeclaration, declaration: ts.VariableDeclaration): string {
  const statement = declaration.parent.parent;
  const strange = usesOf(split, declaration).find((use) => !isInside(use, callee));
  const { name } = declaration;
  if (strange || !ts.isIdentifier(name) || !ts.isVariableStatement(statement))
    return split.block(strange ?? declaration, 'shared');
  if (statement.declarationList.declarations.length > 1) return split.block(declaration, 'form');
  const twin = split.named(name.text);
  split.insertAfter(statement, textWith(statement, [{ node: name, text: twin }]));
  return twin;
}

/** `this.cached ??= new OpenAI()` of a method that makes it when first asked. */
function ofField(
  split: Split,
  callee: ts.SignatureDeclaration,
  node: ts.PropertyAccessExpression,
): string | undefined {
  const owner = callee.parent;
  if (!ts.isClassLike(owner)) return undefined;
  const uses = fieldUses(split, owner, node.name.text);
  if (!uses.some((use) => isFilled(use) && isInside(use, callee))) return undefined;
  const strange = uses.find((use) => !isInside(use, callee));
  if (strange) return split.block(strange, 'shared');
  const twin = split.once(owner, `store ${node.name.text}`, () => {
    const name = split.named(node.name.text);
    const declared = owner.members.find(
      (member) => ts.isPropertyDeclaration(member) && member.name.getText() === node.name.text,
    );
    if (declared?.name)
      split.insertAfter(declared, textWith(declared, [{ node: declared.name, text: name }]));
    return name;
  });
  return `this.${twin}`;
}

function fieldUses(split: Split, owner: ts.ClassLikeDeclaration, name: string): ts.Node[] {
  const uses: ts.Node[] = [];
  walk(owner, (node) => {
    const isField =
      ts.isPropertyAccessExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ThisKeyword &&
      node.name.text === name;
    if (isField) uses.push(node);
  });
  return uses;
}

function usesOf(split: Split, declaration: ts.VariableDeclaration): ts.Identifier[] {
  const { checker } = split.evaluator.workspace;
  const { name } = declaration;
  if (!ts.isIdentifier(name)) return [];
  const symbol = checker.getSymbolAtLocation(name);
  return split.evaluator.workspace
    .identifiers(name.text)
    .filter((use) => use !== name && checker.getSymbolAtLocation(use) === symbol);
}

function isFilled(use: ts.Node): boolean {
  return ts.isBinaryExpression(use.parent) && use.parent.left === use && isAssignment(use.parent);
}

function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    ts.isTypeReferenceNode(parent)
  );
}
