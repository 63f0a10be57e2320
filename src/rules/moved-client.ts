import type { Change } from '../core/change.js';
import type { Localized } from '../core/localized.js';
import type { RuleContext } from '../core/rule.js';
import type { ClientUsage } from '../core/usage.js';
import * as say from '../messages/clients.js';
import { NOTHING, type Part } from './decision.js';
import { hookOf } from './request-hook.js';
import { vendorName } from './vendor-name.js';

/** Settings, by OpenAI's own names, that only a resource of Azure's has. */
const OF_AZURE = ['endpoint', 'instance', 'apiVersion', 'token', 'query', 'deploymentUrls'];

/** What a client needs besides address and key, since its SDK in this version takes them its own way. */
export function sdkChanges(client: ClientUsage, context: RuleContext): readonly Change[] {
  const vendor = client.vendorOption;
  const hook = hookOf(client, context);
  return [
    ...(client.misnamed ?? []).flatMap((name) => rename(client, name)),
    ...(client.namesVendor
      ? [set(client, 'vendor', { type: 'literal', value: vendorName(context.target) })]
      : []),
    ...(vendor ? [set(client, vendor.name, { type: 'literal', value: vendor.value })] : []),
    ...(hook ? [set(client, client.requestHook!, hook)] : []),
  ];
}

export function sdkNotes(client: ClientUsage, context: RuleContext): readonly Localized[] {
  const hijacking = (client.hijackedBy ?? []).filter((name) => isAround(name, context));
  return hijacking.length > 0 ? [say.hijacked(hijacking.join(', '))] : [];
}

/** True where the project sets or reads the variable, so that it may well be set where this client runs. */
function isAround(name: string, { isDeclared, usages }: RuleContext): boolean {
  return (
    isDeclared(name) ||
    usages.some(
      (usage) =>
        (usage.kind === 'env' && usage.name === name && usage.form === 'read') ||
        (usage.kind === 'client' && !usage.options['apiKey'] && usage.implicitEnv.apiKey.includes(name)),
    )
  );
}

/** Azure's own settings; a deployment's name stands where the model will. */
export function azureChanges(client: ClientUsage): readonly Change[] {
  const { options } = client;
  const removed = OF_AZURE.filter((name) => options[name]).map((name): Change => remove(client, name));
  if (!options['deployment']) return removed;
  const isModel = client.plainExport !== undefined && !options['model'];
  return [
    ...removed,
    isModel
      ? { type: 'rename-option', usage: client.id, name: 'deployment', to: 'model' }
      : remove(client, 'deployment'),
  ];
}

/** What Azure's settings are called is settled with them. */
function rename(client: ClientUsage, name: string): Change[] {
  return name === 'apiKey' || name === 'baseURL'
    ? [{ type: 'rename-option', usage: client.id, name, to: name }]
    : [];
}

function remove(client: ClientUsage, name: string): Change {
  return { type: 'remove-option', usage: client.id, name };
}

function set(
  client: ClientUsage,
  name: string,
  value: Extract<Change, { type: 'set-option' }>['value'],
): Change {
  return { type: 'set-option', usage: client.id, name, value };
}

/** Settings that this version of the SDK accepts without effect: they would look as if they still said where requests go. */
export function withoutEffect(client: ClientUsage): Part {
  const names = client.ignoredOptions;
  if (names.length === 0) return NOTHING;
  const changes = names.map((name): Change => ({
    type: 'remove-option',
    usage: client.id,
    name,
    asWritten: true,
  }));
  return { changes, notes: [say.hadNoEffect(names.join(', '))] };
}
