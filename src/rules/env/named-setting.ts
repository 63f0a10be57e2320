import { defineRule } from '../../core/rule.js';
import * as say from '../../messages/notes.js';
import { info } from '../decision.js';

export default defineRule({
  id: 'env/named-setting',
  kind: 'env',
  title: { en: 'A setting of the project named after OpenAI', zh: '项目中以 OpenAI 命名的配置项' },
  help: {
    en: 'The name is the project’s own and may be kept; only what it is given must fit the new provider.',
    zh: '名字属于项目自身，可以保留；只有它的值需要适配新厂商。',
  },
  on: 'note',
  describe: (note) => (note.about === 'named-setting' ? info(say.namedSetting(note.name)) : undefined),
  decide: (note) => (note.about === 'named-setting' ? [info(say.namedSetting(note.name))] : []),
});
