import { judge } from '../../catalog/condition.js';
import type { ModelProfile, ParamFact } from '../../core/provider.js';
import { errorReply } from '../server/error-reply.js';
import type { Reply } from '../server/exchange.js';
import { recordedRefusal, refusedWith } from './provider-words.js';
import type { JudgedRequest } from './refuse-request.js';
import { paramValues } from './request-params.js';

/** The refusal of the first parameter that the provider does not take as it was sent; undefined where all is well. */
export function refuseParams(request: JudgedRequest): Reply | undefined {
  const { profile, api, body, circumstances, model } = request;
  for (const [name, facts] of Object.entries(profile.params)) {
    for (const value of paramValues(name, api, body)) {
      const fact = facts.find((each) => judge(each.when, { ...circumstances, value }) === 'yes');
      if (fact !== undefined && isRefused(fact, value, model))
        return paramRefusal(request, { name, value, fact });
    }
  }
  return undefined;
}

function isRefused(fact: ParamFact, value: unknown, model: ModelProfile): boolean {
  if (fact.behaviour === 'rejected') return true;
  if (fact.behaviour === 'bounded') return isOutOfBounds(fact, value, model);
  // A renamed parameter is most often ignored under its old name; only a recorded error says that it is refused.
  return fact.behaviour === 'renamed' && fact.error !== undefined;
}

function isOutOfBounds(fact: ParamFact, value: unknown, model: ModelProfile): boolean {
  if (fact.asArray === true && typeof value === 'string') return fact.error !== undefined;
  if (fact.values !== undefined && typeof value === 'string') {
    const provider = fact.values[value];
    return fact.error !== undefined && provider !== value && !Object.values(fact.values).includes(value);
  }
  const size = Array.isArray(value) ? value.length : value;
  if (typeof size !== 'number') return false;
  const max = upperLimit(fact, model);
  return (fact.min !== undefined && size < fact.min) || (max !== undefined && size > max);
}

function upperLimit(fact: ParamFact, model: ModelProfile): number | undefined {
  return (fact.maxFrom === undefined ? undefined : model[fact.maxFrom]) ?? fact.max;
}

interface RefusedParam {
  readonly name: string;
  readonly value: unknown;
  readonly fact: ParamFact;
}

function paramRefusal(request: JudgedRequest, { name, value, fact }: RefusedParam): Reply {
  const { profile, api, circumstances, model } = request;
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  const message = `Invalid value for '${name}': ${shown}. ${fact.detail.en}`;
  const refusal = { about: 'param', name, message } as const;
  const words = {
    param: name.replace(/^embeddings\./, ''),
    value: shown.length > 200 ? `${shown.slice(0, 200)}…` : shown,
    max: String(upperLimit(fact, model) ?? ''),
    min: String(fact.min ?? ''),
    model: model.id,
  };
  if (fact.error !== undefined) return refusedWith(fact.error, refusal, words);
  return (
    recordedRefusal({ profile, fault: 'param', api, circumstances, refusal, words }) ??
    errorReply(refusal, { status: 400, code: 'invalid_parameter_error', param: name })
  );
}
