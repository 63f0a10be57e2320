import type { ts } from 'ts-morph';
import { readOptions, type Naming, type ReadOption } from '../clients/options.js';
import type { Evaluator } from '../follow/evaluator.js';
import type { Known } from '../follow/known.js';
import { appendedFields } from './appended-fields.js';
import { chainedHeader } from './chained-requests.js';
import type { Request } from './request-calls.js';

/** Mini programs say it in the singular. */
const HEADERS = ['headers', 'header'] as const;
const KEY_HEADERS = ['Authorization', 'authorization', 'api-key', 'Api-Key', 'x-api-key', 'X-API-Key'];

/** What a request sends as its key: the value of its `Authorization` (or `api-key`) header; undefined where none is seen. */
export function keyOf(evaluator: Evaluator, request: Request): Known | undefined {
  if (request.body === 'chained') return chainedHeader(evaluator, request.node, 'Authorization');
  for (const holder of configsOf(request)) {
    const config = evaluator.evaluate(holder);
    const headersOf = (name: string) => evaluator.property(config, name, holder);
    const given = HEADERS.map(headersOf).find((each) => each.k !== 'unknown') ?? headersOf(HEADERS[0]);
    const appended = appendedKey(evaluator, given);
    if (appended) return appended;
    const headers = plain(evaluator, given);
    for (const name of KEY_HEADERS) {
      const value = evaluator.property(headers, name, holder);
      if (value.k !== 'unknown') return value;
    }
  }
  return subprotocolKey(evaluator, request);
}

const VENDOR_HEADERS = ['OpenAI-Organization', 'OpenAI-Project', 'OpenAI-Beta'];
const VENDOR_NAMES: Naming = {
  names: Object.fromEntries(
    VENDOR_HEADERS.flatMap((name) => [
      ...HEADERS.map((headers) => [`${headers}.${name}`, name] as const),
      ...HEADERS.map((headers) => [`${headers}.${name.toLowerCase()}`, name] as const),
    ]),
  ),
  ignored: {},
};

/** Headers of a request that only OpenAI reads, by their own names. */
export function vendorHeaders(evaluator: Evaluator, request: Request): ReadonlyMap<string, ReadOption> {
  const holders = request.body === 'chained' ? [] : configsOf(request);
  return new Map(
    holders.flatMap((holder) => [...readOptions(evaluator, holder, VENDOR_NAMES, true).options]),
  );
}

/** `new WebSocket(url, ['realtime', 'openai-insecure-api-key.' + key])`: a browser's socket has no headers. */
function subprotocolKey(evaluator: Evaluator, { node }: Request): Known | undefined {
  const protocols = node.arguments?.[1];
  const list = protocols ? evaluator.evaluate(protocols) : undefined;
  if (list?.k !== 'array') return undefined;
  return list.node.elements
    .map((element) => evaluator.evaluate(element))
    .find((value) => value.k === 'joined' && isKeyProtocol(value.parts[0]));
}

function isKeyProtocol(part: Known | undefined): boolean {
  return part?.k === 'literal' && /^openai-insecure-api-key\.$/.test(String(part.value));
}

/** Arguments in which headers may stand: of the request itself, and of the `axios.create(…)` that made its instance. */
function configsOf({ node, body, argument, instance }: Request): ts.Expression[] {
  const given = node.arguments ?? [];
  const at = body === 'second' ? [argument + 1] : body === 'written' ? [0, 1] : [argument];
  const own = at.flatMap((index) => given[index] ?? []);
  const made = instance?.arguments?.[0];
  return made ? [...own, made] : own;
}

/** `const headers = new Headers(); headers.append('Authorization', …)`. */
function appendedKey(evaluator: Evaluator, headers: Known): Known | undefined {
  if (headers.k !== 'made' || headers.of.package !== 'global:Headers') return undefined;
  const fields = appendedFields(evaluator, headers.node.parent);
  const name = KEY_HEADERS.find((each) => fields.has(each));
  return name === undefined ? undefined : evaluator.evaluate(fields.get(name)!);
}

/** `new Headers({ … })` holds what its argument holds. */
function plain(evaluator: Evaluator, headers: Known): Known {
  if (headers.k !== 'made' || headers.of.package !== 'global:Headers') return headers;
  const [first] = headers.node.arguments ?? [];
  return first ? evaluator.evaluate(first) : headers;
}
