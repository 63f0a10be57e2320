import { defineRule, type Decision } from '../../core/rule.js';
import type { Span } from '../../core/source.js';
import { OWNERS, type CallUsage, type ResolvedUsage, type Value } from '../../core/usage.js';
import * as say from '../../messages/params.js';
import { info } from '../decision.js';
import { imagesIn } from '../model-need.js';

type Call = CallUsage & ResolvedUsage;

/** Settings in which providers differ; the others (messages, input, model) are judged or listed elsewhere. */
const TELLING = new Set([
  ...[
    'tools',
    'tool_choice',
    'parallel_tool_calls',
    'functions',
    'function_call',
    'response_format',
    'n',
    'seed',
    'stop',
    'logit_bias',
    'logprobs',
    'top_logprobs',
  ],
  ...[
    'max_tokens',
    'max_completion_tokens',
    'temperature',
    'top_p',
    'presence_penalty',
    'frequency_penalty',
    'reasoning_effort',
    'verbosity',
    'user',
    'store',
    'metadata',
  ],
  ...[
    'service_tier',
    'modalities',
    'audio',
    'prediction',
    'stream_options',
    'web_search_options',
    'encoding_format',
    'dimensions',
    'size',
    'quality',
    'style',
  ],
  ...[
    'voice',
    'purpose',
    'endpoint',
    'prompt',
    'suffix',
    'best_of',
    'echo',
    'instructions',
    'previous_response_id',
    'reasoning',
    'text',
    'include',
  ],
]);

export default defineRule({
  id: 'param/inventory',
  kind: 'param',
  title: { en: 'Parameters in which providers differ', zh: '各厂商存在差异的参数' },
  help: {
    en: 'Listed with their calls, so that a reader sees what a call asks for. What must change is said by the other rules.',
    zh: '与调用一并列出，便于了解调用的要求。需要修改之处由其他规则说明。',
  },
  on: 'call',
  describe: listed,
  decide: (call) =>
    call.owner === OWNERS.openai || call.owner === OWNERS.azure || call.owner === OWNERS.relay
      ? listed(call)
      : [],
});

function listed(call: Call): Decision[] {
  const options = Object.values(call.options).filter((option) => TELLING.has(option.name));
  const images = imagesIn(call.options['messages']?.value);
  return [
    ...options.map((option) => info(say.listed(option.name), { at: option.at, kind: 'param' })),
    ...images.map((image) =>
      info(say.listed('image_url'), { at: image.entries['type']?.at ?? image.at, kind: 'param' }),
    ),
    ...passedOn(call),
  ];
}

/** A model that is defined elsewhere is found there; here a reader sees that it is handed on. */
function passedOn(call: Call): Decision[] {
  const model = call.options['model'];
  if (!model || model.value.type === 'untraced' || isWrittenAt(model.value, model.at)) return [];
  return [info(say.modelPassedOn, { at: model.at, kind: 'param' })];
}

function isWrittenAt(value: Value, at: Span): boolean {
  if (value.type === 'choice') return value.of.some((each) => isWrittenAt(each, at));
  return value.at.file === at.file && value.at.start >= at.start && value.at.end <= at.end;
}
