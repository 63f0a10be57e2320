import { createHash } from 'node:crypto';
import type { Finding, Report, ReportedFact } from '../../core/report.js';
import { levelOf } from '../level.js';

/** What one cause leaves to a person or a coding agent. */
export interface Task {
  readonly id: string;
  readonly ruleId: string;
  readonly status: Finding['status'];
  /** At least one, in the order of the report. */
  readonly findings: readonly Finding[];
  readonly facts: readonly ReportedFact[];
}

/** One task for each cause, manual ones first, otherwise in the order of the report. */
export function tasksOf(report: Report): readonly Task[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    if (!isOpen(finding, report)) continue;
    const cause = causeOf(finding);
    groups.set(cause, [...(groups.get(cause) ?? []), finding]);
  }
  const tasks = [...groups].map(([cause, findings]) => toTask(cause, findings, report));
  const isManual = (task: Task) => task.status === 'manual';
  return [...tasks.filter(isManual), ...tasks.filter((task) => !isManual(task))];
}

/** Whether the id is one that a run with this target gives: a mistyped one, or one of another target, is not. */
export function isTaskId(id: string, provider: string | undefined): boolean {
  const match = /^([a-z][a-z-]*-[0-9a-f]{8})([0-9a-f]{2})$/.exec(id);
  return match !== null && checkDigits(match[1]!, provider) === match[2];
}

/** In a plan, what needs a person; in a gate without a target, what fails it. */
function isOpen(finding: Finding, report: Report): boolean {
  if (finding.suppressed) return false;
  if (finding.status === 'manual' || finding.status === 'review') return true;
  return report.command === 'check' && !report.target && levelOf(finding, report) === 'error';
}

function toTask(cause: string, findings: readonly Finding[], report: Report): Task {
  const [first] = findings as readonly [Finding, ...Finding[]];
  const isManual = findings.some((finding) => finding.status === 'manual');
  const facts = new Map(
    findings.flatMap((each) => each.facts ?? []).map((fact) => [JSON.stringify(fact), fact]),
  );
  return {
    id: idOf(first.ruleId, cause, report.target?.provider),
    ruleId: first.ruleId,
    status: isManual ? 'manual' : first.status,
    findings,
    facts: [...facts.values()],
  };
}

const PLACE =
  /(?:[\w@.[\]-]+\/)*[\w@.[\]-]*\.(?:[cm]?[jt]sx?|json[c5]?l?|ya?ml|toml|mdx?|env[\w.]*|vue|svelte|astro|sql|prisma|sh|html?)\b(?::\d+)?|\bline \d+/g;

/** Rule, what it is about, and what it says, without the places that differ from finding to finding. */
function causeOf({ ruleId, api, model, messages }: Finding): string {
  return [ruleId, api ?? '', model?.from ?? '', messages.en.replace(PLACE, '…')].join('\0');
}

function idOf(ruleId: string, cause: string, provider: string | undefined): string {
  const head = `${ruleId.replaceAll('/', '-')}-${hash(cause).slice(0, 8)}`;
  return head + checkDigits(head, provider);
}

function checkDigits(head: string, provider: string | undefined): string {
  return hash(`${head}\0${provider ?? ''}`).slice(0, 2);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
