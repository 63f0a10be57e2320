import type { Change } from '../core/change.js';
import type { RuleContext } from '../core/rule.js';
import { OWNERS, type CallUsage, type ClientUsage, type ResolvedUsage } from '../core/usage.js';
import * as say from '../messages/clients.js';
import { NOTHING, type Part } from './decision.js';
import { needOf, plainName } from './model-need.js';
import { azureChanges } from './moved-client.js';
import { withoutEntries } from './without-entry.js';

type Client = ClientUsage & ResolvedUsage;
type Call = CallUsage & ResolvedUsage;

/** What besides address and key makes a client one of Azure's, and has to go with it. */
export function azurePart(client: Client, context: RuleContext): Part {
  if (client.family !== 'azure') return client.owner === OWNERS.azure ? byAddress(client) : NOTHING;
  if (client.home) return { changes: azureChanges(client), notes: [say.deploymentsAreModels] };
  const whole = everyOneMoves(client, context);
  const to = client.plainExport ?? 'OpenAI';
  const changes: Change[] = [
    { type: 'set-class', usage: client.id, to, whole },
    ...azureChanges(client),
    ...modelsFromDeployment(client, context),
  ];
  return { changes, notes: [say.deploymentsAreModels] };
}

/** True where no client of that class stays in the file. */
function everyOneMoves(client: Client, context: RuleContext): boolean {
  return context.usages.every(
    (other) =>
      other.kind !== 'client' ||
      other.family !== 'azure' ||
      other.span.file !== client.span.file ||
      context.moves(other),
  );
}

/** `new OpenAI({ baseURL: …/openai/deployments/D, defaultQuery, defaultHeaders })`, as it was written before Azure had a class. */
function byAddress(client: Client): Part {
  const changes = [
    ...withoutEntries(client, 'query', (entry) => entry === 'api-version'),
    ...withoutEntries(client, 'headers', (entry) => entry === 'api-key'),
  ];
  return { changes, notes: [say.deploymentsAreModels] };
}

/** The client's deployment is what its calls ask, whatever they call it; a call that names nothing needs the name now. */
function modelsFromDeployment(client: Client, context: RuleContext): Change[] {
  const deployment = client.plainExport === undefined ? client.options['deployment']?.value : undefined;
  if (deployment?.type !== 'literal') return [];
  return client.calls.flatMap((id): Change[] => {
    const call = context.byId(id);
    if (call?.kind !== 'call' || !context.moves(call) || !isUnnamed(call)) return [];
    const choice = context.target.chooseModel(needOf(plainName(String(deployment.value)), [call], context));
    if (choice.type !== 'mapped') return [];
    return [
      { type: 'set-option', usage: call.id, name: 'model', value: { type: 'literal', value: choice.to } },
    ];
  });
}

function isUnnamed(call: Call): boolean {
  const value = call.options['model']?.value;
  return value === undefined ? call.complete : value.type === 'literal' && value.value === '';
}
