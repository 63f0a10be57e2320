import type { Decision } from '../core/decisions.js';
import { findingKey, type Plan } from '../core/plan.js';
import type { Rejection } from '../core/suppression.js';
import { maskSecrets } from '../text/mask-secrets.js';
import { Rejections } from './plan/rejections.js';
import type { Placed } from './report/build-report.js';

export interface Planner {
  /** The plan of this run, with these rejections honoured. */
  plan(rejections: Rejections): Plan;
  /** The plan of the whole project, whatever part of it this run is about. */
  whole(): Plan;
  /** Findings with their places; those that `known` has keep the fingerprint that they had. */
  place(plan: Plan, known?: ReadonlyMap<string, string>): readonly Placed[];
}

export interface Reviewed {
  readonly plan: Plan;
  /** The fingerprints that findings had before the decisions, by `findingKey`. */
  readonly known: ReadonlyMap<string, string>;
  /** Decisions whose finding is nowhere in the plan. */
  readonly stray: readonly Decision[];
}

/**
 * The plan without what reviewers rejected. Decisions name findings as the plan without decisions has them, so that one is made
 * first; a decision outside the part that this run is about still holds for what it ties to.
 */
export function planWithDecisions(decisions: readonly Decision[], planner: Planner): Reviewed {
  const own = planner.place(planner.plan(Rejections.none));
  const byFingerprint = new Map(own.map((each) => [each.finding.fingerprint, each]));
  if (decisions.some(({ fingerprint }) => !byFingerprint.has(fingerprint))) {
    for (const each of planner.place(planner.whole())) {
      const { fingerprint } = each.finding;
      if (!byFingerprint.has(fingerprint)) byFingerprint.set(fingerprint, each);
    }
  }
  const known = new Map(own.map(({ planned, finding }) => [findingKey(planned), finding.fingerprint]));
  const honoured = honour(decisions, { byFingerprint, known }, planner);
  return { ...honoured, known };
}

interface Findings {
  readonly byFingerprint: Map<string, Placed>;
  readonly known: ReadonlyMap<string, string>;
}

/** A rejection can lead to a finding that the plan without it did not have, and a reviewer may reject that one as well. */
function honour(
  decisions: readonly Decision[],
  { byFingerprint, known }: Findings,
  planner: Planner,
): Pick<Reviewed, 'plan' | 'stray'> {
  for (;;) {
    const rejected = decisions.flatMap(({ fingerprint, decision, note = '' }) => {
      const placed = byFingerprint.get(fingerprint);
      return placed && decision === 'reject' ? [rejection(placed, note)] : [];
    });
    const plan = settled(new Rejections(rejected), planner);
    const stray = decisions.filter(({ fingerprint }) => !byFingerprint.has(fingerprint));
    const found = stray.length === 0 ? [] : newcomers(stray, planner.place(plan, known));
    if (found.length === 0) return { plan, stray };
    for (const each of found) byFingerprint.set(each.finding.fingerprint, each);
  }
}

function newcomers(stray: readonly Decision[], placed: readonly Placed[]): readonly Placed[] {
  const wanted = new Set(stray.map((each) => each.fingerprint));
  return placed.filter(({ finding }) => wanted.has(finding.fingerprint));
}

/** A plan as it would be, for somebody who is asked about it. */
export interface Preview {
  readonly plan: Plan;
  readonly placed: readonly Placed[];
}

/** What shares text with a rejected finding falls with it, and what goes with that; until nothing more does. */
function settled(rejections: Rejections, planner: Planner): Plan {
  for (let rejected = rejections; ;) {
    const plan = planner.plan(rejected);
    const more = rejected.spread(plan.findings);
    if (!more) return plan;
    rejected = more;
  }
}

function rejection({ planned, finding }: Placed, note: string): Rejection {
  const { ruleId, usage, span: at, edits } = planned;
  const { file, line } = finding;
  return { by: 'decision', file, line, reason: maskSecrets(note.trim()), ruleId, usage, at, edits };
}
