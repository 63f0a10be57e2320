import type { RuleContext } from '../core/rule.js';
import type { ModelNeed } from '../core/target.js';
import type { CallUsage, Value } from '../core/usage.js';

/** What the calls ask of the model that they share. */
export function needOf(model: string, calls: readonly CallUsage[], context: RuleContext): ModelNeed {
  const api = calls[0] && apiAfter(calls[0], context);
  return {
    from: model,
    ...(api ? { api } : {}),
    images: calls.some(sendsImages),
    tools: calls.some((call) => call.options['tools'] !== undefined),
    jsonSchema: calls.some((call) => responseFormat(call) === 'json_schema'),
  };
}

/** The API that the call will ask for: chat completions where it is converted. */
function apiAfter(call: CallUsage, context: RuleContext): CallUsage['api'] {
  if (context.target.serves(call.api).served) return call.api;
  return call.convertibleTo?.[0] ?? call.api;
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
  return call.method.endsWith('.parse') ? 'json_schema' : undefined;
}
