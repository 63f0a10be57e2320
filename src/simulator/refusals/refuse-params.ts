import type { Json } from '../../core/change.js';
import type { ParamFact, ProviderProfile } from '../../core/provider.js';
import type { Api } from '../../core/usage.js';
import { errorReply } from '../server/error-reply.js';
import type { JsonObject, Reply } from '../server/exchange.js';
import type { RequestCircumstances } from './circumstances.js';
import { conditionHolds } from './condition-holds.js';
import { paramValues } from './request-params.js';

interface Request {
  readonly api: Api;
  readonly body: JsonObject;
  readonly circumstances: RequestCircumstances;
}

/** The refusal of the first parameter that the provider does not take as it was sent; undefined where all is well. */
export function refuseParams(profile: ProviderProfile, request: Request): Reply | undefined {
  for (const [name, facts] of Object.entries(profile.params)) {
    for (const value of paramValues(name, request.api, request.body)) {
      const fact = facts.find((each) => conditionHolds(each.when, request.circumstances, value));
      if (fact !== undefined && isRefused(fact, value)) return paramRefusal(name, value, fact);
    }
  }
  return undefined;
}

function isRefused(fact: ParamFact, value: unknown): boolean {
  if (fact.behaviour === 'rejected') return true;
  if (fact.behaviour === 'bounded') return isOutOfBounds(fact, value);
  // A renamed parameter is most often ignored under its old name; only a recorded error says that it is refused.
  return fact.behaviour === 'renamed' && fact.error !== undefined;
}

function isOutOfBounds(fact: ParamFact, value: unknown): boolean {
  if (fact.values !== undefined && typeof value === 'string') {
    const provider = fact.values[value];
    return fact.error !== undefined && provider !== value && !Object.values(fact.values).includes(value);
  }
  const size = Array.isArray(value) ? value.length : value;
  if (typeof size !== 'number') return false;
  return (fact.min !== undefined && size < fact.min) || (fact.max !== undefined && size > fact.max);
}

function paramRefusal(name: string, value: unknown, fact: ParamFact): Reply {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  const message = `Invalid value for '${name}': ${shown}. ${fact.detail}`;
  const words = { param: name, value: shown, max: String(fact.max ?? ''), min: String(fact.min ?? '') };
  return errorReply(
    { about: 'param', name, message },
    {
      status: fact.error?.status ?? 400,
      code: 'invalid_parameter_error',
      param: name,
      ...(fact.error === undefined ? {} : { body: fillIn(fact.error.body, words) }),
    },
  );
}

/** Fills the {varying} parts of a recorded error; what is not known keeps its braces. */
function fillIn(body: Json, words: Readonly<Record<string, string>>): Json {
  if (typeof body === 'string') return body.replace(/\{(\w+)\}/g, (all, word: string) => words[word] ?? all);
  if (Array.isArray(body)) return (body as readonly Json[]).map((each) => fillIn(each, words));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([key, each]) => [key, fillIn(each, words)]));
}
