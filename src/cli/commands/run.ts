import { resolve } from 'node:path';
import { readDecisions } from '../../config/read-decisions.js';
import type { Decision } from '../../core/decisions.js';
import { UsageError } from '../../core/errors.js';
import type { CommandName } from '../../core/report.js';
import { dirtyAndCommit, notCommitted } from '../../messages/commit.js';
import { otherTarget, strayDecisions } from '../../messages/decisions.js';
import { asksNothing, needsTerminal } from '../../messages/interactive.js';
import { migrate, type Request } from '../../pipeline/migration.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { reviewHunks } from '../interactive/review.js';
import type { Flags } from '../options.js';
import { checkReporters, printReport } from '../output.js';
import { openProgress } from '../progress.js';
import { rulePages } from '../rule-pages.js';
import { showTraces } from '../show-error.js';
import { settingsFor, type Settings } from '../settings.js';
import type { Terminal } from '../terminal.js';

/** scan, diff and apply: the same line with more or less of it. */
export async function run(
  command: Exclude<CommandName, 'check'>,
  paths: readonly string[],
  flags: Flags,
  terminal: Terminal,
): Promise<ExitCode> {
  if (flags.commit && flags.allowDirty) throw new UsageError(dirtyAndCommit);
  const settings = settingsFor(command, paths, flags, terminal);
  checkReporters(settings.reporters);
  const decisions =
    flags.decisions === undefined ? undefined : decisionsFor(flags.decisions, settings, terminal);
  const asking = flags.interactive ? await reviewer(flags, terminal) : undefined;
  const request = {
    ...settings.request,
    ...(decisions ? { decisions } : {}),
    ...(asking ? { review: asking } : {}),
  };
  const progress = await openProgress(terminal, flags.progress !== false && !flags.quiet);
  const outcome = await migrate(request, progress).finally(() => progress.done());
  if (flags.debug) showTraces(outcome.plan.skipped, terminal);
  if (outcome.strayDecisions.length > 0)
    terminal.err(`${strayDecisions(flags.decisions!, outcome.strayDecisions)[terminal.lang]}\n`);
  const { lines, patch } = outcome;
  const { commits, ignored } = outcome.written ?? { commits: [], ignored: [] };
  if (ignored.length > 0) terminal.err(`${notCommitted(ignored)[terminal.lang]}\n`);
  const report = { ...outcome.report, ...settings.said, ...(commits.length > 0 ? { commits } : {}) };
  if (!flags.quiet || settings.reporters.some((each) => each !== 'terminal')) {
    await printReport(settings.reporters, { report, lines, patch, lang: terminal.lang }, terminal);
  }
  const { manual, review } = report.summary.byStatus;
  return command === 'apply' && flags.strict && manual + review > 0 ? EXIT.findings : EXIT.done;
}

/** Throws a UsageError where nobody can be asked. */
async function reviewer(flags: Flags, terminal: Terminal): Promise<NonNullable<Request['review']>> {
  if (flags.yes) throw new UsageError(asksNothing);
  if (!terminal.isInteractive) throw new UsageError(needsTerminal);
  const { terminalQuestions } = await import('../interactive/ask-in-terminal.js');
  const questions = terminalQuestions(terminal, rulePages());
  return (preview) => reviewHunks(preview, questions);
}

/** Read before any work is done; a review of another provider's plan is said, for its findings may be the same. */
function decisionsFor(
  file: string,
  { request }: Settings,
  { cwd, lang, err }: Terminal,
): readonly Decision[] {
  const { target, decisions } = readDecisions(resolve(cwd, file));
  const own = request.target?.profile.id;
  if (target !== undefined && own !== undefined && target !== own)
    err(`${otherTarget(file, target, own)[lang]}\n`);
  return decisions;
}
