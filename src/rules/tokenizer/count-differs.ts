import { defineRule } from '../../core/rule.js';
import type { Value } from '../../core/usage.js';
import * as say from '../../messages/findings.js';
import { info, manual } from '../decision.js';

export default defineRule({
  id: 'tokenizer/count-differs',
  kind: 'tokenizer',
  title: { en: 'A token counter keeps counting as OpenAI does', zh: 'token 计数仍按 OpenAI 的方式进行' },
  help: {
    en: 'Counters keep OpenAI model names, since an unknown name throws; the count is off for other models.',
    zh: '计数器保留 OpenAI 的模型名，因为未知名字会抛出异常；对其他模型计数会有偏差。',
  },
  on: 'tokenizer',
  describe: (tokenizer) => info(say.tokenizer(tokenizer.package)),
  decide(tokenizer, context) {
    const moving =
      tokenizer.model !== undefined &&
      literals(tokenizer.model).some((at) => isRewritten(at, context.usages));
    return [moving ? manual(say.tokenizerThrows(tokenizer.package)) : info(say.tokenizer(tokenizer.package))];
  },
});

function literals(value: Value): Value['at'][] {
  if (value.type === 'literal') return [value.at];
  if (value.type === 'env') return value.fallback ? literals(value.fallback) : [];
  return value.type === 'choice' ? value.of.flatMap(literals) : [];
}

function isRewritten(
  at: Value['at'],
  usages: Parameters<Parameters<typeof defineRule>[0]['decide']>[1]['usages'],
): boolean {
  return usages.some(
    (usage) =>
      usage.kind === 'model' &&
      usage.calls.length > 0 &&
      usage.at?.file === at.file &&
      usage.at.start === at.start,
  );
}
