import { createHash } from 'node:crypto';
import type { Lang } from '../../core/localized.js';
import { findingKey, type FactNote, type Plan, type PlannedFinding } from '../../core/plan.js';
import type { CommandName, ExchangeRate, Finding, Report, ReportedFact, Summary } from '../../core/report.js';
import type { DecidedModel, Status } from '../../core/rule.js';
import type { FilePath, ProjectFiles } from '../../core/source.js';
import type { Target } from '../../core/target.js';
import { KINDS, OWNERS, type Kind } from '../../core/usage.js';
import { LineIndex } from '../../text/line-index.js';
import { maskSecrets } from '../../text/mask-secrets.js';
import { unifiedDiff } from '../../text/unified-diff.js';
import { sha256 } from '../../text/source-text.js';
import { modelMoves } from './model-moves.js';

const TEXT_LIMIT = 200;
const STATUSES: readonly Status[] = ['auto', 'review', 'manual', 'info'];

export interface ReportRequest {
  readonly command: CommandName;
  readonly root: string;
  readonly version: string;
  readonly lang: Lang;
  readonly target?: Target;
  readonly startedAt: number;
  readonly project: ProjectFiles;
  /** Fingerprints of findings that an earlier plan of the same code had, so that decisions on it still name them. */
  readonly known?: ReadonlyMap<string, string>;
  readonly exchangeRate: ExchangeRate;
}

/** A finding as planned and as reported. */
export interface Placed {
  readonly planned: PlannedFinding;
  readonly finding: Finding;
}

export interface Built {
  readonly report: Report;
  /** Source lines of findings, masked; by `${file}:${line}`. */
  readonly lines: ReadonlyMap<string, string>;
  /** Findings that a gate counts, by fingerprint. */
  readonly counted: ReadonlySet<string>;
  /** Unmasked, for the patch alone. */
  readonly patch: string;
}

/** Sorts, places, masks and counts. */
export function buildReport(plan: Plan, request: ReportRequest): Built {
  const places = new Places(request.project);
  const placed = placeAll(plan, places, request);
  const findings = placed.map((each) => each.finding);
  const counted = new Set(
    placed.filter(({ planned }) => planned.counts).map(({ finding }) => finding.fingerprint),
  );
  const diffs = plan.files.map((change) => ({
    file: change.before.file,
    sha256: sha256(change.after),
    diff: unifiedDiff(change.before.file, change.before.text, change.after),
  }));
  const withFiles = request.command === 'diff' || request.command === 'apply';
  const { target } = request;
  const models = modelMoves(plan.findings, request.lang);
  const report: Report = {
    schemaVersion: 1,
    tool: { name: 'migrate-llm', version: request.version },
    command: request.command,
    root: request.root,
    ...(target ? { target: briefly(target) } : {}),
    ...(target && target.routes.length > 0 ? { targets: routesOf(target) } : {}),
    summary: { ...summarize(findings, plan), durationMs: Math.round(performance.now() - request.startedAt) },
    findings,
    skipped: plan.skipped
      .map(({ file, code, reason }) => ({ file, code, reason: reason[request.lang] }))
      .sort((a, b) => (a.file < b.file ? -1 : 1)),
    ...(withFiles ? { files: diffs.map((each) => ({ ...each, diff: maskSecrets(each.diff) })) } : {}),
    ...(models.length > 0 ? { models, exchangeRate: request.exchangeRate } : {}),
    ...(plan.setBeforeDeploy.length > 0 ? { setBeforeDeploy: plan.setBeforeDeploy } : {}),
  };
  return { report, counted, lines: places.lines, patch: diffs.map((each) => each.diff).join('') };
}

/** Every finding of a plan with its place and fingerprint, in the order of the report. */
export function placeFindings(plan: Plan, request: PlacesRequest): readonly Placed[] {
  return placeAll(plan, new Places(request.project), request);
}

type PlacesRequest = Pick<ReportRequest, 'command' | 'lang' | 'project' | 'known'>;

function placeAll(plan: Plan, places: Places, request: PlacesRequest): readonly Placed[] {
  const placed = plan.findings
    .map((planned) => ({ planned, finding: toFinding(planned, places, request) }))
    .sort((a, b) => byPlace(a.finding, b.finding));
  return fingerprinted(placed, request.known ?? new Map());
}

function briefly({ profile, baseURL, apiKeyEnv }: Target): NonNullable<Report['target']> {
  return { provider: profile.id, baseURL, apiKeyEnv };
}

function routesOf({ routes }: Target): NonNullable<Report['targets']> {
  return Object.fromEntries(
    routes.map(({ capability, target }) => [
      capability,
      target ? briefly(target) : { provider: OWNERS.openai },
    ]),
  );
}

class Places {
  readonly lines = new Map<string, string>();
  readonly #project: ProjectFiles;
  readonly #indexes = new Map<FilePath, { readonly text: string; readonly index: LineIndex }>();

  constructor(project: ProjectFiles) {
    this.#project = project;
  }

  of(file: FilePath): { readonly text: string; readonly index: LineIndex } {
    let known = this.#indexes.get(file);
    if (!known) {
      const text = this.#project.read(file)?.text ?? '';
      known = { text, index: new LineIndex(text) };
      this.#indexes.set(file, known);
    }
    return known;
  }

  remember(file: FilePath, line: number): void {
    this.lines.set(`${file}:${line}`, maskSecrets(this.of(file).index.lineText(line)).slice(0, 500));
  }
}

function toFinding(finding: PlannedFinding, places: Places, request: PlacesRequest): Finding {
  const { span } = finding;
  const { text, index } = places.of(span.file);
  const start = index.position(span.start);
  const end = index.position(span.end);
  places.remember(span.file, start.line);
  const showEdits = request.command !== 'scan' && request.command !== 'check' && finding.edits.length > 0;
  const own = finding.edits.filter((edit) => edit.file === span.file);
  return {
    ruleId: finding.ruleId,
    kind: finding.kind,
    status: finding.status,
    file: span.file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    text: shorten(maskSecrets(text.slice(span.start, span.end))),
    message: finding.message[request.lang],
    ...(finding.api === undefined ? {} : { api: finding.api }),
    ...(finding.model ? { model: namesOf(finding.model) } : {}),
    ...(finding.owner === undefined ? {} : { owner: finding.owner }),
    ...(finding.facts && finding.facts.length > 0
      ? { facts: finding.facts.map((fact) => reportFact(fact, request.lang)) }
      : {}),
    ...(finding.suppressed ? { suppressed: finding.suppressed } : {}),
    fingerprint: '',
    messages: { en: finding.message.en, zh: finding.message.zh },
    ...(showEdits
      ? {
          edits: own.map((edit) => ({
            start: edit.start,
            end: edit.end,
            replacement: maskSecrets(edit.text),
          })),
        }
      : {}),
  };
}

function namesOf({ from, to }: DecidedModel): NonNullable<Finding['model']> {
  return to === undefined ? { from } : { from, to };
}

function reportFact({ about, says, ...provenance }: FactNote, lang: Lang): ReportedFact {
  const en = { about: about.en, says: says.en };
  const zh = { about: about.zh, says: says.zh };
  return { ...(lang === 'zh' ? zh : en), ...provenance, words: { en, zh } };
}

function shorten(text: string): string {
  return text.length <= TEXT_LIMIT ? text : `${text.slice(0, TEXT_LIMIT - 1)}…`;
}

/** Of content, not of lines: kind, file, text, and which of several equal ones it is. Never twice the same. */
function fingerprinted(placed: readonly Placed[], known: ReadonlyMap<string, string>): readonly Placed[] {
  const knownOf = ({ planned }: Placed) => known.get(findingKey(planned));
  const taken = new Set(placed.flatMap((each) => knownOf(each) ?? []));
  const seen = new Map<string, number>();
  return placed.map((each) => {
    const { planned, finding } = each;
    const content = `${finding.kind}\0${finding.file}\0${finding.text.replace(/\s+/g, ' ')}`;
    let nth = seen.get(content) ?? 0;
    let fingerprint = knownOf(each) ?? hashOf(content, nth);
    if (!knownOf(each)) while (taken.has(fingerprint)) fingerprint = hashOf(content, ++nth);
    seen.set(content, nth + 1);
    return { planned, finding: { ...finding, fingerprint } };
  });
}

function hashOf(content: string, nth: number): string {
  return createHash('sha256').update(`${content}\0${nth}`).digest('hex').slice(0, 32);
}

/** By file (UTF-16 code units), line, column and rule. */
export function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0);
}

/** Counts of a list of findings, over the files that were looked at. */
export function summarize(
  findings: readonly Finding[],
  files: Pick<Summary, 'filesScanned' | 'filesRead'>,
): Omit<Summary, 'durationMs'> {
  const count = <K extends string>(keys: readonly K[], of: (finding: Finding) => string) =>
    Object.fromEntries(
      keys.map((key) => [key, findings.filter((finding) => of(finding) === key).length]),
    ) as Record<K, number>;
  return {
    filesScanned: files.filesScanned,
    filesRead: files.filesRead,
    filesWithFindings: new Set(findings.map((finding) => finding.file)).size,
    findings: findings.length,
    byKind: count<Kind>(KINDS, (finding) => finding.kind),
    byStatus: count<Status>(STATUSES, (finding) => finding.status),
  };
}
