import { defineRule, type RuleContext } from '../../core/rule.js';
import * as say from '../../messages/notes.js';
import { info, manual, review } from '../decision.js';
import { planGroup } from '../model-group.js';

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
    if (!moves) return [info(say.modelLimit(note.name))];
    return [
      (note.tests ?? []).some((id) => isRewritten(id, context))
        ? review(say.modelLimitStays(note.name))
        : manual(say.modelLimitMoves(note.name)),
    ];
  },
});

/** True where the test that chooses the limit is written for the new names. */
function isRewritten(id: string, context: RuleContext): boolean {
  const test = context.byId(id);
  if (test?.kind !== 'model' || !test.together) return false;
  const plan = planGroup(test.together, context);
  return plan.concerns && plan.blocked.length === 0 && plan.changes.some(({ usage }) => usage === id);
}
