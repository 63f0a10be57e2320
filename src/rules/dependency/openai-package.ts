import { defineRule } from '../../core/rule.js';
import * as say from '../../messages/findings.js';
import { info } from '../decision.js';

export default defineRule({
  id: 'dependency/openai-package',
  kind: 'dependency',
  title: { en: 'A package that reaches OpenAI', zh: '用于访问 OpenAI 的依赖' },
  help: {
    en: 'It stays: compatible providers are reached with it.',
    zh: '保持不变：兼容厂商同样通过它访问。',
  },
  on: 'dependency',
  describe: (dependency) => info(say.dependency(dependency.package, dependency.version)),
  decide: (dependency) => [info(say.dependency(dependency.package, dependency.version))],
});
