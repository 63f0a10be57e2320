import { spawn, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const BINARY = resolve(import.meta.dirname, '../bin/migrate-llm.js');

/** A terminal is made by util-linux's `script`, which Linux machines have; elsewhere such tests are left out. */
export const hasTerminal =
  process.platform === 'linux' && spawnSync('script', ['--version'], { encoding: 'utf8' }).status === 0;

/** A key to press once the screen shows this text (counted from the last key). */
export interface Step {
  readonly when: string;
  readonly press: string;
}

/** Runs the real binary in a terminal of 80 columns, pressing keys as the screen asks for them. */
export function inTerminal(
  folder: string,
  parameters: readonly string[],
  steps: readonly Step[],
  more: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly screen: string; readonly raw: string }> {
  const { CI: _ci, NO_COLOR: _plain, ...env } = process.env;
  const words = [process.execPath, BINARY, ...parameters].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['-qefc', `stty cols 80 rows 40; exec ${words}`, '/dev/null'], {
    cwd: folder,
    env: { ...env, LC_ALL: 'C.UTF-8', TERM: 'xterm', ...more },
  });
  let screen = '';
  let from = 0;
  const queue = [...steps];
  child.stdout.on('data', (chunk: Buffer) => {
    screen += chunk.toString();
    const next = queue[0];
    if (!next || !screen.slice(from).includes(next.when)) return;
    queue.shift();
    from = screen.length;
    // The prompt is drawn before it listens.
    setTimeout(() => child.stdin.write(next.press), 150);
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      // eslint-disable-next-line no-control-regex -- colours and cursor moves
      done({ code, raw: screen, screen: screen.replace(/\x1b\[[0-9;?]*[A-Za-z]/g, '') });
    });
  });
}
