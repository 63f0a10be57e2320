import type { Json } from '../core/change.js';
import type { CarriedModel, RuleContext } from '../core/rule.js';
import type { CallUsage, ResolvedUsage } from '../core/usage.js';

type Call = CallUsage & ResolvedUsage;
type Fields = Readonly<Record<string, Json>>;

/** What one model of a call needs to be sent, so that it thinks, or not, as the one did in whose place it stands. */
export interface ModelSetting extends CarriedModel {
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

function settingOf(model: CarriedModel, { target }: RuleContext): ModelSetting | undefined {
  const thinking = model.after === undefined ? undefined : target.thinking(model.after);
  if (!thinking) return undefined;
  const thought = target.sourceThinks(model.before);
  const { off } = thinking;
  if (thought)
    return { ...model, thought, off, fields: thinking.default === 'off' ? (thinking.on ?? {}) : {} };
  const least = thinking.effort?.['none'] ?? thinking.effort?.['minimal'];
  const bound: Fields = thinking.default === 'on' && least !== undefined ? { reasoning_effort: least } : {};
  return { ...model, thought, off, fields: off ?? bound };
}
