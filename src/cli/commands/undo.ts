import * as say from '../../messages/cli.js';
import { commitsStay } from '../../messages/commit.js';
import { git } from '../../pipeline/git.js';
import { undo as restore } from '../../pipeline/write/undo.js';
import { guarded } from '../../pipeline/write/write-files.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Flags } from '../options.js';
import type { Terminal } from '../terminal.js';

export function undo(flags: Flags, terminal: Terminal): ExitCode {
  const { lang, cwd } = terminal;
  const result = guarded(cwd, () => restore({ root: cwd, force: flags.force === true }));
  if (result.nothing) terminal.out(`${say.nothingToUndo[lang]}\n`);
  else if (!flags.quiet) terminal.out(`${say.restored(result.restored.length)[lang]}\n`);
  if (result.commits.length > 0) {
    const base = baseOf(cwd, result.commits);
    terminal.err(`${commitsStay(result.commits.length, base)[lang]}\n`);
  }
  if (result.left.length === 0) return EXIT.done;
  terminal.err(
    `${say.leftAlone[lang]}\n${result.left.map((file) => `  ${file}`).join('\n')}\n  ${say.useForce[lang]}\n`,
  );
  return EXIT.usage;
}

/** The commit below those of the apply, where nothing has been committed on top of them. */
function baseOf(root: string, commits: readonly string[]): string | undefined {
  const head = git(root, ['rev-parse', 'HEAD'])?.trim();
  return head === commits.at(-1)
    ? git(root, ['rev-parse', '-q', '--verify', `${commits[0]}^`])?.trim()
    : undefined;
}
