import type { Change } from '../core/change.js';
import type { RuleContext } from '../core/rule.js';
import type { ClientUsage } from '../core/usage.js';
import * as say from '../messages/clients.js';
import { NOTHING, type Part } from './decision.js';

/** What a package of agents that asks through this client must be told. */
export function agents(client: ClientUsage, context: RuleContext): Part {
  const { companion } = client;
  if (!companion) return NOTHING;
  const chat = !context.target.serves('responses').served;
  const option = chat ? companion.chatOption : undefined;
  const changes: Change[] = [
    ...(option ? [setOption(client, option.name, option.value)] : []),
    { type: 'companion', usage: client.id, chat },
  ];
  return { changes, notes: companion.telemetry ? [say.tracingOff] : [] };
}

function setOption(client: ClientUsage, name: string, value: boolean): Change {
  return { type: 'set-option', usage: client.id, name, value: { type: 'literal', value } };
}
