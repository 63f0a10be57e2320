import { ts } from 'ts-morph';
import type { Evaluator } from '../follow/evaluator.js';
import { nameOf } from '../follow/follow-members.js';
import { PLAIN, readOptions, unwrap, type ReadOptions } from '../clients/options.js';
import { chainedBody } from './chained-requests.js';
import type { Request } from './request-calls.js';

/** The request's body as settings, and the argument it came from (-1 where it is not in the call itself). */
export function bodyOf(
  evaluator: Evaluator,
  request: Request,
): { readonly read: ReadOptions; readonly argument: number } {
  const expression = bodyExpression(evaluator, request);
  return {
    read: readOptions(evaluator, expression && withoutJson(expression), PLAIN, true),
    argument: request.body === 'second' ? request.argument : -1,
  };
}

function bodyExpression(evaluator: Evaluator, request: Request): ts.Expression | undefined {
  const argument = request.node.arguments?.[request.argument];
  if (request.body === 'chained') return chainedBody(request.node);
  if (request.body === 'second') return argument;
  if (request.body === 'written') return writtenBody(evaluator, request.node);
  if (!argument) return undefined;
  const inline = unwrap(argument);
  const own = ts.isObjectLiteralExpression(inline) ? memberNamed(evaluator, inline) : undefined;
  if (own) return own;
  const init = evaluator.evaluate(argument);
  const holders = init.k === 'choice' ? init.of : [init];
  const holder = holders.find((each) => each.k === 'object');
  return holder?.k === 'object' ? memberNamed(evaluator, holder.node) : undefined;
}

function memberNamed(evaluator: Evaluator, object: ts.ObjectLiteralExpression): ts.Expression | undefined {
  for (const element of object.properties) {
    const name = nameOf(evaluator, element.name);
    if (name !== 'body' && name !== 'json' && name !== 'data') continue;
    if (ts.isPropertyAssignment(element)) return element.initializer;
    if (ts.isShorthandPropertyAssignment(element)) return element.name;
  }
  return undefined;
}

/** `JSON.stringify(x)` → `x`, also through a constant. */
function withoutJson(node: ts.Expression): ts.Expression {
  const inner = unwrap(node);
  if (ts.isCallExpression(inner) && inner.expression.getText() === 'JSON.stringify' && inner.arguments[0])
    return inner.arguments[0];
  return inner;
}

/** `const request = https.request(…); request.write(body)`. */
function writtenBody(evaluator: Evaluator, node: ts.Node): ts.Expression | undefined {
  const declaration = node.parent;
  if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return undefined;
  const { checker } = evaluator.workspace;
  const symbol = checker.getSymbolAtLocation(declaration.name);
  for (const identifier of evaluator.workspace.identifiers(declaration.name.text)) {
    const access = identifier.parent;
    if (!ts.isPropertyAccessExpression(access) || !/^(?:write|end)$/.test(access.name.text)) continue;
    const call = access.parent;
    const [first] = ts.isCallExpression(call) ? call.arguments : [];
    if (first && checker.getSymbolAtLocation(identifier) === symbol) return first;
  }
  return undefined;
}
