import { defineRule } from '../../core/rule.js';
import * as say from '../../messages/notes.js';
import { info } from '../decision.js';

export default defineRule({
  id: 'doc/shown-text',
  kind: 'doc',
  title: { en: 'A text for people that names OpenAI', zh: '面向用户、提到 OpenAI 的文本' },
  help: {
    en: 'Copy, error messages and links are nobody’s API: they are listed for whoever owns the wording.',
    zh: '界面文案、错误信息与链接不是 API：列出供文案负责人处理。',
  },
  on: 'note',
  describe: (note) => (note.about === 'shown-text' ? info(say.shownText()) : undefined),
  decide: (note) => (note.about === 'shown-text' ? [info(say.shownText())] : []),
});
