import { resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { readRun } from '../../config/read-run.js';
import { mergeReports, type Run } from '../../pipeline/report/merge-reports.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Flags } from '../options.js';
import { checkReporters, printReport } from '../output.js';
import type { Terminal } from '../terminal.js';

/** Merges JSON reports of shards and repositories, and prints the one report in each form that was asked for. */
export async function report(files: readonly string[], flags: Flags, terminal: Terminal): Promise<ExitCode> {
  const reporters = flags.json ? ['json'] : (flags.reporter ?? ['terminal']);
  checkReporters(reporters);
  const merged = mergeReports(
    files.map((each) => readNamed(each, terminal.cwd)),
    terminal.lang,
  );
  // The reports mask keys, so a patch made of them holds none; and source lines are not in them.
  const patch = (merged.files ?? []).map((file) => file.diff).join('');
  if (!flags.quiet || reporters.some((each) => each !== 'terminal')) {
    await printReport(reporters, { report: merged, lines: new Map(), patch, lang: terminal.lang }, terminal);
  }
  return EXIT.done;
}

/** `run.json`, or `name=run.json` to name the repository. */
function readNamed(argument: string, cwd: string): Run {
  const plain = resolve(cwd, argument);
  const match = /^([^=/\\]+)=(.+)$/.exec(argument);
  if (!match || existsSync(plain)) return { report: readRun(plain) };
  return { label: match[1]!, report: readRun(resolve(cwd, match[2]!)) };
}
