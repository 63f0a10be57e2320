import type { Rule, RuleId } from '../../core/rule.js';
import { KEEPS_NOTHING, type Keeper, type Kept } from '../../core/suppression.js';
import type { ModelUsage, ResolvedUsage, UsageId } from '../../core/usage.js';
import type { Rejections } from './rejections.js';
import type { Suppressions } from './suppressions.js';

/**
 * What comments and decisions keep at OpenAI, and what has to stay with it: a call cannot leave without its client, nor the client without its
 * calls, nor a call without the model or address that it shares with one that stays.
 */
export function keptBy(
  usages: readonly ResolvedUsage[],
  by: { readonly suppressions: Suppressions; readonly rejections: Rejections },
  rules: readonly Rule[],
): Kept {
  const { suppressions, rejections } = by;
  if (suppressions.all.length + rejections.all.length === 0) return KEEPS_NOTHING;
  const movers = new Map(rules.filter((rule) => !rule.reportsOnly).map((rule) => [rule.id, rule.on]));
  const kept = new Map<UsageId, Keeper>();
  const variables = new Map<string, Keeper>();
  const queue: UsageId[] = [];
  const keep = (id: UsageId, keeper: Keeper) => {
    if (kept.has(id)) return;
    kept.set(id, keeper);
    queue.push(id);
  };
  for (const usage of usages) {
    const holdsIt = (rule: RuleId) => movers.get(rule) === usage.kind && isOfGroup(rule, usage.kind);
    const keeper = suppressions.at(placeOf(usage), holdsIt) ?? rejections.holding(usage.id, holdsIt);
    if (!keeper) continue;
    if (usage.kind === 'env') variables.set(usage.name, keeper);
    else for (const id of heldBack(usage, usages)) keep(id, keeper);
  }
  const neighbours = ties(usages);
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    for (const next of neighbours.get(id) ?? []) keep(next, kept.get(id)!);
  }
  return { usage: (id) => kept.get(id), variable: (name) => variables.get(name) };
}

/** Rules stand in groups by what they are about. */
export function isOfGroup(rule: RuleId, group: string): boolean {
  return rule.startsWith(`${group}/`);
}

function placeOf(usage: ResolvedUsage) {
  return usage.kind === 'model' && usage.at ? usage.at : usage.span;
}

/** What cannot move while this usage stays as it is. */
function heldBack(usage: ResolvedUsage, usages: readonly ResolvedUsage[]): readonly UsageId[] {
  switch (usage.kind) {
    case 'client':
    case 'call':
      return [usage.id];
    case 'secret':
      return usage.feeds;
    case 'model':
      return [...usage.calls, ...callsOfGroup(usage, usages), ...readersOf(usage.variable, usages)];
    case 'endpoint':
      return [usage.id, ...usage.calls, ...readersOf(usage.variable, usages)];
    default:
      return [];
  }
}

/** A list stays whole, and with it what gets one of its names. */
function callsOfGroup({ together }: ModelUsage, usages: readonly ResolvedUsage[]): readonly UsageId[] {
  if (!together) return [];
  const members = new Set(together.members);
  return usages.flatMap((usage) => (usage.kind === 'model' && members.has(usage.id) ? usage.calls : []));
}

/** Clients and calls that read a variable, also those whose SDK reads it by itself. */
function readersOf(variable: string | undefined, usages: readonly ResolvedUsage[]): readonly UsageId[] {
  if (variable === undefined) return [];
  return usages.flatMap((usage) => {
    if (usage.kind === 'env') return usage.name === variable ? usage.feeds : [];
    const readsIt =
      usage.kind === 'client' && !usage.options['baseURL'] && usage.implicitEnv.baseURL.includes(variable);
    return readsIt ? [usage.id] : [];
  });
}

/** Which clients, calls and addresses go or stay together. */
function ties(usages: readonly ResolvedUsage[]): ReadonlyMap<UsageId, readonly UsageId[]> {
  const tied = new Map<UsageId, UsageId[]>();
  const tie = (a: UsageId, b: UsageId) => {
    tied.set(a, [...(tied.get(a) ?? []), b]);
    tied.set(b, [...(tied.get(b) ?? []), a]);
  };
  for (const usage of usages) {
    if (usage.kind === 'call') for (const id of [...usage.clients, ...usage.endpoints]) tie(usage.id, id);
    if (usage.kind === 'client') for (const id of usage.calls) tie(usage.id, id);
    if (usage.kind === 'endpoint')
      for (const id of [...usage.calls, ...(usage.origins ?? [])]) tie(usage.id, id);
  }
  return tied;
}
