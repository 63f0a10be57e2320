import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Simulation } from '../../src/simulator/simulation.js';
import type { Program } from './programs.js';

/** Compiled, because a child process loads it before any TypeScript support could. */
const PRELOAD = pathToFileURL(resolve(import.meta.dirname, '../../dist/simulator/redirect/preload.js'));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Variables of this machine that must not steer a program under test. */
const FOREIGN = /OPENAI|AZURE|PROXY|_API_KEY$|^NODE_OPTIONS$/i;

/** Runs a compiled program inside a simulation. An undefined variable is taken out of its environment. */
export function runProgram(
  program: Program,
  main: string,
  simulation: Simulation,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Outcome> {
  const inherited = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
  const base = { ...Object.fromEntries(inherited), ...program.env };
  const folder = dirname(main);
  const envFile = program.envFile === true && existsSync(join(folder, '.env')) ? ['--env-file=.env'] : [];
  return start([...envFile, main], folder, {
    ...simulation.environment(base, PRELOAD),
    ...env,
  });
}

/** Starts Node and waits for its end, at most 60 seconds. */
export function start(
  args: readonly string[],
  cwd: string,
  env: Record<string, string | undefined>,
): Promise<Outcome> {
  return new Promise((resolveOutcome, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env,
      timeout: 60_000,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => out.push(piece));
    child.stderr.on('data', (piece: Buffer) => err.push(piece));
    child.on('error', reject);
    child.on('close', (code) => {
      resolveOutcome({
        code,
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
      });
    });
  });
}
