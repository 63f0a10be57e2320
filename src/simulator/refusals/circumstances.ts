import { matchesAny } from '../../catalog/condition.js';
import type { Json } from '../../core/change.js';
import type { ProviderProfile, ThinkingSwitch } from '../../core/provider.js';
import type { Circumstances } from '../../core/target.js';
import { isObject, itemsOf, type JsonObject } from '../server/exchange.js';

/** Everything about a request that a condition in a profile can ask for: of a request that has arrived, all is known. */
export interface RequestCircumstances extends Circumstances {
  readonly model: string;
  readonly thinking: 'on' | 'off';
  readonly stream: boolean;
  readonly tools: boolean;
}

/** Reads the circumstances off a request body. */
export function circumstancesOf(profile: ProviderProfile, body: JsonObject): RequestCircumstances {
  const model = typeof body['model'] === 'string' ? body['model'] : '';
  const toolChoice = toolChoiceOf(body['tool_choice']);
  return {
    model,
    thinking: thinkingOf(thinkingSwitch(profile, model), body),
    stream: body['stream'] === true,
    tools: itemsOf(body['tools']).length > 0,
    ...(toolChoice === undefined ? {} : { toolChoice }),
  };
}

/** The switch of a model's thinking; undefined where the model does not think. */
export function thinkingSwitch(profile: ProviderProfile, model: string): ThinkingSwitch | undefined {
  return profile.thinking.find((each) => matchesAny(each.models, model));
}

function thinkingOf(found: ThinkingSwitch | undefined, body: JsonObject): 'on' | 'off' {
  if (found === undefined) return 'off';
  if (found.off !== undefined && contains(body, found.off)) return 'off';
  if (found.on !== undefined && contains(body, found.on)) return 'on';
  return found.default;
}

/** True where every entry of `part` stands in `whole`; further entries of objects do no harm. */
function contains(whole: unknown, part: Json): boolean {
  if (!isObject(part)) return JSON.stringify(whole) === JSON.stringify(part);
  return isObject(whole) && Object.entries(part).every(([key, value]) => contains(whole[key], value));
}

function toolChoiceOf(choice: unknown): Circumstances['toolChoice'] {
  if (choice === 'auto' || choice === 'none' || choice === 'required') return choice;
  return isObject(choice) ? 'named' : undefined;
}
