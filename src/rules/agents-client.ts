import type { Change } from '../core/change.js';
import type { RuleContext } from '../core/rule.js';
import type { ClientCompanion, ClientUsage } from '../core/usage.js';
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
    ...manifestChanges(companion, context),
  ];
  return { changes, notes: companion.telemetry ? [say.tracingOff] : [] };
}

function manifestChanges({ manifest }: ClientCompanion, context: RuleContext): Change[] {
  if (!manifest) return [];
  const { from, to: name, version, whole } = manifest;
  const entries = context.usages.filter(
    (usage) =>
      usage.kind === 'dependency' && usage.package === from && usage.span.file.endsWith('package.json'),
  );
  return entries.map((usage): Change => ({
    type: whole ? 'set-package' : 'add-package',
    usage: usage.id,
    name,
    version,
  }));
}

function setOption(client: ClientUsage, name: string, value: boolean): Change {
  return { type: 'set-option', usage: client.id, name, value: { type: 'literal', value } };
}
