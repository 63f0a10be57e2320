import { defineRule } from '../../core/rule.js';
import * as say from '../../messages/notes.js';
import { info } from '../decision.js';

export default defineRule({
  id: 'call/leads-to-call',
  kind: 'call',
  title: { en: 'A function of the project that asks OpenAI', zh: '项目自己的、会请求 OpenAI 的函数' },
  help: {
    en: 'Listed, so that a reader sees which features depend on the call inside; the call itself is what moves.',
    zh: '列出以便了解哪些功能依赖其中的调用；真正迁移的是调用本身。',
  },
  on: 'note',
  describe: (note) => (note.about === 'wrapper-call' ? info(say.wrapperCall(note.name)) : undefined),
  decide: (note) => (note.about === 'wrapper-call' ? [info(say.wrapperCall(note.name))] : []),
});
