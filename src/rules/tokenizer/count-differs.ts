import { defineRule, type RuleContext } from '../../core/rule.js';
import type { Value } from '../../core/usage.js';
import * as say from '../../messages/findings.js';
import { info, manual, review } from '../decision.js';

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
    if (!tokenizer.model || !moves(tokenizer.model, context)) return [info(say.tokenizer(tokenizer.package))];
    return tokenizer.caught
      ? [review(say.tokenizerFallsBack(tokenizer.package))]
      : [manual(say.tokenizerThrows(tokenizer.package))];
  },
});

/** True where what the counter is given is, or may be, another name after the migration. */
function moves(value: Value, context: RuleContext): boolean {
  if (value.type === 'literal') return isSent(value.at, context);
  if (value.type === 'choice') return value.of.some((each) => moves(each, context));
  if (value.type !== 'env') return false;
  const isRenamed = context.variable(value.name, value.at)?.move === 'rename';
  return isRenamed || (value.fallback !== undefined && moves(value.fallback, context));
}

function isSent(at: Value['at'], { usages }: RuleContext): boolean {
  return usages.some(
    (usage) =>
      usage.kind === 'model' &&
      usage.calls.length > 0 &&
      usage.at?.file === at.file &&
      usage.at.start === at.start,
  );
}
