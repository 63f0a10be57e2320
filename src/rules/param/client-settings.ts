import { defineRule, type Decision } from '../../core/rule.js';
import type { ClientUsage } from '../../core/usage.js';
import * as say from '../../messages/params.js';
import { info } from '../decision.js';

export default defineRule({
  id: 'param/client-settings',
  kind: 'param',
  title: { en: 'Settings of a client that has to be rebuilt', zh: '需要重写的客户端的配置' },
  help: {
    en: 'Where a client cannot move by settings alone, each of them is listed: whoever rebuilds it needs them all.',
    zh: '当客户端无法仅靠修改配置迁移时，逐项列出其配置，供重写时参考。',
  },
  on: 'client',
  describe: listed,
  decide: listed,
});

function listed(client: ClientUsage): Decision[] {
  if (!client.fixed) return [];
  return Object.values(client.options).map((option) =>
    info(say.listed(option.writtenAs), { at: option.at, kind: 'param' }),
  );
}
