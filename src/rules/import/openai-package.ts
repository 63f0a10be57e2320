import { defineRule } from '../../core/rule.js';
import * as say from '../../messages/findings.js';
import { info } from '../decision.js';

export default defineRule({
  id: 'import/openai-package',
  kind: 'import',
  title: { en: 'An import of a package that reaches OpenAI', zh: '导入用于访问 OpenAI 的包' },
  help: {
    en: 'It stays, with its types: the client made from it is what moves.',
    zh: '连同其类型保持不变：迁移的是由它创建的客户端。',
  },
  on: 'import',
  describe: (usage) => info(say.imported(usage.package)),
  decide: (usage) => [info(say.imported(usage.package))],
});
