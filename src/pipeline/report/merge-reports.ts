import { UsageError } from '../../core/errors.js';
import type { Lang } from '../../core/localized.js';
import type { Finding, Report, SetUp } from '../../core/report.js';
import { missingShards, sameFileTwice } from '../../messages/cli.js';
import { sha256 } from '../../text/source-text.js';
import { prefixDiff } from '../../text/unified-diff.js';
import { byPlace, summarize } from './build-report.js';
import { joinMoves } from './model-moves.js';

export interface Run {
  /** Name of the repository, where the user gave one. */
  readonly label?: string;
  readonly report: Report;
}

/**
 * One report out of many: the shards of a repository become its whole, and repositories stand side by side as folders. Throws a
 * UsageError where a shard is missing or a file would count twice.
 */
export function mergeReports(runs: readonly Run[], lang: Lang): Report {
  const repositories = group(runs);
  const names = folderNames(repositories);
  const moved = repositories.flatMap(({ runs: own }, index) => {
    requireAllShards(own);
    return own.map((run) => under(names[index]!, run.report));
  });
  const findings = moved.flatMap((report) => report.findings).sort(byPlace);
  refuseTwice(moved);
  const first = moved[0]!;
  const files = moved.flatMap((report) => report.files ?? []).sort(byFile);
  const setUp = joinSetUp(moved);
  return {
    schemaVersion: 1,
    tool: first.tool,
    command: same(moved, (report) => report.command) ?? 'scan',
    root: repositories.length === 1 ? first.root : commonFolder(moved.map((report) => report.root)),
    ...optional(
      'target',
      same(moved, (report) => report.target),
    ),
    ...optional(
      'targets',
      same(moved, (report) => report.targets),
    ),
    ...optional(
      'targetOptions',
      same(moved, (report) => report.targetOptions),
    ),
    ...optional(
      'changedSince',
      same(moved, (report) => report.changedSince),
    ),
    ...accepted(moved),
    summary: {
      ...summarize(findings, {
        filesScanned: total(moved, 'filesScanned'),
        filesRead: total(moved, 'filesRead'),
      }),
      durationMs: total(moved, 'durationMs'),
    },
    findings: findings.map((finding) => ({ ...finding, message: finding.messages[lang] })),
    skipped: moved.flatMap((report) => report.skipped).sort(byFile),
    ...(moved.some((report) => report.files) ? { files } : {}),
    ...mergedModels(moved),
    ...(setUp.length > 0 ? { setBeforeDeploy: setUp } : {}),
  };
}

interface Repository {
  readonly label: string | undefined;
  readonly root: string;
  readonly runs: readonly Run[];
}

function group(runs: readonly Run[]): readonly Repository[] {
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const key = JSON.stringify([run.label ?? '', run.report.root]);
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()].map((own) => ({ label: own[0]!.label, root: own[0]!.report.root, runs: own }));
}

/** The folder that each repository becomes: its label, else its root from where the roots part; none where there is one alone. */
function folderNames(repositories: readonly Repository[]): readonly string[] {
  if (repositories.length === 1) return [repositories[0]!.label ?? ''];
  const common = commonFolder(repositories.map((each) => each.root));
  return repositories.map(({ label, root }) => {
    const rest = split(root).slice(split(common).length);
    return label ?? (rest.join('/') || split(root).at(-1) || 'repository');
  });
}

function commonFolder(roots: readonly string[]): string {
  const [first = [], ...others] = roots.map(split);
  let shared = first.length;
  for (const parts of others) {
    let at = 0;
    while (at < shared && parts[at] === first[at]) at++;
    shared = at;
  }
  return first.slice(0, shared).join('/') || '/';
}

function split(path: string): string[] {
  const parts = path.split(/[\\/]/);
  return parts.at(-1) === '' && parts.length > 1 ? parts.slice(0, -1) : parts;
}

function requireAllShards(runs: readonly Run[]): void {
  const count = Math.max(0, ...runs.map((run) => run.report.shard?.count ?? 0));
  if (count === 0) return;
  const present = new Set(runs.map((run) => run.report.shard?.index));
  const missing = Array.from({ length: count }, (_, at) => at + 1).filter((index) => !present.has(index));
  if (missing.length > 0) throw new UsageError(missingShards(runs[0]!.report.root, missing, count));
}

function under(folder: string, report: Report): Report {
  if (folder === '') return report;
  const move = (file: string) => `${folder}/${file}`;
  const { files, setBeforeDeploy } = report;
  return {
    ...report,
    findings: report.findings.map((finding) => movedFinding(finding, folder)),
    skipped: report.skipped.map((each) => ({ ...each, file: move(each.file) })),
    ...(files
      ? {
          files: files.map((each) => ({
            ...each,
            file: move(each.file),
            diff: prefixDiff(each.diff, each.file, folder),
          })),
        }
      : {}),
    ...(setBeforeDeploy
      ? { setBeforeDeploy: setBeforeDeploy.map((each) => ({ ...each, where: each.where.map(move) })) }
      : {}),
  };
}

/** Two repositories may hold the same line of the same file; each keeps a fingerprint of its own. */
function movedFinding(finding: Finding, folder: string): Finding {
  return {
    ...finding,
    file: `${folder}/${finding.file}`,
    fingerprint: sha256(`${folder}\0${finding.fingerprint}`).slice(0, 32),
  };
}

/** Each report covers files of its own; the fingerprints say whether two overlap. */
function refuseTwice(reports: readonly Report[]): void {
  const seen = new Map<string, Report>();
  for (const report of reports) {
    for (const file of [...report.findings, ...report.skipped].map((each) => each.file)) {
      const known = seen.get(file);
      if (known && known !== report) throw new UsageError(sameFileTwice(file));
      seen.set(file, report);
    }
  }
}

function byFile(a: { readonly file: string }, b: { readonly file: string }): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}

function same<T>(reports: readonly Report[], of: (report: Report) => T): T | undefined {
  const values = new Set(reports.map((report) => JSON.stringify(of(report))));
  return values.size === 1 ? of(reports[0]!) : undefined;
}

function optional<K extends string, T>(key: K, value: T | undefined): Partial<Record<K, T>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, T>);
}

function accepted(reports: readonly Report[]): Pick<Report, 'baseline'> {
  const count = reports.reduce((sum, report) => sum + (report.baseline?.accepted ?? 0), 0);
  return count > 0 ? { baseline: { accepted: count } } : {};
}

function total(reports: readonly Report[], key: 'filesScanned' | 'filesRead' | 'durationMs'): number {
  return reports.reduce((sum, report) => sum + (report.summary[key] ?? 0), 0);
}

function mergedModels(reports: readonly Report[]): Pick<Report, 'models' | 'exchangeRate'> {
  const models = joinMoves(reports.flatMap((report) => report.models ?? []));
  const rate = reports.find((report) => report.exchangeRate)?.exchangeRate;
  return models.length === 0 ? {} : { models, ...optional('exchangeRate', rate) };
}

function joinSetUp(reports: readonly Report[]): readonly SetUp[] {
  const places = new Map<string, Set<string>>();
  for (const { name, where } of reports.flatMap((report) => report.setBeforeDeploy ?? [])) {
    const known = places.get(name) ?? new Set<string>();
    for (const file of where) known.add(file);
    places.set(name, known);
  }
  return [...places].map(([name, where]) => ({ name, where: [...where].sort() }));
}
