import type { PlannedFinding } from '../../core/plan.js';
import type { UsageId } from '../../core/usage.js';
import type { Rendered } from './render.js';

/**
 * Indexes of findings that rest on a split which could not be written: their calls would take another provider's model and parameters
 * to where the client still goes. `findings` stand in the order of `rendered`.
 */
export function restingOnBrokenSplits(
  findings: readonly PlannedFinding[],
  rendered: readonly Rendered[],
): ReadonlySet<number> {
  const calls = new Set<UsageId>();
  rendered.forEach(({ usage, decision }, index) => {
    const isSplit = decision.changes.some((change) => change.type === 'add-client');
    if (isSplit && findings[index]?.edits.length === 0 && usage.kind === 'client')
      for (const id of usage.calls) calls.add(id);
  });
  if (calls.size === 0) return new Set();
  const rests = ({ usage }: Rendered) =>
    calls.has(usage.id) || (usage.kind === 'model' && usage.calls.some((id) => calls.has(id)));
  return new Set(
    rendered.flatMap((each, index) => (rests(each) && findings[index]!.edits.length > 0 ? [index] : [])),
  );
}
