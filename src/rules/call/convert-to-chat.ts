import { defineRule } from '../../core/rule.js';
import * as say from '../../messages/calls.js';
import { auto } from '../decision.js';

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
    if (!context.moves(call) || context.target.serves(call.api).served) return [];
    if (!call.convertibleTo?.includes('chat.completions')) return [];
    return [
      auto(say.converted(call.method), [{ type: 'convert-call', usage: call.id, to: 'chat.completions' }]),
    ];
  },
});
