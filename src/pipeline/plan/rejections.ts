import type { Edit } from '../../core/change.js';
import { findingKey, type PlannedFinding } from '../../core/plan.js';
import type { RuleId } from '../../core/rule.js';
import type { Span } from '../../core/source.js';
import type { Rejection } from '../../core/suppression.js';
import type { UsageId } from '../../core/usage.js';
import { absorbs } from './conflicts.js';
import type { Decided } from './decide.js';

/** The findings whose changes reviewers do not want, and those that cannot be written without them. */
export class Rejections {
  static readonly none = new Rejections([]);
  readonly #byFinding: ReadonlyMap<string, Rejection>;
  readonly #byUsage = new Map<UsageId, Rejection[]>();

  constructor(readonly all: readonly Rejection[]) {
    this.#byFinding = new Map(all.map((each) => [findingKey({ ...each, span: each.at }), each]));
    for (const each of all) this.#byUsage.set(each.usage, [...(this.#byUsage.get(each.usage) ?? []), each]);
  }

  of(ruleId: RuleId, usage: UsageId, span: Span): Rejection | undefined {
    return this.#byFinding.get(findingKey({ ruleId, usage, span }));
  }

  /** The rejection of a finding of this use, by a rule that is meant. */
  holding(usage: UsageId, isMeant: (rule: RuleId) => boolean): Rejection | undefined {
    return this.#byUsage.get(usage)?.find((each) => isMeant(each.ruleId));
  }

  /** What is rejected changes nothing; left out before anything is rendered, so that no other change leans on it. */
  without(decided: readonly Decided[]): readonly Decided[] {
    if (this.all.length === 0) return decided;
    return decided.map((each) => {
      const { rule, usage, decision } = each;
      const isRejected = this.of(rule.id, usage.id, decision.at ?? usage.span) !== undefined;
      return isRejected ? { ...each, decision: { ...decision, changes: [] } } : each;
    });
  }

  /** The same with those that would change text which a rejected finding leaves; undefined where there are none. */
  spread(findings: readonly PlannedFinding[]): Rejections | undefined {
    const more = findings.flatMap((finding): Rejection[] => {
      const by = this.#met(finding);
      if (!by) return [];
      const { ruleId, usage, span: at, edits } = finding;
      return [{ ...by, ruleId, usage, at, edits, because: by.because ?? by }];
    });
    return more.length === 0 ? undefined : new Rejections([...this.all, ...more]);
  }

  #met({ ruleId, usage, span, edits }: PlannedFinding): Rejection | undefined {
    if (edits.length === 0 || this.of(ruleId, usage, span)) return undefined;
    return this.all.find((each) => each.edits.some((left) => edits.some((edit) => meets(edit, left))));
  }
}

function meets(edit: Edit, left: Edit): boolean {
  if (edit.file !== left.file) return false;
  if (edit.start === left.start && edit.end === left.end && edit.text === left.text) return true;
  return (edit.start < left.end && left.start < edit.end) || absorbs(edit, left);
}
