import type { Change, Expression } from '../../core/change.js';
import { defineRule, type Decision, type RuleContext } from '../../core/rule.js';
import type { Span } from '../../core/source.js';
import {
  OWNERS,
  type ClientUsage,
  type OptionSite,
  type ResolvedUsage,
  type Value,
  type VariablePlan,
} from '../../core/usage.js';
import * as say from '../../messages/clients.js';
import * as ports from '../../messages/ports.js';
import * as routes from '../../messages/routes.js';
import { staysWith } from '../../messages/suppressions.js';
import { homeChanges, homeRemark } from '../client-home.js';
import { agents } from '../agents-client.js';
import { azurePart } from '../azure-client.js';
import { auto, info, manual, NOTHING, review, type Part } from '../decision.js';
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

function followsBase(client: Client, context: RuleContext): boolean {
  const base = client.derived && context.byId(client.derived.from);
  return (
    base?.kind === 'client' &&
    context.moves(base) &&
    context.targetOf(base) === context.target &&
    context.kept.usage(base.id) === undefined
  );
}

/** Made from a client that moves, it would go along with calls that are to stay. */
function leftByItsBase(client: Client, context: RuleContext): boolean {
  const base = client.derived && context.byId(client.derived.from);
  return base !== undefined && context.moves(base) && !context.moves(client);
}

/** The base URL: added, or what replaces it where it stands. */
function address(client: Client, context: RuleContext): Part {
  const option = client.options['baseURL'];
  const set = (value: Expression): Part => ({
    changes: [{ type: 'set-option', usage: client.id, name: 'baseURL', value }],
    notes: [],
  });
  if (!option && followsBase(client, context)) return NOTHING;
  if (!option || (client.family === 'azure' && !client.port)) return set(newAddress(client, context));
  const { value } = option;
  const endpoint = endpointOf(option, context);
  // The literal itself is rewritten where it stands, unless others that use it go elsewhere.
  if (endpoint) return isFor(endpoint, client, context) ? NOTHING : set(plainAddress(client, context));
  if (value.type === 'env' && !value.fallback && isRenamed(value, context)) {
    return {
      changes: [
        {
          type: 'guard-option',
          usage: client.id,
          name: 'baseURL',
          fallback: plainAddress(client, context),
        },
      ],
      notes: [],
    };
  }
  if (value.type === 'env') return set(envAddress(value.name, client, context, value.at));
  return set(plainAddress(client, context));
}

/** A project that sets OPENAI_BASE_URL in its files keeps the knob, under its new name. */
function newAddress(client: Client, context: RuleContext): Expression {
  const names = [...client.implicitEnv.baseURL, 'OPENAI_BASE_URL', 'OPENAI_API_BASE'];
  const knob = names.find((name) => context.isDeclared(name) && isNamedFor(name, context));
  return knob === undefined ? plainAddress(client, context) : envAddress(knob, client, context);
}

/** openai 3 joins base and path as they are, so that a slash at the end would be doubled. */
function plainAddress(client: Client, context: RuleContext): Expression {
  const address = context.target.baseURLExpression;
  if (client.major === undefined || client.major > 3 || address.type !== 'joined') return address;
  const last = address.parts.at(-1);
  if (last?.type !== 'literal' || typeof last.value !== 'string') return address;
  const parts = [...address.parts.slice(0, -1), { ...last, value: last.value.replace(/\/+$/, '') }];
  return { ...address, parts };
}

function envAddress(name: string, client: Client, context: RuleContext, at?: Span): Expression {
  const plan = context.variable(name, at);
  const literal = plainAddress(client, context);
  return plan?.move === 'rename' && plan.to !== undefined && isOwnName(plan, context)
    ? { type: 'env', name: plan.to, fallback: literal }
    : literal;
}

function isRenamed(value: Extract<Value, { type: 'env' }>, context: RuleContext): boolean {
  const plan = context.variable(value.name, value.at);
  return plan?.move === 'rename' && isOwnName(plan, context);
}

function isNamedFor(name: string, context: RuleContext): boolean {
  const plan = context.variable(name);
  return plan?.move === 'rename' && isOwnName(plan, context);
}

/** True where the variable's new name is the one that it has at this client's provider. */
function isOwnName({ to, names }: VariablePlan, { target }: RuleContext): boolean {
  return names === undefined || Object.keys(names).length < 2 || names[target.profile.id] === to;
}

function endpointOf(option: OptionSite, context: RuleContext): ResolvedUsage | undefined {
  const spans = literalsIn(option.value);
  return context.usages.find(
    (usage) =>
      usage.kind === 'endpoint' &&
      usage.originAt !== undefined &&
      spans.some(
        (at) => at.file === usage.span.file && at.start <= usage.span.start && usage.span.end <= at.end,
      ),
  );
}

/** True where the address becomes that of this client's provider. */
function isFor(endpoint: ResolvedUsage, client: Client, context: RuleContext): boolean {
  if (endpoint.kind !== 'endpoint') return false;
  const users = [client, ...endpoint.calls.flatMap((id) => context.byId(id) ?? [])];
  const targets = new Set(users.flatMap((user) => context.destinations(user, endpoint.span)));
  return !targets.has(undefined) && (targets.size === 1 || context.targetOf(endpoint) === context.target);
}

function literalsIn(value: Value): Value['at'][] {
  if (value.type === 'literal') return [value.at];
  if (value.type === 'env') return value.fallback ? literalsIn(value.fallback) : [];
  if (value.type === 'choice') return value.of.flatMap(literalsIn);
  return value.type === 'joined' ? value.parts.flatMap(literalsIn) : [];
}

/** The key: never undefined where the SDK would then send OpenAI's. */
function key(client: Client, context: RuleContext): Part {
  const option = client.options['apiKey'];
  const fresh = keyExpression(client, context);
  const set: Change = { type: 'set-option', usage: client.id, name: 'apiKey', value: fresh };
  const guard: Change = {
    type: 'guard-option',
    usage: client.id,
    name: 'apiKey',
    fallback: { type: 'literal', value: '' },
  };
  if (!option && followsBase(client, context)) return NOTHING;
  if (!option || option.value.type === 'literal') return { changes: [set], notes: [] };
  const needsGuard = client.keyFallsBack && !client.keyIsGuarded;
  if (option.value.type === 'env') {
    return keyFromEnv(client, option.value, { set, guard: needsGuard ? [guard] : [], context });
  }
  const note = say.keyFromElsewhere(context.target.apiKeyEnv);
  // Where the code does not show the key, one value would reach both houses.
  if (context.parts(client).some((part) => !part.target)) return { changes: [set], notes: [note] };
  // Where OpenAI's key stays for others, what comes from elsewhere may be that one.
  if (keepsOpenAIKey(context))
    return { changes: [set], notes: [say.keyMayBeShared(context.target.apiKeyEnv)] };
  return { changes: needsGuard ? [guard] : [], notes: [note] };
}

/** The key from a variable: renamed with it, or read from the provider's own. */
function keyFromEnv(
  client: Client,
  value: Extract<Value, { type: 'env' }>,
  {
    set,
    guard,
    context,
  }: { readonly set: Change; readonly guard: readonly Change[]; readonly context: RuleContext },
): Part {
  const plan = context.variable(value.name, value.at);
  if (plan?.move === 'rename' && isOwnName(plan, context)) return { changes: guard, notes: [] };
  // The SDK's own variable for another house holds that house's key, whatever a project does with it.
  if (plan?.move === 'keep' && client.implicitEnv.apiKey.includes(value.name))
    return { changes: [set], notes: [] };
  if (plan?.move === 'keep')
    return { changes: guard, notes: [say.keyFromElsewhere(context.target.apiKeyEnv)] };
  return { changes: [set], notes: [] };
}

function keepsOpenAIKey(context: RuleContext): boolean {
  return context.usages.some(
    (usage) =>
      usage.kind === 'env' && usage.role === 'key' && context.variable(usage.name)?.move === 'beside',
  );
}

function keyExpression(client: Client, context: RuleContext): Expression {
  const name = context.target.apiKeyEnv;
  return client.keyFallsBack
    ? { type: 'env', name, fallback: { type: 'literal', value: '' } }
    : { type: 'env', name };
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
    groups.set(where, [...(groups.get(where) ?? []), `${call.api} in ${call.span.file}`]);
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
