import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ProviderProfile } from '../../src/core/provider.js';
import type { Report } from '../../src/core/report.js';
import { typeErrors } from './check-types.js';
import { compileProgram, filesOf } from './compile-program.js';
import { applyHere, applyWithBinary, profileOf } from './migrate.js';
import { listPrograms, obstacleHere, type Program } from './programs.js';
import { runProgram } from './run-program.js';
import { OPENAI_KEY, PROVIDER_KEY, surround } from './simulations.js';
import { stageProgram, type StagedProgram } from './stage-program.js';

/** Base paths /, /v1, /v1 and /compatible-mode/v1, /api/paas/v4, /api/v3: each program meets one of each row. */
const ROWS = [
  ['deepseek', 'kimi', 'hunyuan'],
  ['qwen', 'glm', 'doubao'],
];
/** Every so many runs go through the real command line; the others call the same pipeline in this process. */
const BINARY_EVERY = 12;

interface Run {
  readonly title: string;
  readonly program: Program;
  readonly profile: ProviderProfile;
  readonly binary: boolean;
}

/** Programs whose calls are converted come last, so that a new one sends no other to another provider. */
const PROGRAMS = [false, true].flatMap((converts) =>
  listPrograms().filter((program) => (program.converts !== undefined) === converts),
);

const RUNS: readonly Run[] = PROGRAMS.flatMap((program, index) =>
  ROWS.flatMap((row) => {
    const fit = row.map(profileOf).filter((profile) => fits(program, profile));
    const profile = fit[index % Math.max(1, fit.length)];
    if (profile === undefined) return [];
    return [{ title: `${program.name} at ${profile.id}`, program, profile, binary: false }];
  }),
).map((run, index) => ({ ...run, binary: index % BINARY_EVERY === 0 }));

/** A program fits where all that it moves is served there, and what stays is not. */
function fits(program: Program, profile: ProviderProfile): boolean {
  const embeds = profile.modelMap.some(
    (each) => each.from === 'text-embedding-3-small' && each.to !== undefined,
  );
  // A loop inside the SDK drops reasoning_content; where a model must have it back, the report says so instead.
  const keepsThinking = profile.thinking.some(
    (each) => each.needsReasoningInHistory && each.off === undefined,
  );
  if (program.at && !program.at.includes(profile.id)) return false;
  if (program.loopsInSdk && keepsThinking) return false;
  if (program.forcesTool && !takesForcedTools(profile)) return false;
  const old = program.converts === 'functions' ? undefined : profile.endpoints[program.converts ?? 'edits'];
  if (old?.value === 'yes' || old?.servedHere === true) return false;
  const schema = profile.params['response_format.json_schema']?.map((each) => each.behaviour) ?? [];
  if (program.structured && (schema.includes('rejected') || schema.includes('ignored'))) return false;
  const served = (program.apis ?? []).every((api) => api !== 'embeddings' || embeds);
  return served && (program.stays ?? []).every((api) => profile.endpoints[api]?.value === 'no');
}

/** False where a forced tool is refused whatever else, or while a model thinks that cannot be told not to; the report says so then. */
function takesForcedTools({ params, thinking }: ProviderProfile): boolean {
  const alwaysThinks = thinking.some((each) => each.off === undefined);
  return !(params['tool_choice'] ?? []).some(
    ({ behaviour, when }) =>
      behaviour === 'rejected' &&
      when?.toolChoice?.includes('named') &&
      (when.thinking !== 'on' || alwaysThinks),
  );
}

const staged = new Map<string, StagedProgram>();
afterAll(() => staged.forEach((each) => each.remove()));

describe('migrated programs do at the provider what they did at OpenAI', () => {
  test('each program has a provider to run at', () => {
    const without = listPrograms().filter(
      (program) => !RUNS.some((run) => run.program.name === program.name),
    );
    expect(without).toEqual([]);
  });

  for (const { title, program, profile, binary } of RUNS)
    test.concurrent(title, async ({ skip }) => {
      const copy = stageProgram(program);
      staged.set(title, copy);
      const migrate = binary ? applyWithBinary : applyHere;
      const report = await migrate(copy.folder, profile.id, program.style);
      const after = contentsOf(copy.folder);
      expect(needingAPerson(program, report)).toEqual([]);
      await migrate(copy.folder, profile.id, program.style);
      expect(contentsOf(copy.folder)).toEqual(after);

      const main = compileProgram(program, copy.folder, join(copy.folder, 'run'));
      const obstacle = obstacleHere(program);
      skip(obstacle !== undefined, obstacle);
      const world = await surround(program, profile);
      try {
        const outcome = await runProgram(program, main, world.simulation, { OPENAI_API_KEY: OPENAI_KEY });
        expectOnlyProvider(world, program);
        expect(outcome).toEqual({ code: 0, stdout: program.expectedOutput, stderr: '' });
      } finally {
        await world.close();
      }
    });

  test('every migrated program passes a strict type check', () => {
    expect(staged.size).toBe(RUNS.length);
    expect(typeErrors([...staged.values()].map((each) => each.folder))).toEqual([]);
  });

  for (const { title, program, profile } of RUNS.filter((_, index) => index % 2 === 0))
    test.concurrent(`${title} without its key: none of OpenAI travels instead`, async ({ skip }) => {
      const obstacle = obstacleHere(program);
      skip(obstacle !== undefined, obstacle);
      const folder = staged.get(title)?.folder ?? '';
      const world = await surround(program, profile);
      const unset = Object.fromEntries(profile.keyEnv.map((name) => [name, undefined]));
      try {
        const main = join(folder, 'run', mainOf(folder));
        await runProgram(program, main, world.simulation, { ...unset, OPENAI_API_KEY: OPENAI_KEY });
        const { provider, simulation } = world;
        const { trap } = simulation;
        expect(provider.requests.filter((each) => each.authorization?.includes(OPENAI_KEY))).toEqual([]);
        expect(trap.leaks).toEqual([]);
      } finally {
        await world.close();
      }
    });
});

type World = Awaited<ReturnType<typeof surround>>;

function expectOnlyProvider(world: World, program: Program): void {
  const { provider, simulation } = world;
  const { trap } = simulation;
  expect(trap.leaks.map((leak) => `${leak.method} ${leak.path}`)).toEqual([]);
  expect(provider.requests.flatMap((each) => (each.refusal === undefined ? [] : [each.refusal]))).toEqual([]);
  expect(provider.requests.length).toBeGreaterThan(0);
  // The simulation lets in its own path, models and key alone, so what was not refused had all three right.
  expect(new Set(provider.requests.map((each) => each.authorization))).toEqual(
    new Set([`Bearer ${PROVIDER_KEY}`]),
  );
  for (const other of world.others) {
    expect(other.requests.length).toBeGreaterThan(0);
    expect(other.requests.filter((each) => each.refusal !== undefined)).toEqual([]);
  }
  expect(world.kept.map((each) => each.api)).toEqual(program.stays ?? []);
  expect(world.kept.filter((each) => each.authorization !== `Bearer ${OPENAI_KEY}`)).toEqual([]);
}

/** Findings that ask a person to look, in a program in which there is nothing to look at. */
function needingAPerson(program: Program, report: Report): readonly string[] {
  if (program.plain === false) return [];
  return report.findings
    .filter((finding) => finding.status === 'review' || finding.status === 'manual')
    .map(({ status, ruleId, file, line, message }) => `${status} ${ruleId} ${file}:${line} ${message}`);
}

/** Every file with its bytes, so that a second run can be compared with the first. */
function contentsOf(folder: string): Record<string, string> {
  const entries = filesOf(folder).map((file) => [file, readFileSync(join(folder, file)).toString('base64')]);
  return Object.fromEntries(entries) as Record<string, string>;
}

function mainOf(folder: string): string {
  return filesOf(join(folder, 'run')).find((file) => /^main\.[cm]?js$/.test(file)) ?? '';
}
