import type { RuleContext } from '../core/rule.js';
import type { ModelNeed } from '../core/target.js';
import type { CallUsage, ResolvedUsage, Value } from '../core/usage.js';
import { OPENAI_WIDTHS } from '../core/vector-widths.js';
import { askedWidth } from './embedding-width.js';

type Call = CallUsage & ResolvedUsage;

/** What the calls ask of the model that they share. */
export function needOf(model: string, calls: readonly Call[], context: RuleContext): ModelNeed {
  const api = calls[0] && apiAfter(calls[0], context);
  return {
    from: model,
    ...(api ? { api } : {}),
    images: calls.some(sendsImages),
    tools: calls.some((call) => call.options['tools'] !== undefined),
    jsonSchema: calls.some((call) => responseFormat(call) === 'json_schema'),
    reasoning: calls.some(asksForReasoning),
    stream: calls.some((call) => call.streaming === true),
    ...longest(calls),
    ...widthOf(model, calls, api),
  };
}

/** An effort that the code names; the efforts that mean none are none. */
function asksForReasoning(call: CallUsage): boolean {
  const effort = (call.options['reasoning_effort'] ?? call.options['reasoning'])?.value;
  const isNone = effort?.type === 'literal' && (effort.value === 'none' || effort.value === 'minimal');
  return effort !== undefined && !isNone;
}

/** Windows below this are gone from every list. */
const MANY_TOKENS = 4_000;
/** Characters of a token, at the least that texts in any script have. */
const CHARACTERS = 4;

/** The tokens that the written texts of the longest call need, with room for its answer; nothing where that is little. */
function longest(calls: readonly CallUsage[]): { tokens?: number } {
  const counts = calls.map((call) => {
    const answer = [call.options['max_completion_tokens'], call.options['max_tokens']].map(
      (option) => (option?.value.type === 'literal' && Number(option.value.value)) || 0,
    );
    return Math.ceil(writtenLength(call.options['messages']?.value) / CHARACTERS) + Math.max(...answer);
  });
  const most = Math.max(0, ...counts);
  return most < MANY_TOKENS ? {} : { tokens: most };
}

function writtenLength(value: Value | undefined): number {
  const sum = (values: readonly Value[]) => values.reduce((total, each) => total + writtenLength(each), 0);
  switch (value?.type) {
    case 'literal':
      return String(value.value).length;
    case 'array':
      return sum(value.items);
    case 'joined':
      return sum(value.parts);
    case 'object':
      return sum(Object.values(value.entries));
    case 'choice':
      return Math.max(0, ...value.of.map(writtenLength));
    default:
      return 0;
  }
}

/** The width of the vectors that are stored already: asked for, or the old model's own. */
function widthOf(
  model: string,
  calls: readonly CallUsage[],
  api: CallUsage['api'] | undefined,
): { dimension?: number } {
  if (api !== 'embeddings') return {};
  const asked = calls.map(askedWidth).find((width) => width !== undefined);
  const dimension = asked ?? OPENAI_WIDTHS[model];
  return dimension === undefined ? {} : { dimension };
}

/** The API that the call will ask for: chat completions where it is converted. */
export function apiAfter(call: Call, context: RuleContext): CallUsage['api'] {
  if (context.targetOf(call).serves(call.api).served) return call.api;
  return call.convertibleTo?.[0] ?? call.api;
}

/** Azure writes GPT-3.5 without its point. */
export function plainName(deployment: string): string {
  return deployment.replace(/^gpt-35(?=-|$)/, 'gpt-3.5');
}

export function sendsImages(call: CallUsage): boolean {
  return imagesIn(call.options['messages']?.value).length > 0;
}

/** Parts of messages that are images, as objects. */
export function imagesIn(value: Value | undefined): Extract<Value, { type: 'object' }>[] {
  if (!value) return [];
  switch (value.type) {
    case 'array':
      return value.items.flatMap(imagesIn);
    case 'choice':
      return value.of.flatMap(imagesIn);
    case 'object': {
      const type = value.entries['type'];
      const isImage =
        type?.type === 'literal' && (type.value === 'image_url' || type.value === 'input_image');
      return [...(isImage ? [value] : []), ...Object.values(value.entries).flatMap(imagesIn)];
    }
    default:
      return [];
  }
}

export function responseFormat(call: CallUsage): string | undefined {
  const value = call.options['response_format']?.value;
  const type = value?.type === 'object' ? value.entries['type'] : undefined;
  if (type?.type === 'literal') return String(type.value);
  if (call.structured) return call.structured.by === 'tool' ? undefined : call.structured.by;
  return call.method.endsWith('.parse') ? 'json_schema' : undefined;
}
