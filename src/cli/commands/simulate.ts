import { spawn } from 'node:child_process';
import { appendFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { MachineError, UsageError } from '../../core/errors.js';
import type { Localized } from '../../core/localized.js';
import * as say from '../../messages/simulate.js';
import { cannotWrite } from '../../messages/write.js';
import { logLine } from '../../simulator/log-line.js';
import { openSimulation, type Simulation } from '../../simulator/simulation.js';
import type { SimulatedRequest } from '../../simulator/simulator.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Flags } from '../options.js';
import { playedProviders, type Playbill } from '../played-providers.js';
import { requestSummary } from '../request-summary.js';
import type { Terminal } from '../terminal.js';

export interface SimulateFlags extends Flags {
  readonly port?: string;
  readonly log?: string;
  readonly today?: string;
}

/** Plays the providers until the command ends, or until Ctrl+C where there is none. */
export async function simulate(
  command: readonly string[],
  flags: SimulateFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const bill = playedProviders(flags, terminal);
  const where = { ...bill, ...settingsOf(flags) };
  const requests: SimulatedRequest[] = [];
  const write = openLog(flags.log, terminal);
  const simulation = await open(where, (request) => {
    requests.push(request);
    write(request);
  });
  // The output of a command is its own: what is ours goes beside it.
  const print = command.length === 0 ? terminal.out : terminal.err;
  try {
    if (!flags.quiet) print(`${opening(bill, simulation, terminal)}\n`);
    const code =
      command.length === 0
        ? await untilStopped(terminal, flags.quiet === true)
        : await runCommand(command, { simulation, bill, terminal });
    if (!flags.quiet) print(requestSummary(requests, terminal.lang));
    const isRefused = requests.some((request) => request.refusal !== undefined);
    return code === 0 && isRefused ? EXIT.findings : code;
  } finally {
    await simulation.close();
  }
}

/** The port and the day, where they are given. */
function settingsOf({ port, today }: SimulateFlags): { readonly port?: number; readonly today?: string } {
  const number = portOf(port);
  if (today !== undefined && !isDay(today)) throw new UsageError(say.badDay(today));
  return { ...(number === undefined ? {} : { port: number }), ...(today === undefined ? {} : { today }) };
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
  );
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) throw new UsageError(say.badPort(text));
  return port;
}

async function open(
  settings: Playbill & { readonly port?: number; readonly today?: string },
  log: (request: SimulatedRequest) => void,
): Promise<Simulation> {
  const { port } = settings;
  try {
    return await openSimulation({ ...settings, log });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (port === undefined || !/^(?:EADDRINUSE|EACCES|ERR_SOCKET_BAD_PORT)$/.test(code)) throw error;
    throw new UsageError(say.portTaken(String(port), code), { cause: error });
  }
}

function opening(bill: Playbill, simulation: Simulation, { lang }: Terminal): string {
  return bill.providers
    .map(({ profile }, index) => {
      const played = simulation.providers[index];
      const words: Localized = say.playing(profile.name, played?.url ?? '', played?.key ?? '');
      return words[lang];
    })
    .join('\n');
}

/** One line for each request, written at once, so that a crash of the program under test loses none. */
function openLog(file: string | undefined, { cwd }: Terminal): (request: SimulatedRequest) => void {
  if (file === undefined) return () => {};
  const path = resolve(cwd, file);
  const guarded = (write: () => void): void => {
    try {
      write();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new MachineError(cannotWrite(path, code ?? 'EIO'), { cause: error });
    }
  };
  guarded(() => writeFileSync(path, ''));
  return (request) => guarded(() => appendFileSync(path, `${logLine(request)}\n`));
}

async function untilStopped({ out, lang }: Terminal, isQuiet: boolean): Promise<number> {
  if (!isQuiet) out(`${say.stopHint[lang]}\n`);
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
  });
  return EXIT.done;
}

interface Scene {
  readonly simulation: Simulation;
  readonly bill: Playbill;
  readonly terminal: Terminal;
}

/** Runs the command with its own streams and gives its exit code, or 128 and the number of the signal that ended it. */
async function runCommand(
  command: readonly string[],
  { simulation, bill, terminal }: Scene,
): Promise<number> {
  const [program = '', ...parameters] = command;
  const child = spawn(program, parameters, {
    cwd: terminal.cwd,
    env: { ...simulation.environment(terminal.env), ...bill.addresses(terminal.env) },
    stdio: 'inherit',
    // npm and its kind are scripts there, which only a shell starts.
    shell: process.platform === 'win32',
  });
  // Ctrl+C reaches the child by itself; we stay for the summary. What is sent to us alone is handed on.
  const stay = (): void => {};
  const handOn = (): void => void child.kill('SIGTERM');
  process.on('SIGINT', stay).on('SIGTERM', handOn);
  try {
    return await new Promise<number>((done, fail) => {
      child.once('error', (cause) => fail(new UsageError(say.cannotStart(program), { cause })));
      child.once('close', (code, signal) => {
        done(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
      });
    });
  } finally {
    process.off('SIGINT', stay).off('SIGTERM', handOn);
  }
}
