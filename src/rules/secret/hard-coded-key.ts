import type { Expression } from '../../core/change.js';
import { defineRule } from '../../core/rule.js';
import * as say from '../../messages/findings.js';
import { info, manual, review } from '../decision.js';

export default defineRule({
  id: 'secret/hard-coded-key',
  kind: 'secret',
  title: { en: 'A key in the code', zh: '写在代码里的密钥' },
  help: {
    en: "A hard-coded key is never sent to the provider: it is replaced by the provider's variable, and reported masked.",
    zh: '硬编码的密钥绝不会发送给新厂商：它会被替换为新厂商的变量，并以掩码形式报告。',
  },
  on: 'secret',
  describe: () => manual(say.secretInCode),
  decide(secret, context) {
    if (secret.where === 'env') return [info(say.secretInFile)];
    const user = secret.feeds.flatMap((id) => context.byId(id) ?? []).find((usage) => context.moves(usage));
    if (!user) return [manual(say.secretInCode)];
    const name = context.target.apiKeyEnv;
    const falls = user.kind === 'client' && user.keyFallsBack;
    const value: Expression = falls
      ? { type: 'env', name, fallback: { type: 'literal', value: '' } }
      : { type: 'env', name };
    return [
      review(say.secretReplaced(name), [{ type: 'set-expression', usage: secret.id, at: secret.at, value }]),
    ];
  },
});
