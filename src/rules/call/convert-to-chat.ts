import type { Change } from '../../core/change.js';
import { defineRule } from '../../core/rule.js';
import * as say from '../../messages/calls.js';
import { auto, review } from '../decision.js';

export default defineRule({
  id: 'call/convert-to-chat',
  kind: 'call',
  title: {
    en: 'A Responses call becomes a chat completion where that is exact',
    zh: '在可精确转换时，Responses 调用改为 chat completions',
  },
  help: {
    en: 'The AI SDK hides the shape of the API, so that asking for the chat model instead of the Responses model changes nothing for the program.',
    zh: 'AI SDK 屏蔽了接口形态，因此改用 chat 模型而非 Responses 模型，对程序没有影响。',
  },
  on: 'call',
  decide(call, context) {
    if (!context.moves(call) || call.modelFrom !== undefined) return [];
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
    return [auto(isHandedOn ? say.chatByName(call.method) : say.converted(call.method), changes)];
  },
});
