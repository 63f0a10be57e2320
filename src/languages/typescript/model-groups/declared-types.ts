import { ts } from 'ts-morph';
import type { Evaluator } from '../follow/evaluator.js';
import { isTransparent } from '../models/model-readers.js';
import { typeBehind } from './definitions.js';

/** The types that are written for the place where a literal stands: of a variable, a parameter, a member, a return, a cast. */
export function typesWrittenFor(evaluator: Evaluator, literal: ts.Node): readonly ts.TypeNode[] {
  const types: ts.TypeNode[] = [];
  let node = literal;
  while (isTransparent(node.parent)) {
    node = node.parent;
    if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) types.push(node.type);
  }
  const { parent } = node;
  const own = declaredType(evaluator, parent) ?? typeArgument(parent);
  return own ? [...types, own] : types;
}

function declaredType(evaluator: Evaluator, parent: ts.Node): ts.TypeNode | undefined {
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isPropertyDeclaration(parent))
    return parent.type;
  if (ts.isPropertyAssignment(parent)) return typeOfMember(evaluator, parent);
  if (ts.isReturnStatement(parent)) return enclosingFunction(parent)?.type;
  return ts.isArrowFunction(parent) ? parent.type : undefined;
}

/** `useState<ModelId>('gpt-4o')` */
function typeArgument(parent: ts.Node): ts.TypeNode | undefined {
  return ts.isCallExpression(parent) || ts.isNewExpression(parent) ? parent.typeArguments?.[0] : undefined;
}

function enclosingFunction(node: ts.Node): ts.SignatureDeclaration | undefined {
  for (let up = node.parent; !ts.isSourceFile(up); up = up.parent) if (ts.isFunctionLike(up)) return up;
  return undefined;
}

/** The type of a member of an object whose own type is written: `const settings: Settings = { model: 'gpt-4o' }`. */
function typeOfMember(evaluator: Evaluator, property: ts.PropertyAssignment): ts.TypeNode | undefined {
  const [holder] = typesWrittenFor(evaluator, property.parent);
  if (!holder) return undefined;
  const members = membersOf(evaluator, holder);
  const name = property.name.getText().replace(/['"]/g, '');
  const member = members.find((each) => each.name?.getText().replace(/['"]/g, '') === name);
  return member && ts.isPropertySignature(member) ? member.type : undefined;
}

function membersOf(evaluator: Evaluator, type: ts.TypeNode): readonly ts.TypeElement[] {
  if (ts.isTypeLiteralNode(type)) return type.members;
  if (!ts.isTypeReferenceNode(type)) return [];
  const declaration = typeBehind(evaluator, type.typeName);
  if (declaration && ts.isInterfaceDeclaration(declaration)) return declaration.members;
  return declaration && ts.isTypeAliasDeclaration(declaration) ? membersOf(evaluator, declaration.type) : [];
}
