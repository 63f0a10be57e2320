import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Api } from '../../src/core/usage.js';
import { undo } from '../../src/pipeline/write/undo.js';
import { keyVariablesOf, openSimulation, type Simulation } from '../../src/simulator/simulation.js';
import { startSimulator, type SimulatedRequest, type Simulator } from '../../src/simulator/simulator.js';
import { OPENAI_PROFILE } from '../simulator/profiles.js';
import { typeErrors } from './check-types.js';
import { compileProgram, filesOf } from './compile-program.js';
import { applyHere, profileOf, type Routes } from './migrate.js';
import type { Program } from './programs.js';
import { runProgram } from './run-program.js';
import { OPENAI_KEY, surround } from './simulations.js';
import { stageProgram, type StagedProgram } from './stage-program.js';
import { TODAY } from '../today.js';

const FOLDER = resolve(import.meta.dirname, '../../fixtures/routed');

/** What `program.json` says besides what it says of every program. */
interface Routed extends Program {
  readonly to: string;
  readonly routes: Routes;
  /** What arrives where, by provider; `openai` where a part stays. */
  readonly reaches: Readonly<Record<string, readonly Api[]>>;
}

const PROGRAMS: readonly Routed[] = readdirSync(FOLDER).map((name) => {
  const folder = join(FOLDER, name);
  const facts = JSON.parse(readFileSync(join(folder, 'program.json'), 'utf8')) as Omit<Routed, 'name'>;
  const expectedOutput = readFileSync(join(folder, 'expected-output.txt'), 'utf8');
  return { ...facts, name: `routed/${name}`, folder, expectedOutput };
});

const staged = new Map<string, StagedProgram>();
afterAll(() => staged.forEach((each) => each.remove()));

describe('a routed capability goes to its own house, with its own key', () => {
  test.concurrent.each(PROGRAMS)('$name: $about', async (program) => {
    const before = stageProgram(program);
    const world = await surround(program, OPENAI_PROFILE);
    try {
      const main = compileProgram(program, before.folder, join(before.folder, 'run'));
      const outcome = await runProgram(program, main, world.simulation, {});
      expect(outcome).toEqual({ code: 0, stdout: program.expectedOutput, stderr: '' });
    } finally {
      await world.close();
      before.remove();
    }
  });

  test.concurrent.each(PROGRAMS)('$name, migrated to $to and $routes', async (program) => {
    const copy = stageProgram(program);
    staged.set(program.name, copy);
    const { folder } = copy;
    const original = contentsOf(folder);
    const report = await applyHere(folder, program.to, 'compat', program.routes);
    const after = contentsOf(folder);
    const manual = report.findings.filter((finding) => finding.status === 'manual');
    expect(manual).toEqual([]);
    expect(undo({ root: folder, force: false }).left).toEqual([]);
    expect(contentsOf(folder)).toEqual(original);
    await applyHere(folder, program.to, 'compat', program.routes);
    expect(contentsOf(folder)).toEqual(after);
    await applyHere(folder, program.to, 'compat', program.routes);
    expect(contentsOf(folder)).toEqual(after);

    const main = compileProgram(program, folder, join(folder, 'run'));
    const world = await houses(program);
    try {
      const outcome = await runProgram(program, main, world.simulation, { OPENAI_API_KEY: OPENAI_KEY });
      for (const [house, requests] of world.requests) {
        expect([house, [...new Set(requests.map((each) => each.api))]]).toEqual([
          house,
          program.reaches[house],
        ]);
        expect(requests.filter((each) => each.authorization !== `Bearer ${keyOf(house)}`)).toEqual([]);
        expect(requests.filter((each) => each.refusal !== undefined)).toEqual([]);
      }
      expect(world.simulation.trap.leaks.map((leak) => leak.path)).toEqual([]);
      expect(outcome).toEqual({ code: 0, stdout: program.expectedOutput, stderr: '' });
    } finally {
      await world.close();
    }
  });

  test('all of them pass a strict type check', () => {
    expect(staged.size).toBe(PROGRAMS.length);
    expect(typeErrors([...staged.values()].map((each) => each.folder))).toEqual([]);
  });

  test.concurrent.each(PROGRAMS)(
    '$name without new keys: none of OpenAI travels instead',
    async (program) => {
      const folder = staged.get(program.name)?.folder ?? '';
      const world = await houses(program);
      try {
        const main = ['main.js', 'main.cjs'].map((name) => join(folder, 'run', name)).find(existsSync) ?? '';
        const names = providersOf(program).flatMap((id) => profileOf(id).keyEnv);
        const unset = Object.fromEntries(names.map((name) => [name, undefined]));
        await runProgram(program, main, world.simulation, { ...unset, OPENAI_API_KEY: OPENAI_KEY });
        const elsewhere = [...world.requests].filter(([house]) => house !== 'openai');
        const carried = elsewhere.flatMap(([, requests]) =>
          requests.filter((each) => each.authorization?.includes(OPENAI_KEY)),
        );
        expect(carried).toEqual([]);
        expect(world.simulation.trap.leaks.map((leak) => leak.path)).toEqual([]);
      } finally {
        await world.close();
      }
    },
  );
});

interface Houses {
  readonly simulation: Simulation;
  readonly requests: ReadonlyMap<string, readonly SimulatedRequest[]>;
  close(): Promise<void>;
}

/** Every provider of the program with a key of its own, and OpenAI: played where a part stays there, a trap otherwise. */
async function houses(program: Routed): Promise<Houses> {
  const ids = providersOf(program);
  const openai = await startSimulator({ profile: OPENAI_PROFILE, key: OPENAI_KEY, today: TODAY });
  const keepsSome = Object.values(program.routes).includes('openai');
  const simulation = await openSimulation({
    today: TODAY,
    providers: ids.map((id) => ({
      profile: profileOf(id),
      key: keyOf(id),
      keyVariables: keyVariablesOf(profileOf(id)),
    })),
    openaiHosts: ['api.openai.com', '.api.openai.com'],
    others: keepsSome ? { 'api.openai.com': openai.origin } : {},
  });
  const requests = new Map(ids.map((id, index) => [id, played(simulation, index).requests]));
  if (keepsSome) requests.set('openai', openai.requests);
  const close = async (): Promise<void> => {
    await Promise.all([simulation.close(), openai.close()]);
  };
  return { simulation, requests, close };
}

function played(simulation: Simulation, index: number): Simulator {
  const simulator = simulation.providers[index];
  if (!simulator) throw new Error('A provider is not played.');
  return simulator;
}

function providersOf({ to, routes }: Routed): readonly string[] {
  return [...new Set([to, ...Object.values(routes)])].filter((id) => id !== 'openai');
}

function keyOf(house: string): string {
  return house === 'openai' ? OPENAI_KEY : `sk-${house}-test`;
}

/** Every file with its bytes, so that one state can be compared with another. */
function contentsOf(folder: string): Record<string, string> {
  const entries = filesOf(folder)
    .filter((file) => !file.startsWith('run/'))
    .map((file) => [file, readFileSync(join(folder, file)).toString('base64')]);
  return Object.fromEntries(entries) as Record<string, string>;
}
