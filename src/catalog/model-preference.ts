import type { Preference } from '../core/model-move.js';
import type { ModelProfile, ProviderProfile } from '../core/provider.js';
import type { ModelNeed } from '../core/target.js';
import { lacksOf } from './model-fit.js';

/** OpenAI's model that every provider maps to the best of its own. */
const FLAGSHIP = 'gpt-5';
/** Programs read more than they write. */
const INPUT_SHARE = 0.75;

interface Wish {
  readonly profile: ProviderProfile;
  readonly prefer: Preference;
}

/**
 * The chat model that a wish leads to, among those that the provider's own mapping names: for quality its answer to OpenAI's flagship,
 * else the dearest; for price the cheapest. Always one that has all that the call uses; undefined where the wish changes nothing.
 */
export function preferredModel(
  { profile, prefer }: Wish,
  mapped: ModelProfile,
  need: ModelNeed,
): ModelProfile | undefined {
  if (prefer === 'balanced' || mapped.type !== 'chat') return undefined;
  const fitting = mappedModels(profile, 'chat').filter(
    (model) => isOffered(model) && isOfKind(model, mapped) && lacksOf(profile, model, need).length === 0,
  );
  const byPrice = fitting
    .filter((model) => costOf(model) !== undefined)
    .sort((a, b) => costOf(a)! - costOf(b)!);
  if (prefer === 'price') return byPrice[0];
  const best = profile.modelMap.find((each) => each.from === FLAGSHIP)?.to;
  return fitting.find((model) => model.id === best) ?? byPrice.at(-1);
}

/**
 * A model of the same type that has all that the call uses: one that the mapping names, and costs nearest. For what a call cannot do
 * without (images, the width of its vectors) any other that is offered will do as well.
 */
export function nearestFitting(
  profile: ProviderProfile,
  like: ModelProfile,
  need: ModelNeed,
): ModelProfile | undefined {
  const isVital = need.images === true || need.dimension !== undefined;
  const pools = [mappedModels(profile, like.type), isVital ? profile.models : []];
  const fitting = pools.map((pool) =>
    pool
      .filter((model) => model.type === like.type && isOffered(model))
      .filter((model) => lacksOf(profile, model, need).length === 0)
      .sort((a, b) => apart(a, like) - apart(b, like)),
  );
  return fitting.flat()[0];
}

function mappedModels(profile: ProviderProfile, type: ModelProfile['type']): readonly ModelProfile[] {
  const named = new Set(profile.modelMap.flatMap((mapping) => mapping.to ?? []));
  return profile.models.filter((model) => model.type === type && named.has(model.id));
}

/** A date in the future closes nothing yet: `deprecated` with a day is still offered. */
function isOffered(model: ModelProfile): boolean {
  return model.status === 'active' || (model.status === 'deprecated' && (model.retiresOn ?? '') > model.asOf);
}

/** Models that speak are another kind than models that write. */
function isOfKind(model: ModelProfile, like: ModelProfile): boolean {
  return /audio/.test(model.class.en) === /audio/.test(like.class.en);
}

/** CNY per million tokens of an ordinary mix; undefined where no price is known. */
function costOf({ price }: ModelProfile): number | undefined {
  if (price?.input === undefined || price.output === undefined) return undefined;
  return price.input * INPUT_SHARE + price.output * (1 - INPUT_SHARE);
}

function apart(model: ModelProfile, like: ModelProfile): number {
  const [a, b] = [model, like].map((each) => each.price?.output ?? each.price?.input);
  return a === undefined || b === undefined ? Number.POSITIVE_INFINITY : Math.abs(a - b);
}
