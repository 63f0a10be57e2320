import { defineRule } from '../../core/rule.js';
import * as say from '../../messages/notes.js';
import { info } from '../decision.js';

export default defineRule({
  id: 'param/special-token',
  kind: 'param',
  title: { en: 'A special token of old models', zh: '旧模型的特殊标记' },
  help: {
    en: 'Prompt formats such as ChatML meant something to OpenAI’s old models; others read them as plain text.',
    zh: 'ChatML 等提示词格式只对 OpenAI 的旧模型有意义；其他模型会把它们当作普通文本。',
  },
  on: 'note',
  describe: (note) => (note.about === 'special-token' ? info(say.specialToken()) : undefined),
  decide: (note) => (note.about === 'special-token' ? [info(say.specialToken())] : []),
});
