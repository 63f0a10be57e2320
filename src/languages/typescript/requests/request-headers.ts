import type { ts } from 'ts-morph';
import type { Evaluator } from '../follow/evaluator.js';
import type { Known } from '../follow/known.js';
import type { Request } from './request-calls.js';

const KEY_HEADERS = ['Authorization', 'authorization', 'api-key', 'Api-Key', 'x-api-key', 'X-API-Key'];

/** What a request sends as its key: the value of its `Authorization` (or `api-key`) header; undefined where none is seen. */
export function keyOf(evaluator: Evaluator, request: Request): Known | undefined {
  for (const holder of configsOf(request)) {
    const config = evaluator.evaluate(holder);
    const headers = plain(evaluator, evaluator.property(config, 'headers', holder));
    for (const name of KEY_HEADERS) {
      const value = evaluator.property(headers, name, holder);
      if (value.k !== 'unknown') return value;
    }
  }
  return undefined;
}

/** Arguments in which headers may stand: of the request itself, and of the `axios.create(…)` that made its instance. */
function configsOf({ node, body, argument, instance }: Request): ts.Expression[] {
  const given = node.arguments ?? [];
  const at = body === 'second' ? [argument + 1] : body === 'written' ? [0, 1] : [argument];
  const own = at.flatMap((index) => given[index] ?? []);
  const made = instance?.arguments?.[0];
  return made ? [...own, made] : own;
}

/** `new Headers({ … })` holds what its argument holds. */
function plain(evaluator: Evaluator, headers: Known): Known {
  if (headers.k !== 'made' || headers.of.package !== 'global:Headers') return headers;
  const [first] = headers.node.arguments ?? [];
  return first ? evaluator.evaluate(first) : headers;
}
