import { looksLikeOpenAIModel } from '../core/openai-names.js';
import type { ModelMapping, ModelProfile, ProviderProfile } from '../core/provider.js';
import type { ModelChoice, ModelNeed } from '../core/target.js';
import { noCounterpart, mappedAs, ownChoice, visionInstead } from '../messages/models.js';
import type { OpenAIApi } from './openai-data.js';

const CHAT = new Set(['chat.completions', 'responses', 'completions']);

/** OpenAI's id without router prefix, date and `-preview`: `gpt-4o-2024-08-06` → `gpt-4o`. */
export function baseOf(id: string): string {
  return id
    .replace(/^openai\//, '')
    .replace(/-\d{4}-\d{2}-\d{2}$/, '')
    .replace(/-(?:preview|latest)$/, (ending) => (/^(?:chatgpt|chat|omni|codex)/.test(id) ? ending : ''))
    .replace(/(?<=gpt-(?:3\.5-turbo|4o?|4-turbo|4-32k|3\.5-turbo-16k))-\d{4}$/, '');
}

/** The provider's model for one of OpenAI's, by what the call needs of it. */
export function chooseModel(
  profile: ProviderProfile,
  api: OpenAIApi,
  overrides: Readonly<Record<string, string>>,
  need: ModelNeed,
): ModelChoice {
  const own = overrides[need.from] ?? overrides[baseOf(need.from)];
  if (own !== undefined)
    return {
      type: 'mapped',
      to: own,
      sure: true,
      reason: ownChoice(need.from, own),
      ...withProfile(profile, own),
    };
  if (!looksLikeOpenAIModel(need.from.replace(/^openai\//, ''))) return { type: 'unknown' };
  if (/^ft:|:ft-/.test(need.from))
    return {
      type: 'none',
      reason: noCounterpart(
        need.from,
        'a fine-tuned model exists at OpenAI alone',
        '微调模型只存在于 OpenAI',
      ),
    };
  const found = find(profile, api, need);
  if (!found)
    return {
      type: 'none',
      reason: noCounterpart(need.from, 'the catalogue has no mapping for it', '目录中没有它的映射'),
    };
  const { mapping, sure } = found;
  if (mapping.to === undefined || mapping.manual)
    return { type: 'none', reason: noCounterpart(need.from, mapping.reason, mapping.reason) };
  return fit(profile, mapping, sure, need);
}

function find(
  profile: ProviderProfile,
  api: OpenAIApi,
  need: ModelNeed,
): { readonly mapping: ModelMapping; readonly sure: boolean } | undefined {
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

function wrap(mapping: ModelMapping | undefined, sure: boolean) {
  return mapping && { mapping, sure };
}

/** A call with images never lands on a text model. */
function fit(profile: ProviderProfile, mapping: ModelMapping, sure: boolean, need: ModelNeed): ModelChoice {
  const to = mapping.to!;
  const model = profile.models.find((each) => each.id === to);
  if (!need.images || !model || model.vision || (need.api && !CHAT.has(need.api))) {
    return {
      type: 'mapped',
      to,
      sure,
      reason: mappedAs(need.from, to, mapping.reason),
      ...(model ? { model } : {}),
    };
  }
  const seeing = visionModel(profile, model);
  if (!seeing)
    return {
      type: 'none',
      reason: noCounterpart(
        need.from,
        'the call sends images, and no model here takes them',
        '此调用发送图片，而这里没有能接收图片的模型',
      ),
    };
  return {
    type: 'mapped',
    to: seeing.id,
    sure,
    reason: visionInstead(need.from, seeing.id, to),
    model: seeing,
  };
}

function withProfile(profile: ProviderProfile, id: string): { model?: ModelProfile } {
  const model = profile.models.find((each) => each.id === id);
  return model ? { model } : {};
}

/** The vision model that costs nearest to the text model. */
function visionModel(profile: ProviderProfile, like: ModelProfile): ModelProfile | undefined {
  const price = (model: ModelProfile) =>
    model.price?.output ?? model.price?.input ?? Number.POSITIVE_INFINITY;
  const distance = (model: ModelProfile) => {
    const apart = Math.abs(price(model) - price(like));
    return Number.isNaN(apart) ? Number.POSITIVE_INFINITY : apart;
  };
  const mapped = new Set(profile.modelMap.flatMap((mapping) => mapping.to ?? []));
  return profile.models
    .filter((model) => model.type === 'chat' && model.vision && model.status === 'active')
    .sort((a, b) => Number(mapped.has(b.id)) - Number(mapped.has(a.id)) || distance(a) - distance(b))[0];
}
