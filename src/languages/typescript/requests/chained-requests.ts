import { ts } from 'ts-morph';
import type { Evaluator } from '../follow/evaluator.js';
import type { Known } from '../follow/known.js';

/** One link of `superagent.post(url).set(…).send(body)`. */
interface Link {
  readonly name: string;
  readonly call: ts.CallExpression;
}

const BODY_LINKS = new Set(['send', 'json', 'post', 'put', 'patch', 'body']);

/** The calls that are made on what a call gives, in order. */
function linksAfter(node: ts.Node): readonly Link[] {
  const access = node.parent;
  if (!ts.isPropertyAccessExpression(access) || access.expression !== node) return [];
  const call = access.parent;
  if (!ts.isCallExpression(call) || call.expression !== access) return [];
  return [{ name: access.name.text, call }, ...linksAfter(call)];
}

/** `wretch(base).url('/chat/completions')`: what the chain adds to the address. */
export function chainedUrl(evaluator: Evaluator, node: ts.Node, base: Known): Known {
  const parts = linksAfter(node).flatMap(({ name, call }) =>
    name === 'url' && call.arguments[0] ? [evaluator.evaluate(call.arguments[0])] : [],
  );
  return parts.length === 0 ? base : { k: 'joined', parts: [base, ...parts], node };
}

/** The object that the chain sends. */
export function chainedBody(node: ts.Node): ts.Expression | undefined {
  const link = linksAfter(node).find(({ name, call }) => BODY_LINKS.has(name) && call.arguments.length > 0);
  return link?.call.arguments[0];
}

/** What the chain gives as a header: `.set('Authorization', value)`, `.headers({ Authorization: value })`, `.auth(value)`. */
export function chainedHeader(evaluator: Evaluator, node: ts.Node, header: string): Known | undefined {
  for (const { name, call } of linksAfter(node)) {
    const [first, second] = call.arguments;
    if (!first) continue;
    if (name === 'auth' && header === 'Authorization') return evaluator.evaluate(first);
    if (!/^(?:set|header|headers)$/.test(name)) continue;
    const given = evaluator.evaluate(first);
    const isNamed = given.k === 'literal' && String(given.value).toLowerCase() === header.toLowerCase();
    if (isNamed && second) return evaluator.evaluate(second);
    const value = evaluator.property(given, header, call);
    if (value.k !== 'unknown') return value;
  }
  return undefined;
}
