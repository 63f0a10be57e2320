import { defineRule } from '../../core/rule.js';
import * as say from '../../messages/notes.js';
import { info, manual } from '../decision.js';

export default defineRule({
  id: 'param/model-limit',
  kind: 'param',
  title: { en: "A limit chosen by a test of the model's name", zh: '根据模型名选择的上限' },
  help: {
    en: 'A new name takes another branch than the old one. The test and every number that it chooses move together, by hand.',
    zh: '新名字会走到与旧名字不同的分支。判断与其选出的每个数值需要一起手工修改。',
  },
  reportsOnly: true,
  on: 'note',
  describe: (note) => (note.about === 'model-limit' ? info(say.modelLimit(note.name)) : undefined),
  decide(note, context) {
    if (note.about !== 'model-limit') return [];
    const moves = context.usages.some((usage) => usage.kind === 'call' && context.moves(usage));
    return [moves ? manual(say.modelLimitMoves(note.name)) : info(say.modelLimit(note.name))];
  },
});
