import { defineRule } from '../../core/rule.js';
import * as say from '../../messages/notes.js';
import { info } from '../decision.js';

export default defineRule({
  id: 'call/response',
  kind: 'call',
  title: { en: 'An answer that the program takes apart by itself', zh: '由程序自行解析的响应' },
  help: {
    en: 'Streams read by hand see only the fields that they know: reasoning_content of thinking models, or usage in the last chunk, passes them by.',
    zh: '手工解析的流只认识它所知道的字段：思考模型的 reasoning_content、最后一块中的 usage 会被忽略。',
  },
  on: 'note',
  describe: (note) => (note.about === 'response' ? info(say.response(note.name)) : undefined),
  decide: (note) => (note.about === 'response' ? [info(say.response(note.name))] : []),
});
