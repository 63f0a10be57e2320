import type { Contexts, Decision, Inventory, Rule } from '../../core/rule.js';
import type { ResolvedUsage, Usage } from '../../core/usage.js';

export interface Decided {
  readonly rule: Rule;
  readonly usage: ResolvedUsage;
  readonly decision: Decision;
}

/** `manual` lowers a rule, `off` silences it. */
export type RuleOverrides = Readonly<Record<string, 'manual' | 'off'>>;

/** Every rule over every usage of its kind, in one pass and in no order that matters. */
export function decide(
  usages: readonly ResolvedUsage[],
  rules: readonly Rule[],
  contexts: Contexts,
  overrides: RuleOverrides,
): readonly Decided[] {
  const byKind = index(rules.filter((rule) => overrides[rule.id] !== 'off'));
  return usages.flatMap((usage) =>
    (byKind.get(usage.kind) ?? []).flatMap((rule) =>
      rule
        .decide(usage as never, contexts.of(usage))
        .map((decision) => ({ rule, usage, decision: lowered(decision, overrides[rule.id]) })),
    ),
  );
}

/** What a scan without a target says: each rule's inventory line. */
export function describe(
  usages: readonly ResolvedUsage[],
  rules: readonly Rule[],
  inventory: Inventory,
  overrides: RuleOverrides,
): readonly Decided[] {
  const byKind = index(rules.filter((rule) => overrides[rule.id] !== 'off'));
  return usages.flatMap((usage) =>
    (byKind.get(usage.kind) ?? []).flatMap((rule) => {
      const said: Decision | readonly Decision[] | undefined = rule.describe?.(usage, inventory);
      return [said ?? []].flat().map((decision) => ({ rule, usage, decision }));
    }),
  );
}

function lowered(decision: Decision, override: 'manual' | 'off' | undefined): Decision {
  if (override !== 'manual' || decision.changes.length === 0) return decision;
  return { ...decision, status: 'manual', changes: [] };
}

function index(rules: readonly Rule[]): ReadonlyMap<Usage['kind'], readonly Rule[]> {
  const byKind = new Map<Usage['kind'], Rule[]>();
  for (const rule of rules) byKind.set(rule.on, [...(byKind.get(rule.on) ?? []), rule]);
  return byKind;
}
