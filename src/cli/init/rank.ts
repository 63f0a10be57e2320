import type { Capability } from '../../core/usage.js';
import type { Comparison } from '../../pipeline/migration.js';

/** What a provider would make of the project, and at what price. */
export interface Prospect {
  readonly id: string;
  readonly plan: Comparison['plans'][number];
  /** Capabilities that the code uses and the provider does not serve. */
  readonly unserved: readonly Capability[];
  /** Mean of what its models would cost, CNY per million tokens, in and out; undefined where no price is known. */
  readonly price: { readonly input: number; readonly output: number } | undefined;
}

export type Capabilities = Readonly<Partial<Record<Capability, readonly string[]>>>;

/** The best first: what leaves least to a person, then what has least to be looked at, then what costs least. */
export function rank(plans: Comparison['plans'], capabilities: Capabilities): readonly Prospect[] {
  return plans
    .map((plan) => ({
      id: plan.target.profile.id,
      plan,
      unserved: unservedBy(plan, capabilities),
      price: priceOf(plan),
    }))
    .sort(
      (a, b) =>
        dormant(a) - dormant(b) ||
        count(a, 'manual') - count(b, 'manual') ||
        count(a, 'review') - count(b, 'review') ||
        cost(a) - cost(b) ||
        (a.id < b.id ? -1 : 1),
    );
}

function count({ plan }: Prospect, status: 'manual' | 'review'): number {
  return plan.report.summary.byStatus[status];
}

function dormant({ plan }: Prospect): number {
  return plan.target.profile.status.value === 'active' ? 0 : 1;
}

function cost({ price }: Prospect): number {
  return price ? price.input + price.output : Infinity;
}

function unservedBy({ target, report }: Prospect['plan'], capabilities: Capabilities): readonly Capability[] {
  const apis = new Set(
    report.findings.flatMap(({ kind, status, api }) =>
      kind === 'call' && status === 'manual' && api !== undefined ? [api] : [],
    ),
  );
  return (Object.keys(capabilities) as Capability[]).filter((capability) =>
    capabilities[capability]?.some((api) => apis.has(api) && !target.serves(api as never).served),
  );
}

function priceOf({ report }: Prospect['plan']): Prospect['price'] {
  const known = (report.models ?? []).flatMap(({ priceTo }) =>
    priceTo?.input !== undefined && priceTo.output !== undefined
      ? [{ input: priceTo.input, output: priceTo.output }]
      : [],
  );
  if (known.length === 0) return undefined;
  const mean = (of: (each: (typeof known)[number]) => number) =>
    Math.round((known.reduce((sum, each) => sum + of(each), 0) / known.length) * 100) / 100;
  return { input: mean((each) => each.input), output: mean((each) => each.output) };
}
