import { ts } from 'ts-morph';
import type { Evaluator } from '../follow/evaluator.js';
import { unwrap } from '../clients/options.js';

/** What is put into a form or into headers once they are made, by name: `form.append('model', 'whisper-1')`. */
export function appendedFields(
  evaluator: Evaluator,
  holder: ts.Node | undefined,
): ReadonlyMap<string, ts.Expression> {
  const fields = new Map<string, ts.Expression>();
  if (!holder || !ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name)) return fields;
  const { checker } = evaluator.workspace;
  const symbol = checker.getSymbolAtLocation(holder.name);
  for (const identifier of evaluator.workspace.identifiers(holder.name.text)) {
    const access = identifier.parent;
    if (!ts.isPropertyAccessExpression(access) || !/^(?:append|set)$/.test(access.name.text)) continue;
    if (access.expression !== identifier || !ts.isCallExpression(access.parent)) continue;
    const [name, value] = access.parent.arguments;
    if (!name || !value || !ts.isStringLiteralLike(name)) continue;
    if (checker.getSymbolAtLocation(identifier) === symbol) fields.set(name.text, value);
  }
  return fields;
}

/** The definition of a form that the expression names: `const form = new FormData()`. */
export function formNamed(evaluator: Evaluator, node: ts.Expression): ts.VariableDeclaration | undefined {
  const name = unwrap(node);
  if (!ts.isIdentifier(name)) return undefined;
  const parent = name.parent;
  const symbol =
    ts.isShorthandPropertyAssignment(parent) && parent.name === name
      ? evaluator.workspace.checker.getShorthandAssignmentValueSymbol(parent)
      : evaluator.workspace.checker.getSymbolAtLocation(name);
  const declaration = symbol?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return undefined;
  const made = unwrap(declaration.initializer);
  return ts.isNewExpression(made) && /(?:^|\.)FormData$/.test(made.expression.getText())
    ? declaration
    : undefined;
}
