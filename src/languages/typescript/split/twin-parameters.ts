import { ts } from 'ts-morph';
import { callersOf } from '../follow/follow-parameters.js';
import { beginsLine, indentAt } from '../program/source-lines.js';
import { styleOf } from '../program/source-style.js';
import type { Split, Twin } from './split.js';
import { textWith } from './text-with.js';
import { injectedToken, twinOfToken } from './twin-tokens.js';

/** A parameter is given the second client by all its callers, or gets a second one behind it where others use it for the first. */
export function twinOfParameter(split: Split, parameter: ts.ParameterDeclaration): Twin {
  const { name } = parameter;
  if (!ts.isIdentifier(name) || parameter.dotDotDotToken) return split.block(parameter, 'form');
  const token = injectedToken(parameter);
  if (token) return injected(split, parameter, name, token);
  const callers = callersOf(split.evaluator, parameter.parent);
  if (callers.length === 0 || isPassedOn(split, parameter.parent)) return split.block(parameter, 'callers');
  for (const call of callers) checkCall(split, call, parameter);
  if (split.isBeside(parameter)) return secondParameter(split, parameter, name, callers);
  const index = parameter.parent.parameters.indexOf(parameter);
  split.gate(parameter);
  for (const call of callers) {
    const argument = call.arguments?.[index];
    if (argument) give(split, argument);
  }
  if (parameter.initializer) give(split, parameter.initializer);
  return undefined;
}

type CallLike = ts.CallExpression | ts.NewExpression;

function checkCall(split: Split, call: CallLike, parameter: ts.ParameterDeclaration): void {
  if (call.arguments?.some(ts.isSpreadElement)) split.block(call, 'callers');
  const index = parameter.parent.parameters.indexOf(parameter);
  if (!call.arguments?.[index] && !parameter.initializer) split.block(call, 'callers');
}

function give(split: Split, argument: ts.Expression): void {
  const text = split.twin(argument);
  if (text !== undefined) split.replace(argument, text);
}

/** `run(openai, openaiEmbeddings)`: behind the first in the declaration and in every call. */
function secondParameter(
  split: Split,
  parameter: ts.ParameterDeclaration,
  name: ts.Identifier,
  callers: readonly CallLike[],
): string {
  const owner = parameter.parent;
  if (!mayChange(owner)) return split.block(parameter, 'typed');
  const index = owner.parameters.indexOf(parameter);
  const twin = split.named(name.text, true);
  const pieces: { node: ts.Node; text: string }[] = [{ node: name, text: twin }];
  const { initializer } = parameter;
  if (initializer) pieces.push({ node: initializer, text: text(split, initializer) });
  addBehind(split, parameter, textWith(parameter, pieces));
  for (const call of callers) {
    const argument = call.arguments?.[index];
    if (argument) addBehind(split, argument, text(split, argument));
  }
  return twin;
}

function text(split: Split, expression: ts.Expression): string {
  return split.besideOf(expression) ?? split.block(expression, 'form');
}

/** What a container gives for a token: it is asked for the second client's instead, or as well. */
function injected(
  split: Split,
  parameter: ts.ParameterDeclaration,
  name: ts.Identifier,
  token: ts.Expression,
): Twin {
  const asked = twinOfToken(split, token);
  if (!split.isBeside(parameter)) {
    split.gate(parameter);
    split.replace(token, asked);
    return undefined;
  }
  if (callersOf(split.evaluator, parameter.parent).length > 0) return split.block(parameter, 'callers');
  const twin = split.named(name.text, true);
  const pieces = [
    { node: token, text: asked },
    { node: name, text: twin },
  ];
  addBehind(split, parameter, textWith(parameter, pieces));
  return twin;
}

function addBehind(split: Split, node: ts.Node, written: string): void {
  const source = node.getSourceFile();
  const start = node.getStart();
  const separator = beginsLine(source.text, start)
    ? `,${styleOf(source).newline}${indentAt(source.text, start)}`
    : ', ';
  split.insert(source, node.getEnd(), separator + written);
}

/** False where something else says which parameters there are: an overload, an interface, a base class, a declared type. */
function mayChange(owner: ts.SignatureDeclaration): boolean {
  if (ts.isConstructorDeclaration(owner))
    return owner.parent.members.filter(ts.isConstructorDeclaration).length === 1;
  if (ts.isMethodDeclaration(owner)) {
    const isOfClass = ts.isClassLike(owner.parent) && owner.parent.heritageClauses === undefined;
    return isOfClass && (ts.getDecorators(owner) ?? []).length === 0;
  }
  if (ts.isFunctionDeclaration(owner)) {
    const { parent, name } = owner;
    const isSame = (each: ts.Node): boolean =>
      ts.isFunctionDeclaration(each) && each.name?.text === name?.text;
    return !(ts.isSourceFile(parent) || ts.isBlock(parent)) || parent.statements.filter(isSame).length === 1;
  }
  const { parent } = owner;
  return ts.isVariableDeclaration(parent) && parent.type === undefined;
}

/** True where the function is handed to something that may call it as it likes. */
function isPassedOn(split: Split, owner: ts.SignatureDeclaration): boolean {
  const { workspace } = split.evaluator;
  const target: ts.Node = ts.isConstructorDeclaration(owner) ? owner.parent : owner;
  const name = nameOf(target);
  if (name === undefined) return true;
  return workspace.identifiers(name).some((use) => {
    if (isMention(use)) return false;
    const value = split.evaluator.evaluate(use);
    return (value.k === 'function' || value.k === 'class') && value.node === target;
  });
}

function nameOf(node: ts.Node): string | undefined {
  const own = (node as { name?: ts.Node }).name;
  if (own && ts.isIdentifier(own)) return own.text;
  const { parent } = node;
  const holds = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent);
  return holds && ts.isIdentifier(parent.name) ? parent.name.text : undefined;
}

/** The declaration, an import or export of the name, a type, or the callee of a call. */
function isMention(use: ts.Identifier): boolean {
  const { parent } = use;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isImportClause(parent)) return true;
  if (ts.isTypeReferenceNode(parent) || ts.isExpressionWithTypeArguments(parent)) return true;
  if ((parent as { name?: ts.Node }).name === use && !ts.isPropertyAccessExpression(parent)) return true;
  if (ts.isExportAssignment(parent)) return true;
  const callee = ts.isPropertyAccessExpression(parent) && parent.name === use ? parent : use;
  const call = callee.parent;
  return (ts.isCallExpression(call) || ts.isNewExpression(call)) && call.expression === callee;
}
