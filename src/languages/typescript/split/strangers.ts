import { ts } from 'ts-morph';
import type { Evaluator } from '../follow/evaluator.js';
import { blockedAt, type Blocked } from './blocked.js';

/** A use of a gate that is none of these: it would be handed the second client too. */
export function strangerAt(
  evaluator: Evaluator,
  claims: ReadonlySet<ts.Node>,
  gates: readonly ts.Node[],
): Blocked | undefined {
  for (const gate of gates) {
    const stranger = usesOf(evaluator, gate).find((use) => !claims.has(use));
    if (stranger) return blockedAt(evaluator.workspace, stranger, 'shared');
  }
  return undefined;
}

function usesOf(evaluator: Evaluator, gate: ts.Node): ts.Node[] {
  const { name } = gate as { name?: ts.Node };
  if (!name || !ts.isIdentifier(name)) return [];
  const { workspace } = evaluator;
  const symbol = workspace.checker.getSymbolAtLocation(name);
  const isField =
    ts.isPropertyDeclaration(gate) ||
    (ts.isParameter(gate) && ts.isParameterPropertyDeclaration(gate, gate.parent));
  return workspace.identifiers(name.text).filter((use) => {
    if (use === name) return false;
    if (workspace.checker.getSymbolAtLocation(use) === symbol && !isField) return true;
    const isPlain = isField && ts.isParameter(gate) && isSameName(evaluator, use, symbol);
    return isPlain || (isField && isAccessOf(evaluator, use, gate));
  });
}

function isSameName(evaluator: Evaluator, use: ts.Identifier, symbol: ts.Symbol | undefined): boolean {
  const isMember = ts.isPropertyAccessExpression(use.parent) && use.parent.name === use;
  return !isMember && evaluator.workspace.checker.getSymbolAtLocation(use) === symbol;
}

/** `this.openai` in the class, or `service.openai` outside; being assigned is no use. */
function isAccessOf(evaluator: Evaluator, use: ts.Identifier, gate: ts.Node): boolean {
  const access = use.parent;
  if (!ts.isPropertyAccessExpression(access) || access.name !== use) return false;
  const isTarget =
    ts.isBinaryExpression(access.parent) &&
    access.parent.left === access &&
    access.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  if (isTarget) return false;
  const owner = evaluator.evaluate(access.expression);
  const holder = ts.isParameter(gate) ? gate.parent.parent : gate.parent;
  return (owner.k === 'instance' || owner.k === 'class') && owner.node === holder;
}
