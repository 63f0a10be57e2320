import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readBaseline, writeBaseline, compareWithBaseline } from '../../config/baseline.js';
import { UsageError } from '../../core/errors.js';
import type { Finding, Report } from '../../core/report.js';
import * as say from '../../messages/cli.js';
import { baselineNeedsAll } from '../../messages/git.js';
import { migrate } from '../../pipeline/migration.js';
import { summarize } from '../../pipeline/report/build-report.js';
import { isTaskId, tasksOf } from '../../reporters/tasks/group-tasks.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Flags } from '../options.js';
import { checkReporters, printReport } from '../output.js';
import { openProgress } from '../progress.js';
import { showTraces } from '../show-error.js';
import { settingsFor } from '../settings.js';
import type { Terminal } from '../terminal.js';

/** Fails where OpenAI use is left that neither the baseline nor a comment in the code allows. */
export async function check(paths: readonly string[], flags: Flags, terminal: Terminal): Promise<ExitCode> {
  const settings = settingsFor('check', paths, flags, terminal);
  checkReporters(settings.reporters);
  const part = flags.changed === undefined ? flags.shard && '--shard' : '--changed';
  refuseImpossible(flags, part, settings.request.target?.profile.id);
  const progress = await openProgress(terminal, flags.progress !== false && !flags.quiet);
  const outcome = await migrate(settings.request, progress).finally(() => progress.done());
  if (flags.debug) showTraces(outcome.plan.skipped, terminal);
  const report: Report = { ...outcome.report, ...settings.said };
  const counted = report.findings.filter((finding) => outcome.counted.has(finding.fingerprint));
  const file = settings.config.baselineFile;
  if (flags.updateBaseline) {
    writeBaseline(file, counted);
    terminal.err(`${say.baselineWritten(file, counted.length)[terminal.lang]}\n`);
    return EXIT.done;
  }
  const compared = compareWithBaseline(counted, readBaseline(file), (each) =>
    existsSync(join(report.root, each)),
  );
  if (paths.length === 0 && !part && !flags.quiet) tellStale(compared.stale, terminal);
  const gate = gateReport(report, compared.fresh, compared.accepted);
  const shown = flags.task === undefined ? gate : taskReport(flags.task, report.target ? report : gate);
  if (!flags.quiet || settings.reporters.some((each) => each !== 'terminal')) {
    const { lines, patch } = outcome;
    await printReport(settings.reporters, { report: shown, lines, patch, lang: terminal.lang }, terminal);
  }
  const failing = flags.task === undefined ? compared.fresh : shown.findings;
  return failing.length > 0 ? EXIT.findings : EXIT.done;
}

/** A baseline of a part would forget the rest; a mistyped id would be a task that is done. */
function refuseImpossible(
  { updateBaseline, task }: Flags,
  part: string | undefined,
  provider?: string,
): void {
  if (updateBaseline && part) throw new UsageError(baselineNeedsAll(part));
  if (task !== undefined && !isTaskId(task, provider)) throw new UsageError(say.unknownTask(task));
}

function tellStale(count: number, { lang, err }: Terminal): void {
  if (count > 0) err(`${say.baselineStale(count)[lang]}\n`);
}

/** The findings of one task alone. */
function taskReport(id: string, report: Report): Report {
  const findings = tasksOf(report).find((task) => task.id === id)?.findings ?? [];
  return { ...report, task: id, findings, summary: recounted(report, findings) };
}

function recounted(report: Report, findings: readonly Finding[]): Report['summary'] {
  return { ...summarize(findings, report.summary), durationMs: report.summary.durationMs };
}

/** What fails the gate, and what comments in the code keep out of it. */
function gateReport(report: Report, fresh: readonly Finding[], accepted: number): Report {
  const failing = new Set(fresh);
  const findings = report.findings.filter(
    (finding) =>
      failing.has(finding) || finding.suppressed !== undefined || finding.ruleId.startsWith('suppression/'),
  );
  return {
    ...report,
    ...(accepted > 0 ? { baseline: { accepted } } : {}),
    findings,
    summary: recounted(report, findings),
  };
}
