import type { Command } from 'commander';
import { bashScript } from '../completion/bash.js';
import { fishScript } from '../completion/fish.js';
import type { Shell } from '../completion/shells.js';
import { commandWords } from '../completion/words.js';
import { zshScript } from '../completion/zsh.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } satisfies Record<Shell, unknown>;

/** Prints the script that a shell sources; providers, rules and reporters stand in it, so that a key press waits for nothing. */
export function completion(shell: Shell, program: Command, terminal: Terminal): ExitCode {
  terminal.out(SCRIPTS[shell](program.name(), commandWords(program)));
  return EXIT.done;
}
