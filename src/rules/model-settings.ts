import type { Json, ModelPair } from '../core/change.js';
import type { ThinkingSwitch } from '../core/provider.js';
import type { CarriedModel, RuleContext } from '../core/rule.js';
import type { CallUsage, ResolvedUsage } from '../core/usage.js';

type Call = CallUsage & ResolvedUsage;
type Fields = Readonly<Record<string, Json>>;

/** What one model of a call needs to be sent, so that it thinks, or not, as the one did in whose place it stands. */
export interface ModelSetting extends ModelPair {
  readonly fields: Fields;
  /** What switches its thinking off; undefined where nothing does. */
  readonly off: Fields | undefined;
  /** True where the old model thought. */
  readonly thought: boolean;
}

/** The settings of a call's models, where they differ, so that none of them is right for all; empty where one is. */
export function unlikeSettings(call: Call, context: RuleContext): readonly ModelSetting[] {
  const settings = context.modelsOf(call).flatMap((model) => settingOf(model, context) ?? []);
  return new Set(settings.map(({ fields }) => JSON.stringify(fields))).size > 1 ? settings : [];
}

/** The first of unlike models whose thinking is to be off, where all of them understand what says so. */
export function offForAll(settings: readonly ModelSetting[]): ModelSetting | undefined {
  if (new Set(settings.map(({ off }) => JSON.stringify(off))).size > 1) return undefined;
  return settings.find(({ thought, off }) => !thought && off !== undefined);
}

/** True where each of the new models needs one setting, so that its name tells which. */
function canBeToldApart(settings: readonly ModelSetting[]): boolean {
  const needs = new Set(settings.map(({ after, fields }) => JSON.stringify([after, fields])));
  return needs.size === new Set(settings.map(({ after }) => after)).size;
}

/** True where a condition on the model can stand in the call: not within a call that gets a new form whole. */
export function isWrittenByModel(call: Call, settings: readonly ModelSetting[]): boolean {
  const names = settings.flatMap(({ fields }) => Object.keys(fields));
  const isFree = names.every((name) => !call.options[name]);
  return (
    call.api === 'chat.completions' && call.carriedBy === undefined && isFree && canBeToldApart(settings)
  );
}

/** What asks a model that always thinks for as little of it as it can; undefined where nothing does. */
export function leastEffortOf({ effort }: ThinkingSwitch): string | undefined {
  return effort?.['none'] ?? effort?.['minimal'];
}

function settingOf({ before, after }: CarriedModel, { target }: RuleContext): ModelSetting | undefined {
  const thinking = after === undefined ? undefined : target.thinking(after);
  if (after === undefined || !thinking) return undefined;
  const thought = target.sourceThinks(before);
  const { off } = thinking;
  if (thought)
    return { before, after, thought, off, fields: thinking.default === 'off' ? (thinking.on ?? {}) : {} };
  const least = leastEffortOf(thinking);
  const bound: Fields = thinking.default === 'on' && least !== undefined ? { reasoning_effort: least } : {};
  return { before, after, thought, off, fields: off ?? bound };
}
