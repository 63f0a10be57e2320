import { defineRule } from '../../core/rule.js';
import * as say from '../../messages/notes.js';
import { info } from '../decision.js';

export default defineRule({
  id: 'import/type-reference',
  kind: 'import',
  title: { en: 'A type or value of the SDK, named in code', zh: '代码中用到的 SDK 类型或值' },
  help: {
    en: 'It stays with the package: compatible providers speak the same shapes.',
    zh: '随包一起保留：兼容厂商使用相同的数据结构。',
  },
  on: 'note',
  describe: (note) => (note.about === 'type-reference' ? info(say.typeReference(note.name)) : undefined),
  decide: (note) => (note.about === 'type-reference' ? [info(say.typeReference(note.name))] : []),
});
