import { defineRule } from '../../core/rule.js';
import * as say from '../../messages/notes.js';
import { info, review } from '../decision.js';

export default defineRule({
  id: 'secret/key-format',
  kind: 'secret',
  title: { en: 'A check that only lets keys of OpenAI pass', zh: '只接受 OpenAI 密钥的检查' },
  help: {
    en: "Not every provider's keys begin with sk- or are as long as OpenAI's: a check of that kind refuses the new key before any request is made.",
    zh: '并非所有厂商的密钥都以 sk- 开头或与 OpenAI 的等长：此类检查会在发出请求之前拒绝新密钥。',
  },
  reportsOnly: true,
  on: 'note',
  describe: (note) => (note.about === 'key-format' ? info(say.keyFormat(note.name)) : undefined),
  decide(note, context) {
    if (note.about !== 'key-format') return [];
    const moves = context.usages.some(
      (usage) => (usage.kind === 'client' || usage.kind === 'call') && context.moves(usage),
    );
    return [moves && !note.inTest ? review(say.keyFormat(note.name)) : info(say.keyFormat(note.name))];
  },
});
