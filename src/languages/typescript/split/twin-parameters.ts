import { ts } from 'ts-morph';
import { callersOf } from '../follow/follow-parameters.js';
import type { Split, Twin } from './split.js';

/** A parameter is given the second client by all its callers; what uses it must want that one alone. */
export function twinOfParameter(split: Split, parameter: ts.ParameterDeclaration): Twin {
  const owner = parameter.parent;
  if (!ts.isIdentifier(parameter.name) || parameter.dotDotDotToken) return split.block(parameter, 'form');
  const callers = callersOf(split.evaluator, owner);
  if (callers.length === 0 || isPassedOn(split, owner)) return split.block(parameter, 'callers');
  const index = owner.parameters.indexOf(parameter);
  split.gate(parameter);
  for (const call of callers) {
    const argument = call.arguments?.[index];
    if (call.arguments?.some(ts.isSpreadElement)) return split.block(call, 'callers');
    if (argument) give(split, argument);
    else if (!parameter.initializer) return split.block(call, 'callers');
  }
  if (parameter.initializer) give(split, parameter.initializer);
  return undefined;
}

function give(split: Split, argument: ts.Expression): void {
  const text = split.twin(argument);
  if (text !== undefined) split.replace(argument, text);
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
