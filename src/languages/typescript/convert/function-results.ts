import { ts } from 'ts-morph';
import { isTyped } from '../clients/clients.js';
import { unwrap } from '../clients/options.js';
import { plainProperties, valueOfNamed, type Named } from './object-edits.js';
import type { RequestWork } from './request-draft.js';
import { declarationOf } from './value-kind.js';

/** `{ role: 'function', name, content }` → `{ role: 'tool', tool_call_id, content }`, with the id from the message that asked for it. */
export function writeFunctionResults(work: RequestWork): void {
  for (const { object, role } of resultsIn(work)) writeResult(work, object, role);
}

interface Result {
  readonly object: ts.ObjectLiteralExpression;
  readonly role: ts.StringLiteralLike;
}

/** All messages of the project that give back what a function said. */
function resultsIn({ evaluator }: RequestWork): readonly Result[] {
  return evaluator.workspace.identifiers('role').flatMap((name): Result[] => {
    const property = name.parent;
    if (!ts.isPropertyAssignment(property) || property.name !== name) return [];
    const role = unwrap(property.initializer);
    return ts.isStringLiteralLike(role) && role.text === 'function'
      ? [{ object: property.parent, role }]
      : [];
  });
}

function writeResult(
  { evaluator, draft }: RequestWork,
  object: ts.ObjectLiteralExpression,
  role: ts.Expression,
): void {
  const properties = plainProperties(object);
  const name = properties?.get('name');
  const isPlain = properties?.size === 3 && properties.has('content');
  const owner =
    name && isPlain ? messageBehind(valueOfNamed(name), (each) => declarationOf(evaluator, each)) : undefined;
  if (!name || !owner || !isVisible(owner, object, (each) => declarationOf(evaluator, each))) {
    draft.fail(object);
    return;
  }
  draft.edits.push({ node: role, start: role.getStart() + 1, end: role.getEnd() - 1, text: 'tool' });
  draft.edits.push(idInstead(name, owner));
}

function idInstead(name: Named, owner: ts.Expression) {
  const path = isTyped(name) ? 'tool_calls![0]!.id' : 'tool_calls[0].id';
  return {
    node: name,
    start: name.getStart(),
    end: name.getEnd(),
    text: `tool_call_id: ${owner.getText()}.${path}`,
  };
}

type Declared = (name: ts.Identifier) => ts.Declaration | undefined;

/** The message whose `function_call` an expression is taken of: `message` in `message.function_call.name`. */
function messageBehind(node: ts.Expression, declared: Declared, depth = 0): ts.Expression | undefined {
  const inner = unwrap(node);
  if (depth > 4) return undefined;
  if (ts.isPropertyAccessExpression(inner)) {
    if (inner.name.text === 'function_call') return inner.expression;
    return inner.name.text === 'name' ? messageBehind(inner.expression, declared, depth + 1) : undefined;
  }
  if (!ts.isIdentifier(inner)) return undefined;
  const declaration = declared(inner);
  if (!declaration) return undefined;
  if (ts.isBindingElement(declaration)) {
    const holder = declaration.parent.parent;
    return ts.isVariableDeclaration(holder) && holder.initializer
      ? messageBehind(holder.initializer, declared, depth + 1)
      : undefined;
  }
  return ts.isVariableDeclaration(declaration) && declaration.initializer
    ? messageBehind(declaration.initializer, declared, depth + 1)
    : undefined;
}

/** True where the message still has its name at the place where the result is given back. */
function isVisible(owner: ts.Expression, at: ts.Node, declared: Declared): boolean {
  let root: ts.Expression = owner;
  while (
    ts.isPropertyAccessExpression(root) ||
    ts.isElementAccessExpression(root) ||
    ts.isNonNullExpression(root)
  )
    root = root.expression;
  const declaration = ts.isIdentifier(root) ? declared(root) : undefined;
  if (!declaration) return false;
  const block = ts.findAncestor(
    declaration,
    (node) => ts.isBlock(node) || ts.isSourceFile(node) || ts.isFunctionLike(node),
  );
  return (
    block !== undefined &&
    ts.findAncestor(at, (node) => node === block) !== undefined &&
    declaration.pos < at.pos
  );
}
