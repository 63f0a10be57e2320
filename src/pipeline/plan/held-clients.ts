import { findingKey, type Plan, type PlannedFinding } from '../../core/plan.js';
import type { UsageId } from '../../core/usage.js';

/** Findings of clients that could not be pointed at the provider, by client. */
export type HeldClients = ReadonlyMap<UsageId, PlannedFinding>;

/**
 * The plan with every client whose new address could not be written held where it is: its key, its models and the parameters of its
 * calls may not go to a house that the client does not speak to. `plan` makes it anew with such clients held.
 */
export function withHeldClients(plan: (held: HeldClients) => Plan): Plan {
  for (let held: HeldClients = new Map(); ;) {
    const made = plan(held);
    const more = made.findings.filter(
      (finding) => finding.kind === 'client' && finding.unwritten && !held.has(finding.usage),
    );
    if (more.length === 0) return withReasons(made, held);
    held = new Map([...held, ...more.map((finding) => [finding.usage, finding] as const)]);
  }
}

/** What was planned for a held client, and why it could not be written, says more than that the client stays. */
function withReasons(plan: Plan, held: HeldClients): Plan {
  if (held.size === 0) return plan;
  const reasons = new Map([...held.values()].map((finding) => [findingKey(finding), finding]));
  return { ...plan, findings: plan.findings.map((finding) => reasons.get(findingKey(finding)) ?? finding) };
}
