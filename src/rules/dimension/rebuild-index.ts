import { defineRule, type RuleContext } from '../../core/rule.js';
import type { CallUsage, DimensionUsage, ResolvedUsage } from '../../core/usage.js';
import { isOpenAIWidth } from '../../core/vector-widths.js';
import * as say from '../../messages/dimensions.js';
import { info, review } from '../decision.js';
import { askedWidth, widthPlan, type WidthPlan } from '../embedding-width.js';

export default defineRule({
  id: 'dimension/rebuild-index',
  kind: 'dimension',
  title: { en: 'An index of vectors must be rebuilt', zh: '向量索引需要重建' },
  help: {
    en: 'Vectors of two models do not mix, even at the same width. The width itself changes where the new model cannot give the old one.',
    zh: '两个模型的向量不能混用，即使维度相同。当新模型给不出原有维度时，维度本身也要改。',
  },
  on: 'dimension',
  describe: (dimension) => info(say.dimensionFound(dimension.value, dimension.store)),
  decide(dimension, context) {
    const calls = movingEmbeddings(context);
    if (calls.length === 0 || !concerns(dimension, calls))
      return [info(say.dimensionFound(dimension.value, dimension.store))];
    return [review(sentence(dimension, planFor(dimension.value, calls, context)))];
  },
});

type Call = CallUsage & ResolvedUsage;

/** Calls whose vectors another model will give; the same model elsewhere (Azure) gives the same vectors. */
function movingEmbeddings(context: RuleContext): readonly Call[] {
  return context.usages
    .filter((usage): usage is Call => usage.kind === 'call' && usage.api === 'embeddings')
    .filter((call) => context.moves(call))
    .filter((call) => {
      const after = context.modelAfter(call);
      return after === undefined || after !== context.modelBefore(call);
    });
}

/** A width that OpenAI's models give only when asked is another model's where nobody asks, or may ask, for it. */
function concerns({ value }: DimensionUsage, calls: readonly Call[]): boolean {
  if (isOpenAIWidth(value)) return true;
  return calls.some((call) => {
    const asked = askedWidth(call);
    return asked === undefined ? call.options['dimensions'] !== undefined : asked === value;
  });
}

/** Plans of the calls that give this width; undefined where they differ or are not known. */
function planFor(value: number, calls: readonly Call[], context: RuleContext): WidthPlan | undefined {
  const plans = calls.map((call) => widthPlan(call, context)).filter((plan) => plan?.before === value);
  const [first] = plans;
  const agree = plans.every((plan) => plan?.after === first?.after && plan?.model === first?.model);
  return agree ? first : undefined;
}

function sentence({ value, store }: DimensionUsage, plan: WidthPlan | undefined) {
  if (!plan) return say.dimension(value, store);
  if (plan.how !== 'changes') return say.dimensionStays(value, store, plan.model, plan.how);
  return plan.after === undefined
    ? say.dimensionUnknown(value, store, plan.model)
    : say.dimensionChanges(value, store, { model: plan.model, width: plan.after });
}
