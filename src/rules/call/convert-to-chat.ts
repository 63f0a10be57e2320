import type { Change } from '../../core/change.js';
import { defineRule, type Decision, type RuleContext } from '../../core/rule.js';
import type { CallUsage, ResolvedUsage } from '../../core/usage.js';
import * as say from '../../messages/calls.js';
import { isRehomed } from '../client-home.js';
import * as conversions from '../../messages/conversions.js';
import { auto, manual, review } from '../decision.js';

export default defineRule({
  id: 'call/convert-to-chat',
  kind: 'call',
  title: {
    en: 'A call of an older or a newer API becomes a chat completion where that is exact',
    zh: '在可精确转换时，其他形态的调用改为 chat completions',
  },
  help: {
    en: 'The call, its parameters and everything that reads its answer are written together, or not at all. With the AI SDK, asking for the chat model is enough.',
    zh: '调用、参数以及所有读取响应的代码一起改写，否则都不改。使用 AI SDK 时，改为请求 chat 模型即可。',
  },
  on: 'call',
  decide(call, context) {
    if (call.converted) return converted(call, context);
    if (call.api === 'chat.completions' && call.options['functions']) return functionsLeft(call, context);
    if (!context.moves(call) || call.modelFrom !== undefined || isRehomed(call, context)) return [];
    if (!call.convertibleTo?.includes('chat.completions')) return [];
    // A class that hands OpenAI's chat models on by their names has to be left, though the API stays the same.
    const isHandedOn = call.api === 'chat.completions';
    if (!isHandedOn && context.target.serves(call.api).served) return [];
    const option = call.options['useResponsesApi'];
    const changes: Change[] = [
      option
        ? { type: 'remove-option', usage: call.carriedBy ?? call.id, name: 'useResponsesApi' }
        : { type: 'convert-call', usage: call.id, to: 'chat.completions' },
    ];
    if (call.api === 'completions') return [review(say.completionsByChat(call.method), changes)];
    return [auto(isHandedOn ? say.chatByName(call.method) : conversions.converted(call.method), changes)];
  },
});

type Call = CallUsage & ResolvedUsage;

/** The call is judged as what it becomes; here it is written so. */
function converted(call: Call, context: RuleContext): readonly Decision[] {
  if (!context.moves(call) || !call.conversion || !call.converted) return [];
  const message = written[call.converted](context.target.profile.name);
  const changes: Change[] = [{ type: 'convert-call', usage: call.id, to: 'chat.completions' }];
  const { assumes } = call.conversion;
  return [
    assumes.length === 0 ? auto(message, changes) : review(conversions.assuming(message, assumes), changes),
  ];
}

/** Functions that the provider does not take, in code that could not be followed to its end. */
function functionsLeft(call: Call, context: RuleContext): readonly Decision[] {
  const fact = context.moves(call) ? context.target.param('functions', {}) : undefined;
  if (!fact || fact.behaviour === 'accepted') return [];
  const message = conversions.functionsLeft(context.target.profile.name, fact.detail, call.unconvertible);
  const at = call.options['functions']!.at;
  return [fact.behaviour === 'unknown' ? review(message, [], { at }) : manual(message, { at })];
}

const written = {
  responses: conversions.responsesConverted,
  completions: conversions.completionsConverted,
  functions: conversions.functionsConverted,
};
