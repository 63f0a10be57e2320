import type { Change } from '../core/change.js';
import type { Localized } from '../core/localized.js';
import type { Decision, RuleContext } from '../core/rule.js';
import type { CallUsage, ClientUsage, ResolvedUsage } from '../core/usage.js';
import * as say from '../messages/ports.js';
import { info, review } from './decision.js';

/** What writing a client for another package takes besides its address and key: its calls, its imports, the manifest. */
export function portChanges(client: ClientUsage, context: RuleContext): readonly Change[] {
  const calls = client.calls.flatMap((id) => context.byId(id) ?? []).filter((call) => call.kind === 'call');
  const manifests = context.usages.filter(
    (usage) => usage.kind === 'dependency' && usage.package === oldPackage(client, context),
  );
  return [
    { type: 'port', usage: client.id },
    ...calls.flatMap(callChanges),
    ...manifests.map((usage): Change => {
      const { package: name, version } = client.port!;
      return { type: 'set-package', usage: usage.id, name, version };
    }),
  ];
}

function oldPackage(client: ClientUsage, context: RuleContext): string | undefined {
  const own = context.usages.filter(
    (usage) => usage.kind === 'import' && usage.span.file === client.span.file,
  );
  const named = own.flatMap((usage) => (usage.kind === 'import' ? [usage.package] : []));
  return named.find((name) => client.sdk === `npm/${name.replace(/^@/, '').replace('/', '-')}`);
}

function callChanges(call: CallUsage & ResolvedUsage): Change[] {
  const renamed = Object.values(call.options).filter(
    ({ writtenAs, name }) => writtenAs !== '' && writtenAs !== name,
  );
  const stream: Change[] = call.streaming === true ? [setStream(call)] : [];
  return [
    { type: 'port', usage: call.id },
    ...renamed.map(({ name }): Change => ({ type: 'rename-option', usage: call.id, name, to: name })),
    ...stream,
  ];
}

function setStream(call: CallUsage): Change {
  return { type: 'set-option', usage: call.id, name: 'stream', value: { type: 'literal', value: true } };
}

/** Places outside the followed code at which a person should look once. */
export function portFindings(client: ClientUsage, provider: Localized): readonly Decision[] {
  const { leaves, models, mocks } = client.port!;
  return [
    ...leaves.map((at) => review(say.answerLeaves, [], { at, kind: 'call' })),
    ...mocks.map((at) => info(say.mockFollows, { at, kind: 'import' })),
    ...models.map((at) => review(say.deploymentIsModel(provider), [], { at, kind: 'model' })),
  ];
}
