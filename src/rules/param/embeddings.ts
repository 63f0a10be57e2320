import { defineRule, type Decision, type RuleContext } from '../../core/rule.js';
import type { CallUsage, ResolvedUsage } from '../../core/usage.js';
import * as say from '../../messages/params.js';
import { auto, manual, review } from '../decision.js';
import { widthPlan } from '../embedding-width.js';
import { vendorName } from '../vendor-name.js';
import { circumstancesOf, isInTypes, plain } from './circumstances.js';

type Call = CallUsage & ResolvedUsage;

/** As many texts as OpenAI takes at once. */
const LARGE = 2_048;

export default defineRule({
  id: 'param/embeddings',
  kind: 'param',
  title: { en: 'Embedding requests as the provider takes them', zh: '向量请求按新厂商的要求调整' },
  help: {
    en: 'encoding_format float is written where the SDK would ask for base64; the width of stored vectors is kept where the new model can give it.',
    zh: '当 SDK 会请求 base64 时写明 encoding_format 为 float；新模型支持时保持已存向量的维度。',
  },
  on: 'call',
  decide(call, context): readonly Decision[] {
    if (call.api !== 'embeddings' || !context.moves(call)) return [];
    const decisions = [
      encoding(call, context),
      width(call, context),
      batch(call, context),
      batchSize(call, context),
    ];
    return decisions.flatMap((decision) => (decision ? [{ kind: 'param' as const, ...decision }] : []));
  },
});

/** openai 4.91 to 6 turn a float answer to a base64 request into empty vectors, without an error. */
function encoding(call: Call, context: RuleContext): Decision | undefined {
  const option = call.options['encoding_format'];
  const fact = context.target.param('embeddings.encoding_format', circumstancesOf(call, context));
  if (fact?.behaviour === 'accepted') return undefined;
  const value = option && plain(option.value);
  if (option && value !== 'base64') return undefined;
  if (!option && !asksForBase64(call)) return undefined;
  if (call.sayable && !call.sayable.includes('encoding_format'))
    return review(say.cannotAskForFloat(call.method));
  return auto(say.floatVectors(), [
    {
      type: 'set-option',
      usage: call.carriedBy ?? call.id,
      name: 'encoding_format',
      value: { type: 'literal', value: 'float' },
    },
  ]);
}

function asksForBase64(call: Call): boolean {
  if (call.transport === 'http') return false;
  const isOfficial = call.sdk === 'npm/openai';
  if (!isOfficial) return call.sdk?.startsWith('npm/langchain') ?? false;
  const major = call.major ?? 6;
  const minor = Number(/^\D*\d+\.(\d+)/.exec(call.version ?? '')?.[1] ?? '99');
  const isExact = /^\d/.test(call.version ?? '');
  return major === 4 ? !isExact || minor >= 91 : major === 5 || major === 6;
}

function width(call: Call, context: RuleContext): Decision | undefined {
  const plan = widthPlan(call, context);
  if (plan?.how !== 'set' || (call.bare && isUsed(call, context))) return undefined;
  if (call.bare) return review(say.widthWhereUsed(plan.before));
  return auto(say.keepsWidth(plan.before), [
    {
      type: 'set-option',
      usage: call.carriedBy ?? call.id,
      name: 'dimensions',
      value: { type: 'literal', value: plan.before },
      vendor: vendorName(context.target),
      typed: isInTypes(call, 'embeddings.dimensions', context),
    },
  ]);
}

/** True where requests are seen that the model is made for: they say how wide its vectors are. */
function isUsed(call: Call, context: RuleContext): boolean {
  return context.usages.some((usage) => usage.kind === 'call' && usage.modelFrom === call.id);
}

/** Where the SDK cuts lists into batches itself, it is told to cut smaller ones. */
function batchSize(call: Call, context: RuleContext): Decision | undefined {
  const option = call.options['batch_size'];
  const size = option ? plain(option.value) : call.sends?.['batch_size'];
  if (size === undefined && !option) return undefined;
  const texts = Array.from({ length: typeof size === 'number' ? size : LARGE }, () => '');
  const fact = context.target.param('embeddings.input', { ...circumstancesOf(call, context), value: texts });
  if (fact?.behaviour !== 'bounded' || fact.max === undefined) return undefined;
  if (option && typeof size !== 'number')
    return review(say.batchLimit(fact.max, fact.detail), [], { at: option.at });
  const usage = call.carriedBy ?? call.id;
  const message = say.batchSize(Number(size), fact.max, fact.detail);
  return option
    ? auto(message, [{ type: 'set-literal', usage, at: option.value.at, value: fact.max }], { at: option.at })
    : auto(message, [
        { type: 'set-option', usage, name: 'batch_size', value: { type: 'literal', value: fact.max } },
      ]);
}

function batch(call: Call, context: RuleContext): Decision | undefined {
  const option = call.options['input'];
  if (!option) return undefined;
  const value = plain(option.value);
  const fact = context.target.param('embeddings.input', {
    ...circumstancesOf(call, context),
    ...(value === undefined ? {} : { value }),
  });
  if (
    fact?.behaviour === 'bounded' &&
    fact.max !== undefined &&
    Array.isArray(value) &&
    value.length > fact.max
  ) {
    return manual(say.batchLimit(fact.max, fact.detail), { at: option.at });
  }
  const limit = context.target.profile.params['embeddings.input']?.find(
    (each) => each.behaviour === 'bounded',
  )?.max;
  const mayBeLong =
    option.value.type === 'array'
      ? option.value.open
      : option.value.type === 'untraced' &&
        /texts|values|chunks|docs|documents|inputs|batch|items/i.test(option.writtenAs);
  return limit !== undefined && mayBeLong
    ? review(say.batchLimit(limit, fact?.detail), [], { at: option.at })
    : undefined;
}
