import type { Ability } from '../core/model-move.js';
import type { ModelProfile, ProviderProfile } from '../core/provider.js';
import type { Circumstances, ModelNeed } from '../core/target.js';
import { judge } from './condition.js';

/** What the call asks for and the model is known not to give. What nobody knows is no lack. */
export function lacksOf(profile: ProviderProfile, model: ModelProfile, need: ModelNeed): readonly Ability[] {
  return usesOf(need).filter((ability) => lacks(profile, model, need, ability));
}

/** What the call asks of a model, in words for a report. */
export function usesOf(need: ModelNeed): readonly Ability[] {
  const uses: Readonly<Record<Ability, boolean>> = {
    images: need.images === true,
    tools: need.tools === true,
    'json-schema': need.jsonSchema === true,
    reasoning: need.reasoning === true,
    streaming: need.stream === true,
    'long-context': need.tokens !== undefined,
    dimension: need.dimension !== undefined,
  };
  return (Object.keys(uses) as Ability[]).filter((ability) => uses[ability]);
}

function lacks(profile: ProviderProfile, model: ModelProfile, need: ModelNeed, ability: Ability): boolean {
  switch (ability) {
    case 'images':
      return !model.vision;
    case 'tools':
      return model.tools === false || refuses(profile, 'tools', { model: model.id });
    case 'json-schema':
      return (
        model.jsonSchema === false || refuses(profile, 'response_format.json_schema', { model: model.id })
      );
    case 'reasoning':
      return !model.reasoning;
    case 'streaming':
      return refusesRequest(profile, { model: model.id, stream: true });
    case 'long-context':
      return model.context !== undefined && model.context < (need.tokens ?? 0);
    case 'dimension':
      return model.dimensions !== undefined && !model.dimensions.includes(need.dimension ?? 0);
  }
}

/** The first statement that is not known to be beside the point decides. */
function refuses(profile: ProviderProfile, parameter: string, known: Circumstances): boolean {
  const fact = profile.params[parameter]?.find((each) => judge(each.when, known) !== 'no');
  return fact?.behaviour === 'rejected' && judge(fact.when, known) === 'yes';
}

function refusesRequest(profile: ProviderProfile, known: Circumstances): boolean {
  return (profile.refusals ?? []).some(
    (each) => each.fault === 'request' && each.when !== undefined && judge(each.when, known) === 'yes',
  );
}
