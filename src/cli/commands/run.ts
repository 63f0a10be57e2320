import type { CommandName } from '../../core/report.js';
import { migrate } from '../../pipeline/migration.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Flags } from '../options.js';
import { checkReporters, printReport } from '../output.js';
import { openProgress } from '../progress.js';
import { settingsFor } from '../settings.js';
import type { Terminal } from '../terminal.js';

/** scan, diff and apply: the same line with more or less of it. */
export async function run(
  command: Exclude<CommandName, 'check'>,
  paths: readonly string[],
  flags: Flags,
  terminal: Terminal,
): Promise<ExitCode> {
  const settings = settingsFor(command, paths, flags, terminal);
  checkReporters(settings.reporters);
  const progress = await openProgress(terminal, flags.progress !== false && !flags.quiet);
  const outcome = await migrate(settings.request, progress).finally(() => progress.done());
  const { lines, patch } = outcome;
  const report = { ...outcome.report, ...settings.said };
  if (!flags.quiet || settings.reporters.some((each) => each !== 'terminal')) {
    await printReport(settings.reporters, { report, lines, patch, lang: terminal.lang }, terminal);
  }
  const { manual, review } = report.summary.byStatus;
  return command === 'apply' && flags.strict && manual + review > 0 ? EXIT.findings : EXIT.done;
}
