import { isOpenAIVariable, variableRole } from '../../core/variables.js';
import type { Target } from '../../core/target.js';
import {
  OWNERS,
  type CallUsage,
  type ClientUsage,
  type EndpointUsage,
  type ModelUsage,
  type Owner,
  type ResolvedUsage,
  type Usage,
  type UsageId,
  type Value,
} from '../../core/usage.js';

export interface HostTable {
  ownerOfHost(host: string): Owner;
  ownerOfName(variable: string): Owner | undefined;
  vendorOfHost(host: string): Owner | undefined;
}

/** Whom the values that the project's own files give a variable lead to, where all of them are another vendor's. */
interface Table extends HostTable {
  declaredOwner(variable: string): Owner | undefined;
}

/** Whose endpoint each usage talks to; with a target, several that it all moves count as one. Clients first, then what goes through them, then what feeds those. */
export function resolveOwners(
  usages: readonly Usage[],
  table: HostTable,
  target?: Target,
): readonly ResolvedUsage[] {
  const hosts = withDeclared(table, usages);
  const owners = new Map<UsageId, Owner>();
  const ofKind = <K extends Usage['kind']>(kind: K) =>
    usages.filter((usage): usage is Extract<Usage, { kind: K }> => usage.kind === kind);
  for (const client of ofKind('client')) owners.set(client.id, ownerOfClient(client, hosts));
  for (const endpoint of ofKind('endpoint')) owners.set(endpoint.id, ownerOfEndpoint(endpoint, hosts));
  for (const call of ofKind('call')) owners.set(call.id, ownerOfCall(call, owners, target));
  for (const model of ofKind('model')) owners.set(model.id, ownerOfModel(model, owners));
  return usages.map((usage) => ({ ...usage, owner: owners.get(usage.id) ?? ownerByName(usage, owners) }));
}

function withDeclared(table: HostTable, usages: readonly Usage[]): Table {
  const values = new Map<string, (Owner | undefined)[]>();
  for (const usage of usages) {
    if (usage.kind !== 'env' || usage.form !== 'declare' || usage.commented || usage.role !== 'baseURL')
      continue;
    const text = usage.value?.type === 'literal' ? String(usage.value.value) : '';
    const host = /^https?:\/\/([^/:?#]+)/i.exec(text)?.[1];
    if (host === undefined) continue;
    values.set(usage.name, [...(values.get(usage.name) ?? []), table.vendorOfHost(host)]);
  }
  return {
    ownerOfHost: (host) => table.ownerOfHost(host),
    ownerOfName: (variable) => table.ownerOfName(variable),
    vendorOfHost: (host) => table.vendorOfHost(host),
    declaredOwner(variable) {
      const owners = new Set(values.get(variable) ?? [undefined]);
      if (owners.has(undefined)) return undefined;
      return owners.size === 1 ? [...owners][0] : OWNERS.other;
    },
  };
}

function ownerOfClient(client: ClientUsage, hosts: Table): Owner {
  if (client.family === 'other') return OWNERS.other;
  const fallback = client.family === 'azure' ? OWNERS.azure : OWNERS.openai;
  const option = client.options['baseURL'] ?? client.options['endpoint'];
  const owner = option
    ? ownerOfUrl(option.value, hosts)
    : client.implicitEnv.baseURL.map((name) => hosts.declaredOwner(name)).find((each) => each !== undefined);
  // The class speaks to Azure whatever the variable with its address is called.
  if (owner === OWNERS.untraced && client.family === 'azure') return OWNERS.azure;
  if (owner !== undefined) return owner;
  if (!client.complete && !option && client.family === 'openai' && !client.fixed) return fallback;
  return fallback;
}

/** The owner that a base URL names; undefined where it falls back to the SDK's own. */
function ownerOfUrl(value: Value, hosts: Table): Owner | undefined {
  switch (value.type) {
    case 'literal':
      return ownerOfText(value.value, hosts);
    case 'env':
      return ownerOfVariable(value, hosts);
    case 'choice':
      return ownerOfChoice(value, hosts);
    case 'joined':
      return ownerOfParts(value.parts, hosts);
    case 'object':
    case 'array':
    case 'untraced':
      return OWNERS.untraced;
  }
}

/** `https://${resource}.openai.azure.com/…`: what stands behind an unknown label may still name the house. */
function ownerOfParts(parts: readonly Value[], hosts: Table): Owner | undefined {
  const [first, second, third] = parts;
  if (!first) return OWNERS.untraced;
  // The address of one deployment, as it was written before there was a class for it.
  if (parts.some((part) => part.type === 'literal' && /\/openai\/deployments\//.test(String(part.value))))
    return OWNERS.azure;
  const isScheme = first.type === 'literal' && /^(?:https?:)?\/\/$/i.test(String(first.value));
  if (!isScheme || !second || second.type === 'literal') return ownerOfUrl(first, hosts);
  const rest = third?.type === 'literal' ? String(third.value) : '';
  if (rest.startsWith('.')) return ownerOfText(`https://resource${rest}`, hosts);
  const host = ownerOfUrl(second, hosts);
  // A host by itself is no address that ownerOfUrl could read: `${process.env.HOST ?? 'api.openai.com'}`.
  return host === OWNERS.other && second.type === 'env' ? ownerOfBareHost(second, hosts) : host;
}

function ownerOfBareHost({ fallback }: Extract<Value, { type: 'env' }>, hosts: HostTable): Owner {
  return fallback?.type === 'literal' ? hosts.ownerOfHost(String(fallback.value)) : OWNERS.other;
}

function ownerOfText(text: string | number | boolean | null, hosts: HostTable): Owner | undefined {
  if (typeof text !== 'string' || text === '') return undefined;
  const host = /^(?:[a-z]+:)?\/\/([^/:?#]+)/i.exec(text)?.[1];
  return host === undefined ? OWNERS.other : hosts.ownerOfHost(host);
}

function ownerOfVariable(value: Extract<Value, { type: 'env' }>, hosts: Table): Owner {
  const named = isOpenAIVariable(value.name)
    ? /AZURE/.test(value.name)
      ? OWNERS.azure
      : OWNERS.openai
    : undefined;
  const fallback = value.fallback ? ownerOfUrl(value.fallback, hosts) : undefined;
  if (fallback !== undefined) return fallback;
  return hosts.declaredOwner(value.name) ?? named ?? hosts.ownerOfName(value.name) ?? OWNERS.untraced;
}

/** What is given from outside is for its default's owner: `baseURL || 'https://api.groq.com/openai/v1'`. */
function ownerOfChoice(value: Extract<Value, { type: 'choice' }>, hosts: Table): Owner | undefined {
  const owners = value.of.map((each) => ownerOfUrl(each, hosts));
  const fallback = value.of.at(-1);
  if (!value.orElse || fallback?.type !== 'literal' || owners.at(-1) === undefined) return common(owners);
  return common(owners.filter((owner) => owner !== OWNERS.untraced));
}

/** One owner, or untraced where the alternatives differ; an alternative that is missing means OpenAI's own address. */
function common(owners: readonly (Owner | undefined)[]): Owner | undefined {
  const distinct = [...new Set(owners.map((owner) => owner ?? OWNERS.openai))];
  if (owners.every((owner) => owner === undefined)) return undefined;
  return distinct.length === 1 ? distinct[0] : OWNERS.untraced;
}

function ownerOfEndpoint(endpoint: EndpointUsage, hosts: HostTable): Owner {
  if (endpoint.host !== undefined) return hosts.ownerOfHost(endpoint.host);
  if (endpoint.variable === undefined) return OWNERS.untraced;
  if (!isOpenAIVariable(endpoint.variable)) return OWNERS.untraced;
  return /AZURE/.test(endpoint.variable) ? OWNERS.azure : OWNERS.openai;
}

function ownerOfCall(
  call: CallUsage,
  owners: ReadonlyMap<UsageId, Owner>,
  target: Target | undefined,
): Owner {
  const found = new Set(
    [...call.clients, ...call.endpoints].map((id) => owners.get(id)).filter((owner) => owner !== undefined),
  );
  if (found.size === 1) return [...found][0]!;
  // `useAzure ? new AzureOpenAI(…) : new OpenAI(…)`, where both of them move.
  const allMove =
    found.size > 1 && target !== undefined && [...found].every((owner) => target.movesFrom(owner));
  return allMove ? OWNERS.openai : OWNERS.untraced;
}

function ownerOfModel(model: ModelUsage, owners: ReadonlyMap<UsageId, Owner>): Owner {
  const found = new Set(model.calls.map((id) => owners.get(id)).filter((owner) => owner !== undefined));
  if (found.size > 0) return found.size === 1 ? [...found][0]! : OWNERS.untraced;
  return model.calls.length > 0 ? OWNERS.untraced : OWNERS.openai;
}

function ownerByName(usage: Usage, owners: ReadonlyMap<UsageId, Owner>): Owner {
  if (usage.kind === 'env') {
    if (isOpenAIVariable(usage.name)) return /AZURE/.test(usage.name) ? OWNERS.azure : OWNERS.openai;
    const fed = new Set(usage.feeds.map((id) => owners.get(id)));
    return fed.has(OWNERS.openai)
      ? OWNERS.openai
      : (fed.values().next().value ?? (variableRole(usage.name) === 'model' ? OWNERS.openai : OWNERS.other));
  }
  if (usage.kind === 'secret') {
    const fed = usage.feeds.map((id) => owners.get(id)).filter((owner) => owner !== undefined);
    return fed[0] ?? OWNERS.openai;
  }
  return OWNERS.openai;
}
