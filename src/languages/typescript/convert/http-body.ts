import { ts } from 'ts-morph';
import type { FoundCall } from '../clients/calls.js';
import { unwrap } from '../clients/options.js';
import type { Evaluator } from '../follow/evaluator.js';
import { callersOf } from '../follow/follow-parameters.js';

/** Uses of a request's body, where it has a name, that read it in its old form or give it to somebody else. */
export function otherUsesOfBody(evaluator: Evaluator, { render }: FoundCall): readonly ts.Node[] {
  const { object } = render;
  if (!object) return [];
  const holder = holderOf(object);
  if (ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name))
    return usesOf(evaluator, holder.name).filter((use) => !isSent(use));
  const owner = giverOf(holder);
  const callers = owner ? callersOf(evaluator, owner) : [];
  return callers.length > 1 ? callers.slice(1) : [];
}

function holderOf(object: ts.ObjectLiteralExpression): ts.Node {
  let at: ts.Node = object.parent;
  while (ts.isAsExpression(at) || ts.isSatisfiesExpression(at) || ts.isParenthesizedExpression(at))
    at = at.parent;
  return at;
}

/** The function that gives the body back. */
function giverOf(holder: ts.Node): ts.SignatureDeclaration | undefined {
  if (ts.isReturnStatement(holder)) return ts.findAncestor(holder, ts.isFunctionLike);
  return ts.isArrowFunction(holder) ? holder : undefined;
}

function usesOf(evaluator: Evaluator, name: ts.Identifier): readonly ts.Identifier[] {
  const { workspace } = evaluator;
  const symbol = workspace.checker.getSymbolAtLocation(name);
  return workspace.identifiers(name.text).filter((use) => {
    if (use === name || use.getSourceFile() !== name.getSourceFile()) return false;
    const own = ts.isShorthandPropertyAssignment(use.parent)
      ? workspace.checker.getShorthandAssignmentValueSymbol(use.parent)
      : workspace.checker.getSymbolAtLocation(use);
    return own === symbol;
  });
}

/** `JSON.stringify(body)`, `axios.post(url, body)`, `{ body }`, `{ ...body }`, `body.stream = true`, `console.log(body)` */
function isSent(use: ts.Identifier): boolean {
  let at: ts.Expression = use;
  while (ts.isExpression(at.parent) && unwrap(at.parent) === use) at = at.parent;
  const { parent } = at;
  if (ts.isCallExpression(parent)) return parent.expression !== at;
  if (ts.isPropertyAccessExpression(parent))
    return ts.isBinaryExpression(parent.parent) && parent.parent.left === parent;
  return (
    ts.isPropertyAssignment(parent) ||
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isSpreadAssignment(parent) ||
    ts.isReturnStatement(parent)
  );
}
