import type { Expression } from '../core/change.js';
import type { RuleContext } from '../core/rule.js';
import type { Span } from '../core/source.js';
import type { ClientUsage, OptionSite, ResolvedUsage, Value } from '../core/usage.js';
import { followsBase } from './derived-client.js';
import { NOTHING, type Part } from './decision.js';
import { isOwnName } from './own-variable.js';

type Client = ClientUsage & ResolvedUsage;

/** The base URL: added, or what replaces it where it stands. */
export function address(client: Client, context: RuleContext): Part {
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
