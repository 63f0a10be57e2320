import type { Localized } from '../core/localized.js';
import type { Preference } from '../core/model-move.js';
import { looksLikeOpenAIModel } from '../core/openai-names.js';
import type { ModelMapping, ModelProfile, ProviderProfile } from '../core/provider.js';
import type { ModelChoice, ModelNeed } from '../core/target.js';
import * as say from '../messages/models.js';
import { figuresOf } from './model-figures.js';
import { lacksOf, usesOf } from './model-fit.js';
import { nearestFitting, preferredModel } from './model-preference.js';
import type { OpenAIApi, OpenAIData } from './openai-data.js';

export interface Chooser {
  readonly profile: ProviderProfile;
  readonly openai: OpenAIData;
  /** The user's own mappings. */
  readonly overrides: Readonly<Record<string, string>>;
  readonly prefer: Preference;
}

/** OpenAI's id without router prefix, date and `-preview`: `gpt-4o-2024-08-06` → `gpt-4o`. */
export function baseOf(id: string): string {
  return id
    .replace(/^openai\//, '')
    .replace(/-\d{4}-\d{2}-\d{2}$/, '')
    .replace(/-(?:preview|latest)$/, (ending) => (/^(?:chatgpt|chat|omni|codex)/.test(id) ? ending : ''))
    .replace(/(?<=gpt-(?:3\.5-turbo|4o?|4-turbo|4-32k|3\.5-turbo-16k))-\d{4}$/, '');
}

/** The provider's model for one of OpenAI's, by what the call needs of it. */
export function chooseModel(chooser: Chooser, need: ModelNeed): ModelChoice {
  const { profile, openai, overrides } = chooser;
  const own = overrides[need.from] ?? overrides[baseOf(need.from)];
  if (own !== undefined)
    return mapped(chooser, need, { id: own, sure: true, reason: say.ownChoice(need.from, own) });
  if (!looksLikeOpenAIModel(need.from.replace(/^openai\//, ''))) return { type: 'unknown' };
  if (/^ft:|:ft-/.test(need.from)) return none(need, say.fineTuned);
  const found = find(profile, openai.api, need);
  if (!found) return none(need, say.noMapping);
  const { mapping } = found;
  if (mapping.to === undefined || mapping.manual) return none(need, mapping.reason);
  return fit(chooser, need, { ...found, to: mapping.to });
}

interface Found {
  readonly mapping: ModelMapping;
  readonly sure: boolean;
}

function find(profile: ProviderProfile, api: OpenAIApi, need: ModelNeed): Found | undefined {
  const lookUp = (id: string | undefined) => profile.modelMap.find((mapping) => mapping.from === id);
  const base = baseOf(need.from);
  // A legacy completion model that becomes chat is, in what it can do, gpt-3.5-turbo.
  const becomesChat =
    need.api === 'chat.completions' && /instruct|davinci|curie|babbage|^text-ada/.test(base);
  if (becomesChat) return wrap(lookUp('gpt-3.5-turbo'), true);
  const exact = lookUp(need.from) ?? lookUp(base);
  if (exact) return wrap(exact, true);
  const family = api.families.find((each) => new RegExp(each.match).test(base))?.base;
  // gpt-3.5-turbo-16k and gpt-4-32k are the same family with more room; ids newer than the list are a guess.
  const isOld = /^gpt-(?:3\.5|4(?:-|$))/.test(base);
  return wrap(lookUp(family), isOld);
}

function wrap(mapping: ModelMapping | undefined, sure: boolean): Found | undefined {
  return mapping && { mapping, sure };
}

/** The mapped model, or where the call uses what that one lacks, or the user prefers another kind, one that fits. */
function fit(
  chooser: Chooser,
  need: ModelNeed,
  { mapping, sure, to }: Found & { readonly to: string },
): ModelChoice {
  const { profile } = chooser;
  const model = profile.models.find((each) => each.id === to);
  const asMapped = { id: to, sure, reason: reasonOf(need.from, to, { mapping, sure }) };
  if (!model) return mapped(chooser, need, asMapped);
  const preferred = preferredModel(chooser, model, need);
  if (preferred && preferred.id !== to) {
    const reason = say.preferredTo(need.from, preferred.id, to, chooser.prefer);
    return mapped(chooser, need, { id: preferred.id, sure, reason });
  }
  const lacks = lacksOf(profile, model, need);
  if (lacks.length === 0) return mapped(chooser, need, asMapped);
  const instead = nearestFitting(profile, model, need);
  if (instead) {
    const reason = say.fittingInstead(need.from, instead.id, to, lacks);
    return mapped(chooser, need, { id: instead.id, sure, reason });
  }
  return lacks.includes('images') ? none(need, say.noSeeingModel) : mapped(chooser, need, asMapped);
}

function reasonOf(from: string, to: string, { mapping, sure }: Found): Localized {
  return sure ? say.mappedAs(from, to, mapping.reason) : say.guessedAs(from, to, mapping);
}

interface Picked {
  readonly id: string;
  readonly sure: boolean;
  readonly reason: Localized;
}

function mapped({ profile, openai }: Chooser, need: ModelNeed, { id, sure, reason }: Picked): ModelChoice {
  const model: ModelProfile | undefined = profile.models.find((each) => each.id === id);
  const figures = figuresOf(openai, need.from, model);
  const move = { from: need.from, to: id, reason, uses: usesOf(need), ...figures };
  const told = say.withFigures(reason, move);
  return { type: 'mapped', to: id, sure, reason: told, move, ...(model ? { model } : {}) };
}

function none(need: ModelNeed, why: Localized): ModelChoice {
  return { type: 'none', reason: say.noCounterpart(need.from, why) };
}
