import type { Ora } from 'ora';
import { silent, type Progress } from '../core/progress.js';
import type { Terminal } from './terminal.js';

/** A spinner on stderr where a person watches; nothing elsewhere. */
export async function openProgress(terminal: Terminal, wanted: boolean): Promise<Progress> {
  if (!wanted || !terminal.isInteractive) return silent;
  const { default: ora } = await import('ora');
  const spinner: Ora = ora({ stream: process.stderr, discardStdin: false });
  return {
    step(what) {
      spinner.text = what[terminal.lang];
      if (!spinner.isSpinning) spinner.start();
    },
    done() {
      spinner.stop();
    },
  };
}
