import { defineRule } from '../../core/rule.js';
import * as say from '../../messages/notes.js';
import { info } from '../decision.js';

export default defineRule({
  id: 'model/choice',
  kind: 'model',
  title: { en: 'A model that must be one of a list', zh: '必须在列表中的模型' },
  help: {
    en: 'A list of models, its default and the checks against it are one group: a stored choice that the new list lacks is refused here.',
    zh: '模型列表、其默认值以及对照列表的检查是一个整体：新列表中没有的已存选择会在此被拒绝。',
  },
  on: 'note',
  describe: (note) => (note.about === 'model-choice' ? info(say.modelChoice(note.name)) : undefined),
  decide: (note) => (note.about === 'model-choice' ? [info(say.modelChoice(note.name))] : []),
});
