import { ts } from 'ts-morph';
import type { Evaluator } from '../follow/evaluator.js';
import type { Workspace } from '../program/workspace.js';
import { declarationOf } from './value-kind.js';

/** True for a value whose declared type has a role and a text, and nothing else: the same in both forms. */
export function isPlainTurn(evaluator: Evaluator, item: ts.Expression): boolean {
  const declaration = ts.isIdentifier(item) ? declarationOf(evaluator, item) : undefined;
  const type =
    declaration && (ts.isParameter(declaration) || ts.isVariableDeclaration(declaration))
      ? declaration.type
      : undefined;
  return type !== undefined && isTurn(evaluator.workspace, type);
}

/** True for `Turn[]`, where a turn is a role and a text. */
export function isTurnList(workspace: Workspace, type: ts.TypeNode): boolean {
  if (ts.isTypeOperatorNode(type)) return isTurnList(workspace, type.type);
  if (ts.isArrayTypeNode(type)) {
    const item = ts.isParenthesizedTypeNode(type.elementType) ? type.elementType.type : type.elementType;
    return isTurn(workspace, item);
  }
  const isArray = ts.isTypeReferenceNode(type) && /^(?:Readonly)?Array$/.test(type.typeName.getText());
  const inner = isArray ? type.typeArguments?.[0] : undefined;
  return inner !== undefined && isTurn(workspace, inner);
}

function isTurn(workspace: Workspace, type: ts.TypeNode): boolean {
  const members = ts.isTypeLiteralNode(type) ? type.members : membersOf(workspace, type);
  if (!members) return false;
  const fields = new Map(
    members.filter(ts.isPropertySignature).map((each) => [each.name.getText(), each.type]),
  );
  return (
    fields.size === members.length &&
    fields.size === 2 &&
    fields.has('role') &&
    fields.get('content')?.kind === ts.SyntaxKind.StringKeyword
  );
}

function membersOf(workspace: Workspace, type: ts.TypeNode): ts.NodeArray<ts.TypeElement> | undefined {
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return undefined;
  const name = type.typeName.text;
  const declared = workspace
    .identifiers(name)
    .map((each) => each.parent)
    .filter(
      (each): each is ts.InterfaceDeclaration | ts.TypeAliasDeclaration =>
        (ts.isInterfaceDeclaration(each) || ts.isTypeAliasDeclaration(each)) && each.name.text === name,
    );
  const [only] = declared;
  if (declared.length !== 1 || !only) return undefined;
  if (ts.isInterfaceDeclaration(only)) return only.heritageClauses ? undefined : only.members;
  return ts.isTypeLiteralNode(only.type) ? only.type.members : undefined;
}
