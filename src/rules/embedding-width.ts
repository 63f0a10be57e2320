import type { RuleContext } from '../core/rule.js';
import type { CallUsage, ResolvedUsage } from '../core/usage.js';
import { OPENAI_WIDTHS } from '../core/vector-widths.js';

/** How wide the vectors of one embeddings call are before and after the migration. */
export interface WidthPlan {
  readonly before: number;
  /** Undefined where the provider does not say how wide its vectors are. */
  readonly after?: number;
  /** The provider's model. */
  readonly model: string;
  /** same: the model gives it unasked · asked: the call asks for it already · set: `dimensions` is written · changes: another width, or an unknown one */
  readonly how: 'same' | 'asked' | 'set' | 'changes';
}

/** What becomes of the width of a call's vectors; undefined where the old width or the new model is not known. */
export function widthPlan(call: CallUsage & ResolvedUsage, context: RuleContext): WidthPlan | undefined {
  const model = context.modelAfter(call);
  const asked = askedWidth(call);
  const before = asked ?? OPENAI_WIDTHS[context.modelBefore(call) ?? ''];
  if (before === undefined || model === undefined) return undefined;
  const target = context.targetOf(call);
  const widths = target.profile.models.find((each) => each.id === model)?.dimensions ?? [];
  const plan = { before, model };
  if (widths[0] === before) return { ...plan, after: before, how: 'same' };
  const fact = target.param('embeddings.dimensions', { model, value: before });
  const isTaken = fact === undefined || fact.behaviour === 'accepted';
  if (call.options['dimensions'] && isTaken && (widths.length === 0 || widths.includes(before)))
    return { ...plan, after: before, how: 'asked' };
  if (!call.options['dimensions'] && widths.includes(before)) return { ...plan, after: before, how: 'set' };
  return widths[0] === undefined
    ? { ...plan, how: 'changes' }
    : { ...plan, after: widths[0], how: 'changes' };
}

/** The width that a call asks for by a literal. */
export function askedWidth(call: CallUsage): number | undefined {
  const value = call.options['dimensions']?.value;
  return value?.type === 'literal' && typeof value.value === 'number' ? value.value : undefined;
}
