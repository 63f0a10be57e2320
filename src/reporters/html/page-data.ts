import type { SkipCode } from '../../core/language.js';
import type { Lang, Localized } from '../../core/localized.js';
import type { Finding, Report, ReportedMove } from '../../core/report.js';
import type { ReportInput } from '../../core/reporter.js';
import * as moving from '../../messages/model-moves.js';
import * as say from '../../messages/report.js';
import { skipReason } from '../../messages/skip.js';
import { tasksOf } from '../tasks/group-tasks.js';

/** What the page shows: the report in both languages, without what changes from run to run. */
export interface PageData {
  readonly tool: Report['tool'];
  readonly command: Report['command'];
  readonly root: string;
  readonly target?: NonNullable<Report['target']>;
  /** The options that chose the target, ready to be pasted behind a command. */
  readonly options: string;
  readonly lang: Lang;
  readonly heading: Localized;
  readonly denominator: Localized;
  /** Set where there are no findings: what that does and does not mean. */
  readonly nothing?: Localized;
  /** Set where files change. */
  readonly changed?: Localized;
  readonly findings: readonly PageFinding[];
  readonly files: readonly { readonly file: string; readonly diff: string }[];
  readonly models: readonly ModelRow[];
  /** At what rate the prices were made comparable. */
  readonly rate?: Localized;
  readonly tasks: readonly PageTask[];
  readonly rules: Readonly<Record<string, { readonly title: Localized; readonly help: Localized }>>;
  readonly setBeforeDeploy: readonly { readonly name: string; readonly where: Localized }[];
  readonly skipped: readonly { readonly file: string; readonly reason: Localized }[];
}

export interface PageFinding extends Omit<Finding, 'message' | 'edits'> {
  /** True where something is rewritten, so that a reviewer can say yes or no. */
  readonly isChange: boolean;
  /** The line that it begins on, where it is known. */
  readonly source?: string;
}

export interface ModelRow {
  readonly from: string;
  readonly to: string;
  /** Findings with this pair. */
  readonly places: number;
  /** Both sides in words; empty where neither is known. */
  readonly prices: string;
  readonly windows: string;
  /** By how much the prices of input and output differ, in percent of the old ones; absent where one is not known. */
  readonly priceChange?: { readonly input?: number; readonly output?: number };
  readonly uses: Localized;
}

/** What one cause leaves to a person. */
export interface PageTask {
  readonly id: string;
  readonly ruleId: string;
  readonly status: Finding['status'];
  readonly fingerprints: readonly string[];
}

export function pageData({ report, rules, lines, lang }: ReportInput): PageData {
  const { tool, command, root, target, files } = report;
  const used = new Set(report.findings.map((finding) => finding.ruleId));
  return {
    tool,
    command,
    root,
    ...(target ? { target } : {}),
    options: (report.targetOptions ?? (target ? ['--to', target.provider] : [])).map(quoted).join(' '),
    lang,
    heading: say.heading(command, target?.provider),
    denominator: say.denominator(report),
    ...(report.findings.length === 0 ? { nothing: say.nothingFound(report) } : {}),
    ...(files ? { changed: say.changedFiles(files.length, command === 'apply') } : {}),
    findings: report.findings.map((finding) => pageFinding(finding, report, lines)),
    files: (files ?? []).map(({ file, diff }) => ({ file, diff })),
    models: (report.models ?? []).map((move) => modelRow(move, report)),
    ...(report.exchangeRate ? { rate: moving.atRate(report.exchangeRate) } : {}),
    tasks: tasksOf(report).map(pageTask),
    rules: Object.fromEntries(
      [...rules].filter(([id]) => used.has(id)).map(([id, { title, help }]) => [id, { title, help }]),
    ),
    setBeforeDeploy: (report.setBeforeDeploy ?? []).map(({ name, where }) => ({
      name,
      where: say.inFiles(where),
    })),
    skipped: report.skipped.map(({ file, code, reason }) => ({ file, reason: bothLanguages(code, reason) })),
  };
}

function pageFinding(finding: Finding, report: Report, lines: ReportInput['lines']): PageFinding {
  const { message: _, edits, ...rest } = finding;
  const source = lines.get(`${finding.file}:${finding.line}`);
  const isPlanned = report.target !== undefined && (finding.status === 'auto' || finding.status === 'review');
  return {
    ...rest,
    // An inventory with a target names no edits; there the status alone tells.
    isChange: edits !== undefined || (report.command === 'scan' && isPlanned),
    ...(source === undefined ? {} : { source }),
  };
}

function pageTask(task: ReturnType<typeof tasksOf>[number]): PageTask {
  const { id, ruleId, status, findings } = task;
  return { id, ruleId, status, fingerprints: findings.map((finding) => finding.fingerprint) };
}

function modelRow(move: ReportedMove, { findings }: Report): ModelRow {
  const { from, to, priceFrom, priceTo } = move;
  const known = (words: string) => (words === '?' ? '' : words);
  const change = {
    ...percent('input', priceFrom?.input, priceTo?.input),
    ...percent('output', priceFrom?.output, priceTo?.output),
  };
  return {
    from,
    to,
    places: findings.filter(({ model }) => model?.from === from && model.to === to).length,
    prices: known(moving.prices(move)),
    windows: known(moving.windows(move)),
    ...(Object.keys(change).length > 0 ? { priceChange: change } : {}),
    uses: moving.uses(move),
  };
}

function percent(
  name: 'input' | 'output',
  before: number | undefined,
  after: number | undefined,
): { readonly input?: number; readonly output?: number } {
  if (before === undefined || after === undefined || before === 0) return {};
  return { [name]: Math.round((after / before - 1) * 100) };
}

/** A report says why in one language; the closed code says it in both. */
function bothLanguages(code: string, reason: string): Localized {
  return skipReason(code as SkipCode) ?? { en: reason, zh: reason };
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
