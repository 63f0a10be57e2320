import { MachineError, UsageError } from '../core/errors.js';
import type { Skipped } from '../core/language.js';
import * as say from '../messages/cli.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import type { Terminal } from './terminal.js';

/** What happened, where, what to do; the stack only where it was asked for. */
export function showError(error: unknown, terminal: Terminal, debug: boolean): ExitCode {
  const { lang } = terminal;
  if (error instanceof UsageError || error instanceof MachineError) {
    const { what, where, nextStep } = error.explanation;
    const lines = [
      `${say.errorWord[lang]}${what[lang]}`,
      ...(where ? [`  ${where}`] : []),
      `  ${nextStep[lang]}`,
    ];
    terminal.err(`${lines.join('\n')}\n`);
    if (debug) terminal.err(`${error.stack ?? ''}\n`);
    return error.exitCode === 2 ? EXIT.usage : EXIT.failure;
  }
  const text = error instanceof Error ? error.message : String(error);
  terminal.err(`${say.errorWord[lang]}${say.unexpected(text)[lang]}\n`);
  if (debug && error instanceof Error) terminal.err(`${error.stack ?? ''}\n`);
  return EXIT.failure;
}

/** Where the analysis of files failed, for a report of the fault. */
export function showTraces(skipped: readonly Skipped[], terminal: Terminal): void {
  for (const { file, trace } of skipped) if (trace !== undefined) terminal.err(`${file}: ${trace}\n`);
}
