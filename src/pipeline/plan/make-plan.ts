import type { Edit } from '../../core/change.js';
import type { Session, Skipped } from '../../core/language.js';
import type { FileChange, Plan, PlannedFinding } from '../../core/plan.js';
import type { Status } from '../../core/rule.js';
import type { Keeper, Kept, Rejection, Suppression } from '../../core/suppression.js';
import type { ProviderProfile } from '../../core/provider.js';
import { OWNERS, type UsageId } from '../../core/usage.js';
import type { FilePath, ProjectFiles } from '../../core/source.js';
import type { Target } from '../../core/target.js';
import * as say from '../../messages/plan.js';
import { kept, leftByDecision, needsKeptLine, sharesTextLeft } from '../../messages/suppressions.js';
import { together } from '../../messages/clients.js';
import { applyEdits } from '../../text/apply-edits.js';
import { conflicting, settle, type Original } from './conflicts.js';
import { withFacts } from './facts.js';
import { restingOnBrokenSplits } from './broken-splits.js';
import { isOfGroup } from './kept.js';
import type { Rejections } from './rejections.js';
import type { Rendered } from './render.js';
import type { Suppressions } from './suppressions.js';

export interface PlanInput {
  readonly rendered: readonly Rendered[];
  readonly project: ProjectFiles;
  readonly sessionOf: (file: FilePath) => Session | undefined;
  /** Whether the given paths cover a file. */
  readonly reportable: (file: FilePath) => boolean;
  /** Of those, the files that this report is about (a shard, what a branch changed); the plan is the same without it. */
  readonly only: (file: FilePath) => boolean;
  readonly suppressions: Suppressions;
  readonly rejections: Rejections;
  readonly kept: Kept;
  /** Absent for an inventory. */
  readonly target?: Target;
  /** Whose facts a finding rests on. */
  readonly profileOf: (usage: UsageId) => ProviderProfile | undefined;
  readonly skipped: readonly Skipped[];
  readonly filesScanned: number;
  readonly filesRead: number;
  readonly setBeforeDeploy: Plan['setBeforeDeploy'];
}

/** Findings with their edits, and each file's new text; what would not parse, collides or leaves the given paths is not written. */
export function makePlan(input: PlanInput): Plan {
  let findings = input.rendered.map((each) => toFinding(each, input));
  const claims = findings.map((finding) => ({ edits: finding.edits, usage: finding.usage }));
  const lost = conflicting(claims, originalIn(input.project));
  findings = findings.map((finding, index) => (lost.has(index) ? unwritten(finding, say.collides) : finding));
  findings = wholeOrNothing(findings, input.rendered);
  const unparsable = filesThatBreak(findings, input);
  findings = findings.map((finding) =>
    finding.edits.some((edit) => unparsable.has(edit.file)) ? unwritten(finding, say.wouldNotParse) : finding,
  );
  findings = wholeOrNothing(findings, input.rendered);
  const resting = restingOnBrokenSplits(findings, input.rendered);
  findings = findings.map((finding, index) =>
    resting.has(index) ? refuse(finding, say.clientNotSplit) : finding,
  );
  const covered = findings.filter((finding) => input.reportable(finding.span.file));
  return {
    findings: covered
      .filter((finding) => input.only(finding.span.file))
      .map((finding) => withFacts(finding, input.profileOf(finding.usage))),
    files: fileChanges(covered, input.project).filter((change) => input.only(change.before.file)),
    skipped: input.skipped,
    filesScanned: input.filesScanned,
    filesRead: input.filesRead,
    setBeforeDeploy: input.setBeforeDeploy,
  };
}

/** Where one of the calls that are converted together had to be given up, so are the others. */
function wholeOrNothing(
  findings: readonly PlannedFinding[],
  rendered: readonly Rendered[],
): PlannedFinding[] {
  const groupOf = ({ usage, decision }: Rendered): string | undefined =>
    usage.kind === 'call' && usage.converted && decision.changes.some((change) => !('at' in change))
      ? usage.conversion?.together[0]
      : undefined;
  const lost = new Set(
    rendered.flatMap((each, index) => {
      const isGivenUp =
        each.refusal !== undefined || (each.edits.length > 0 && findings[index]!.edits.length === 0);
      return isGivenUp && !findings[index]!.suppressed ? [groupOf(each) ?? []].flat() : [];
    }),
  );
  return findings.map((finding, index) => {
    const group = groupOf(rendered[index]!);
    const falls = group !== undefined && lost.has(group) && finding.edits.length > 0;
    return falls ? refuse(finding, say.fallsWithOthers) : finding;
  });
}

function toFinding(rendered: Rendered, input: PlanInput): PlannedFinding {
  const { rule, usage, decision, edits, drops, refusal } = rendered;
  const finding: PlannedFinding = {
    ruleId: rule.id,
    kind: decision.kind ?? rule.kind,
    status: statusOf(decision.status, drops.length > 0),
    span: decision.at ?? usage.span,
    message: drops.length > 0 ? together([decision.message, say.dropsComment]) : decision.message,
    usage: usage.id,
    ...(usage.kind === 'call' || usage.kind === 'model' || usage.kind === 'endpoint' ? apiOf(usage.api) : {}),
    ...(decision.model ? { model: decision.model } : {}),
    ...(usage.kind === 'note' ? {} : { owner: usage.owner }),
    counts: reachesOpenAI(usage),
    edits,
  };
  const suppression = suppressionOf(rendered, finding, input);
  if (suppression) return suppress(finding, suppression, input.suppressions);
  const rejection = rejectionOf(rendered, finding, input);
  if (rejection?.because) return refuse(finding, sharesTextLeft(rejection.because));
  if (rejection) return leave(finding, rejection);
  if (refusal) return unwritten(finding, say.refused(refusal));
  const keptLine = firstKept(edits, rule.id, input.suppressions);
  if (keptLine) return refuse(finding, needsKeptLine(keptLine));
  const outside = edits.find((edit) => !input.reportable(edit.file));
  return outside ? refuse(finding, say.outsidePaths(outside.file)) : finding;
}

/**
 * A comment names the rule that it saw; where it keeps the whole use (or where nothing is planned) it holds for what the other
 * rules of that group say of it.
 */
function suppressionOf(
  { rule, usage }: Rendered,
  { span }: PlannedFinding,
  input: PlanInput,
): Suppression | undefined {
  const { suppressions } = input;
  const own = suppressions.at(span, (id) => id === rule.id);
  if (own || !isOfGroup(rule.id, usage.kind)) return own;
  const inGroup = suppressions.at(span, (id) => isOfGroup(id, usage.kind));
  return inGroup && (!input.target || input.kept.usage(usage.id) === inGroup) ? inGroup : undefined;
}

/** As a comment does, a decision holds for what the other rules of that group say of a use that it keeps whole. */
function rejectionOf(
  { rule, usage }: Rendered,
  { span }: PlannedFinding,
  { rejections, kept: keeps }: PlanInput,
): Rejection | undefined {
  const own = rejections.of(rule.id, usage.id, span);
  if (own || !isOfGroup(rule.id, usage.kind)) return own;
  const inGroup = rejections.holding(usage.id, (id) => isOfGroup(id, usage.kind));
  const keeper: Keeper | undefined = keeps.usage(usage.id);
  return inGroup && keeper === inGroup ? inGroup : undefined;
}

/** A reviewer rejected it: nothing is rewritten there, and the report says so. */
function leave(finding: PlannedFinding, by: Rejection): PlannedFinding {
  return {
    ...finding,
    status: 'info',
    message: leftByDecision(by.reason),
    edits: [],
    suppressed: { reason: by.reason === '' ? 'left by decision' : `left by decision: ${by.reason}` },
  };
}

/** A comment in the code keeps it: nothing is rewritten or counted there, and the report says why. */
function suppress(finding: PlannedFinding, by: Suppression, suppressions: Suppressions): PlannedFinding {
  suppressions.use(by);
  const { reason, line } = by;
  return {
    ...finding,
    status: 'info',
    message: kept(reason, line),
    counts: false,
    edits: [],
    suppressed: { reason, line },
  };
}

function firstKept(
  edits: readonly Edit[],
  rule: string,
  suppressions: Suppressions,
): Suppression | undefined {
  for (const edit of edits) {
    const by = suppressions.touching(edit, rule);
    if (by) {
      suppressions.use(by);
      return by;
    }
  }
  return undefined;
}

const COUNTED: ReadonlySet<string> = new Set(['client', 'call', 'model', 'endpoint', 'env', 'secret']);

/** The package, its imports and types do not reach OpenAI by themselves; nor does what a real env file keeps by design. */
function reachesOpenAI(usage: Rendered['usage']): boolean {
  if (!COUNTED.has(usage.kind) || usage.owner !== OWNERS.openai) return false;
  if (usage.kind === 'secret') return usage.where === 'code';
  if (usage.kind !== 'env') return true;
  const isOldKeyLine = usage.real === true && usage.role === 'key' && usage.form === 'declare';
  return !isOldKeyLine && (usage.role === 'key' || usage.role === 'baseURL' || usage.role === 'model');
}

function apiOf(api: string | undefined): { api?: string } {
  return api === undefined ? {} : { api };
}

function statusOf(status: Status, dropsComment: boolean): Status {
  return dropsComment && status === 'auto' ? 'review' : status;
}

function refuse(finding: PlannedFinding, why: PlannedFinding['message']): PlannedFinding {
  return { ...finding, status: 'manual', edits: [], message: together([finding.message, why]) };
}

function unwritten(finding: PlannedFinding, why: PlannedFinding['message']): PlannedFinding {
  return { ...refuse(finding, why), unwritten: true };
}

function filesThatBreak(findings: readonly PlannedFinding[], input: PlanInput): ReadonlySet<FilePath> {
  const broken = fileChanges(findings, input.project).filter((change) => {
    const file = change.before.file;
    return (input.sessionOf(file)?.check(file, change.after).length ?? 0) > 0;
  });
  return new Set(broken.map((change) => change.before.file));
}

function originalIn(project: ProjectFiles): Original {
  return ({ file, start, end }) => project.read(file)?.text.slice(start, end) ?? '';
}

function fileChanges(findings: readonly PlannedFinding[], project: ProjectFiles): FileChange[] {
  const byFile = new Map<FilePath, Edit[]>();
  for (const edit of settle(
    findings.flatMap((finding) => finding.edits),
    originalIn(project),
  )) {
    byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
  }
  return [...byFile].flatMap(([file, edits]) => {
    const before = project.read(file);
    if (!before) return [];
    const after = applyEdits(before.text, edits);
    return after === before.text ? [] : [{ before, after, edits }];
  });
}
