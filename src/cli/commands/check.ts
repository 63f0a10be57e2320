import type { Finding, Report } from '../../core/report.js';
import { readBaseline, writeBaseline, beyondBaseline } from '../../config/baseline.js';
import * as say from '../../messages/cli.js';
import { migrate } from '../../pipeline/migration.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Flags } from '../options.js';
import { checkReporters, printReport } from '../output.js';
import { openProgress } from '../progress.js';
import { settingsFor } from '../settings.js';
import type { Terminal } from '../terminal.js';

/** Fails where OpenAI use is left that the baseline does not allow. */
export async function check(paths: readonly string[], flags: Flags, terminal: Terminal): Promise<ExitCode> {
  const settings = settingsFor('check', paths, flags, terminal);
  checkReporters(settings.reporters);
  const progress = await openProgress(terminal, flags.progress !== false && !flags.quiet);
  const {
    report,
    lines,
    patch,
    counted: reaching,
  } = await migrate(settings.request, progress).finally(() => progress.done());
  const counted = report.findings.filter((finding) => reaching.has(finding.fingerprint));
  const file = settings.config.baselineFile;
  if (flags.updateBaseline) {
    writeBaseline(file, counted);
    terminal.err(`${say.baselineWritten(file, counted.length)[terminal.lang]}\n`);
    return EXIT.done;
  }
  const fresh = beyondBaseline(counted, readBaseline(file));
  const shown = { ...report, findings: fresh, summary: recount(report, fresh) };
  if (!flags.quiet || settings.reporters.some((each) => each !== 'terminal')) {
    await printReport(settings.reporters, { report: shown, lines, patch, lang: terminal.lang }, terminal);
  }
  return fresh.length > 0 ? EXIT.findings : EXIT.done;
}

function recount(report: Report, findings: readonly Finding[]): Report['summary'] {
  const { byKind, byStatus } = report.summary;
  const count = <K extends string>(keys: Readonly<Record<K, number>>, of: (finding: Finding) => string) =>
    Object.fromEntries(
      Object.keys(keys).map((key) => [key, findings.filter((finding) => of(finding) === key).length]),
    ) as Record<K, number>;
  return {
    ...report.summary,
    findings: findings.length,
    filesWithFindings: new Set(findings.map((finding) => finding.file)).size,
    byKind: count(byKind, (finding) => finding.kind),
    byStatus: count(byStatus, (finding) => finding.status),
  };
}
