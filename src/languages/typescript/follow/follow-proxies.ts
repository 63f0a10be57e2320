import { ts } from 'ts-morph';
import { unwrap } from '../clients/options.js';
import { walk } from '../program/walk.js';
import type { Evaluator } from './evaluator.js';
import { alternatives, choice, type Known } from './known.js';

/**
 * `new Proxy({}, { get: (_, key) => client()[key] })`: what its members are taken of, as code writes it that makes a client when it is first
 * asked. Without a trap for reads, the target itself.
 */
export function proxiedValue(evaluator: Evaluator, node: ts.NewExpression): Known | undefined {
  const [target, handler] = node.arguments ?? [];
  if (!target || !handler) return undefined;
  const trap = evaluator.property(evaluator.evaluate(handler), 'get', node);
  if (trap.k !== 'function') return trap.k === 'unknown' ? evaluator.evaluate(target) : undefined;
  const sources = sourcesOf(trap.node).map((source) => evaluator.evaluate(source));
  const clients = sources
    .flatMap(alternatives)
    .filter((each) => each.k === 'client' || each.k === 'instance');
  return clients.length > 0 ? choice(clients, node) : undefined;
}

/** `X` of `X[key]` and `Reflect.get(X, key)` in the trap. */
function sourcesOf(trap: ts.SignatureDeclaration): ts.Expression[] {
  const [, key] = trap.parameters;
  const { body } = trap as ts.FunctionLikeDeclaration;
  if (!body || !key || !ts.isIdentifier(key.name)) return [];
  const name = key.name.text;
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isElementAccessExpression(node) && isKey(node.argumentExpression, name))
      found.push(unwrap(node.expression));
    else if (ts.isCallExpression(node) && node.expression.getText() === 'Reflect.get' && node.arguments[0])
      found.push(unwrap(node.arguments[0]));
  };
  visit(body);
  walk(body, visit);
  return found;
}

/** The name itself, whatever it is said to be: `key as keyof OpenAI`. */
function isKey(node: ts.Expression, name: string): boolean {
  const inner = unwrap(node);
  return ts.isIdentifier(inner) && inner.text === name;
}
