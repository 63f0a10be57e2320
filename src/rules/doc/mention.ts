import { defineRule } from '../../core/rule.js';
import * as say from '../../messages/findings.js';
import { info, review } from '../decision.js';

export default defineRule({
  id: 'doc/mention',
  kind: 'doc',
  title: { en: 'Documentation follows a renamed variable', zh: '文档随变量改名' },
  help: {
    en: 'Names of variables that the plan renames are changed in Markdown and comments too; all else there is only listed.',
    zh: '计划改名的变量，在 Markdown 与注释中也一并改名；其余内容只列出。',
  },
  on: 'doc',
  describe: () => info(say.doc()),
  decide(doc, context) {
    const names = [...new Set(doc.mentions.map((mention) => mention.variable))];
    const renames = names.flatMap((name) => {
      const plan = context.variable(name);
      return plan?.move === 'rename' && plan.to !== undefined ? [{ from: name, to: plan.to }] : [];
    });
    if (renames.length === 0) return [info(say.doc())];
    const changes = renames.map((rename) => ({ type: 'rename-variable' as const, usage: doc.id, ...rename }));
    return [review(say.docRenamed(renames.map((rename) => rename.to).join(', ')), changes)];
  },
});
