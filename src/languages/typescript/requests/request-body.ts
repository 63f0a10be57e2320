import { ts } from 'ts-morph';
import type { Evaluator } from '../follow/evaluator.js';
import { nameOf } from '../follow/element-value.js';
import type { Known } from '../follow/known.js';
import { PLAIN, readOptions, unwrap, type ReadOptions } from '../clients/options.js';
import { appendedFields, formNamed } from './appended-fields.js';
import { chainedBody } from './chained-requests.js';
import type { Request } from './request-calls.js';

/** The request's body as settings, and the argument it came from (-1 where it is not in the call itself). */
export function bodyOf(
  evaluator: Evaluator,
  request: Request,
): { readonly read: ReadOptions; readonly argument: number } {
  const expression = bodyExpression(evaluator, request);
  const form = expression && formNamed(evaluator, expression);
  if (form) return { read: ofForm(evaluator, form), argument: -1 };
  return {
    read: readOptions(evaluator, expression && withoutJson(expression), PLAIN, true),
    argument: request.body === 'second' ? request.argument : -1,
  };
}

/** Of a form only the model is told: its other fields are no JSON that could be given or taken away. */
function ofForm(evaluator: Evaluator, form: ts.VariableDeclaration): ReadOptions {
  const value = appendedFields(evaluator, form).get('model');
  const model = value && {
    node: value,
    value,
    own: false,
    known: evaluator.evaluate(value),
    writtenAs: 'model',
  };
  return {
    options: new Map(model ? [['model', model]] : []),
    ignored: [],
    object: undefined,
    ownsObject: false,
    complete: model !== undefined,
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
  for (const holder of objectsIn(evaluator.evaluate(argument))) {
    const member = memberNamed(evaluator, holder);
    if (member) return member;
  }
  return undefined;
}

/** The literals that an expression may be, or is made of; those that win come first. */
function objectsIn(known: Known): readonly ts.ObjectLiteralExpression[] {
  switch (known.k) {
    case 'object':
      return [known.node];
    case 'choice':
      return known.of.flatMap(objectsIn);
    case 'merged':
      return [...known.of].reverse().flatMap(objectsIn);
    case 'without':
      return BODIES.some((name) => known.names.includes(name)) ? [] : objectsIn(known.of);
    default:
      return [];
  }
}

const MAX_SPREADS = 4;
const BODIES: readonly string[] = ['body', 'json', 'data', 'payload'];

/** The member of an object that is sent; the last one decides, also where it comes with a spread. */
function memberNamed(
  evaluator: Evaluator,
  object: ts.ObjectLiteralExpression,
  depth = 0,
): ts.Expression | undefined {
  if (depth > MAX_SPREADS) return undefined;
  for (const element of [...object.properties].reverse()) {
    if (ts.isSpreadAssignment(element)) {
      const [spread] = objectsIn(evaluator.evaluate(element.expression)).filter((each) => each !== object);
      const member = spread && memberNamed(evaluator, spread, depth + 1);
      if (member) return member;
      continue;
    }
    const name = nameOf(evaluator, element.name);
    if (name === undefined || !BODIES.includes(name)) continue;
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
