import { CLOSED_TO_KEYS } from '../../core/openai-names.js';
import { defineRule } from '../../core/rule.js';
import { OWNERS } from '../../core/usage.js';
import * as say from '../../messages/calls.js';
import { info, manual } from '../decision.js';

export default defineRule({
  id: 'call/moves-with-client',
  kind: 'call',
  title: { en: 'A call goes where its client goes', zh: '调用随客户端迁移' },
  help: {
    en: 'A call belongs to the client that it goes through. Where that client cannot be traced, nothing is rewritten.',
    zh: '调用属于它所经过的客户端。无法追踪客户端时，不做任何改写。',
  },
  on: 'call',
  describe(call) {
    if (call.owner === OWNERS.untraced)
      return call.untraced
        ? manual(say.callUntraced(call.method, call.untraced))
        : manual(say.severalClients(call.method));
    if (call.owner === OWNERS.openai || call.owner === OWNERS.azure || call.owner === OWNERS.relay)
      return info(say.callFound(call.method, call.api));
    return info(say.callOfOther(call.owner));
  },
  decide(call, context) {
    if (call.owner === OWNERS.untraced) {
      const clients = call.clients.flatMap((id) => context.byId(id) ?? []);
      if (clients.some((client) => client.owner === OWNERS.untraced) || call.endpoints.length > 0)
        return [info(say.callFound(call.method, call.api))];
      return [
        call.untraced
          ? manual(say.callUntraced(call.method, call.untraced))
          : manual(say.severalClients(call.method)),
      ];
    }
    if (!context.target.movesFrom(call.owner)) {
      return [
        info(
          call.owner === context.target.profile.id || call.owner === OWNERS.azure
            ? say.callFound(call.method, call.api)
            : say.callOfOther(call.owner),
        ),
      ];
    }
    return context.moves(call) && !CLOSED_TO_KEYS.has(call.api)
      ? [info(say.callMoves(call.method, context.target.profile.name))]
      : [];
  },
});
