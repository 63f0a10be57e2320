import type { Change } from '../../core/change.js';
import { defineRule, type Decision, type RuleContext } from '../../core/rule.js';
import { OWNERS, type ClientUsage, type ResolvedUsage, type Value } from '../../core/usage.js';
import * as say from '../../messages/clients.js';
import * as ports from '../../messages/ports.js';
import * as routes from '../../messages/routes.js';
import { staysWith } from '../../messages/suppressions.js';
import { address } from '../client-address.js';
import { homeChanges, homeRemark } from '../client-home.js';
import { key } from '../client-key.js';
import { followsBase } from '../derived-client.js';
import { agents } from '../agents-client.js';
import { azurePart } from '../azure-client.js';
import { auto, info, manual, review, type Part } from '../decision.js';
import { sdkChanges, sdkNotes, withoutEffect } from '../moved-client.js';
import { isVendorHeader, withoutEntries } from '../without-entry.js';
import { portChanges, portFindings } from '../ported-client.js';
import { besides, OPENAI_ONLY } from '../split-client.js';

type Client = ClientUsage & ResolvedUsage;

export default defineRule({
  id: 'client/point-at-provider',
  kind: 'client',
  title: { en: 'A client of OpenAI talks to the provider', zh: 'OpenAI 客户端改为连接新厂商' },
  help: {
    en: "The client gets the provider's base URL and key variable; organization, project and regional settings of OpenAI go.",
    zh: '客户端使用新厂商的 base URL 与密钥变量；OpenAI 的 organization、project 与区域设置会被移除。',
  },
  on: 'client',
  describe(client) {
    if (client.owner === OWNERS.untraced) return manual(say.clientUntraced(nameOfAddress(client), '…'));
    if (client.owner === OWNERS.azure) return info(say.clientOfAzure);
    return info(
      client.owner === OWNERS.openai || client.owner === OWNERS.relay
        ? say.clientOfOpenAI
        : say.clientOfOther(client.owner),
    );
  },
  decide(client, context): readonly Decision[] {
    const { target } = context;
    if (client.owner === OWNERS.untraced)
      return [manual(say.clientUntraced(nameOfAddress(client), target.baseURL))];
    if (client.owner === target.profile.id) return [info(say.clientOfTarget(target.profile.name))];
    if (!target.movesFrom(client.owner))
      return [info(client.owner === OWNERS.azure ? say.clientOfAzure : say.clientOfOther(client.owner))];
    if (client.fixed) return [manual(say.clientFixed(client.fixed))];
    const kept = context.kept.usage(client.id);
    if (kept) return [manual(staysWith(kept))];
    const obstacle = context.unsplittable(client);
    if (obstacle) return [manual(routes.clientNotSplit(destinationsOf(client, context), obstacle))];
    if (leftByItsBase(client, context)) return [manual(routes.leftByBase(apisOf(client, context)))];
    if (!context.moves(client))
      return client.port && someMove(client, context)
        ? [manual(ports.portNeedsAllCalls(apisOf(client, context)))]
        : [info(say.clientStays(apisOf(client, context)))];
    return [point(client, context), ...(client.port ? portFindings(client, target.profile.name) : [])];
  },
});

function point(given: Client, context: RuleContext): Decision {
  const { target } = context;
  const client = ownPart(given, context);
  if (client.derived && Object.keys(client.options).length === 0) return info(say.followsItsBase);
  const parts = [
    address(client, context),
    key(client, context),
    leftovers(client, context),
    withoutEffect(client),
    client.port ? ported(client, context) : azurePart(client, context),
    agents(client, context),
    { changes: sdkChanges(client, context), notes: sdkNotes(client, context) },
    besides(client, context),
    { changes: homeChanges(client, context), notes: [] },
  ];
  const notes = parts.flatMap((part) => part.notes);
  if (client.owner === OWNERS.relay) notes.push(say.relay(textOf(client.options['baseURL']?.value)));
  if (target.needsReview && target.profile.endpointEnv)
    notes.push(say.addressNeedsCheck(target.profile.endpointEnv.name));
  if (!client.complete) notes.push(say.incomplete);
  const changes = parts.flatMap((part) => part.changes);
  const message = say.together([
    say.clientMoves(target.profile.name, target.baseURL),
    ...homeRemark(client, context),
    ...notes,
  ]);
  return notes.length > 0 ? review(message, changes) : auto(message, changes);
}

/** Of a client made from another that moves too, only what it is given itself: the rest follows. */
function ownPart(client: Client, context: RuleContext): Client {
  if (!client.derived || !followsBase(client, context)) return client;
  const { own } = client.derived;
  const options = Object.entries(client.options).filter(([name]) => own.includes(name));
  return { ...client, options: Object.fromEntries(options), complete: true };
}

/** Made from a client that moves, it would go along with calls that are to stay. */
function leftByItsBase(client: Client, context: RuleContext): boolean {
  const base = client.derived && context.byId(client.derived.from);
  return base !== undefined && context.moves(base) && !context.moves(client);
}

/** Settings that only OpenAI knows; where the environment sets them, null keeps the SDK from reading it. */
function leftovers(client: Client, context: RuleContext): Part {
  const changes: Change[] = [];
  for (const name of OPENAI_ONLY) {
    if (client.options[name]) changes.push({ type: 'remove-option', usage: client.id, name });
  }
  changes.push(...withoutEntries(client, 'headers', isVendorHeader));
  const readsOrganization =
    client.implicitEnv.baseURL.includes('OPENAI_BASE_URL') && client.sdk === 'npm/openai';
  if (readsOrganization && (context.isDeclared('OPENAI_ORG_ID') || context.isDeclared('OPENAI_PROJECT_ID'))) {
    for (const name of ['organization', 'project']) {
      const at = changes.findIndex((change) => change.type === 'remove-option' && change.name === name);
      if (at >= 0) changes.splice(at, 1);
      changes.push({ type: 'set-option', usage: client.id, name, value: { type: 'literal', value: null } });
    }
  }
  return { changes, notes: [] };
}

/** A client of another package: written for the one that speaks to the provider. */
function ported(client: Client, context: RuleContext): Part {
  return { changes: portChanges(client, context), notes: [ports.portedTo(client.port!.package)] };
}

function someMove(client: Client, context: RuleContext): boolean {
  return client.calls.some((id) => {
    const call = context.byId(id);
    return call?.kind === 'call' && context.targetOf(call).serves(call.api).served;
  });
}

/** Each provider's calls of the client, for people: `deepseek: chat.completions (src/chat.ts)`. */
function destinationsOf(client: Client, context: RuleContext): string {
  const groups = new Map<string, string[]>();
  for (const id of client.calls) {
    const call = context.byId(id);
    if (call?.kind !== 'call') continue;
    const target = context.targetOf(call);
    const { support } = target.serves(call.api);
    const where = support.startsWith('routed:') ? support.slice('routed:'.length) : target.profile.id;
    groups.set(where, [...(groups.get(where) ?? []), `${call.api} (${call.span.file})`]);
  }
  return [...groups].map(([where, calls]) => `${where}: ${[...new Set(calls)].join(', ')}`).join('; ');
}

function apisOf(client: Client, context: RuleContext): string {
  const apis = client.calls.flatMap((id) => {
    const call = context.byId(id);
    return call?.kind === 'call' ? [call.api] : [];
  });
  return [...new Set(apis)].join(', ');
}

function nameOfAddress(client: Client): string {
  const value = client.options['baseURL']?.value ?? client.options['endpoint']?.value;
  return value?.type === 'env' ? value.name : (client.options['baseURL']?.writtenAs ?? 'baseURL');
}

function textOf(value: Value | undefined): string {
  return value?.type === 'literal' ? String(value.value) : '';
}
