import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.js';
import { makeTarget, type TargetChoice } from '../../src/catalog/make-target.js';
import { silent } from '../../src/core/progress.js';
import type { ProviderProfile } from '../../src/core/provider.js';
import type { Report } from '../../src/core/report.js';
import { migrate } from '../../src/pipeline/migration.js';
import { compileProgram } from '../runs/compile-program.js';
import { listPrograms, type Program } from '../runs/programs.js';
import { stageProgram } from '../runs/stage-program.js';
import { TODAY } from '../today.js';

const BINARY = resolve(import.meta.dirname, '../../bin/migrate-llm.js');
const RUNNER = resolve(import.meta.dirname, 'run-one-by-one.mjs');
const catalog = loadCatalog();

/** Ordinary programs: they run at every provider that offers chat. */
const EVERYWHERE = [
  ...['3/first-chat', '3/old-stream', '4/beta-stream', '4/commonjs-bot', '4/shared-in-js'],
  ...['5/lazy-import', '5/own-subclass', '5/settings-object', '6/haiku-script', '6/help-desk'],
  ...['6/live-captions', '6/recipe-ideas', '6/spread-client', '6/story-stream'],
  ...['6/tier-enum', '6/tutor-class', '6/validated-env'],
];
/** Programs that ask for more than every provider has: they run where the report leaves nothing to a person. */
const WHERE_SERVED = [
  ...['6/developer-role', '6/forced-tool', '6/parameters', '6/photo-captions', '6/proof-checker'],
  ...[
    '6/short-answers',
    '6/tagging-json',
    '6/model-table',
    '6/travel-agent',
    '6/weather-runner',
    'http/full-url',
  ],
];

const programs = new Map(listPrograms().map((program) => [program.name, program]));
const providers = catalog.all().filter(offersChat);
const folder = mkdtempSync(join(tmpdir(), 'migrate-llm-matrix-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function offersChat({ status, endpoints }: ProviderProfile): boolean {
  const chat = endpoints['chat.completions'];
  const isOpen = status.value === 'active' || status.value === 'dormant';
  return isOpen && (chat?.value === 'yes' || (chat?.value === 'partial' && chat.servedHere === true));
}

/** A gateway has no address, key or models of its own. */
const GATEWAY = {
  baseURL: 'https://gateway.example/v1',
  apiKeyEnv: 'GATEWAY_API_KEY',
  models: Object.fromEntries(
    [
      'gpt-3.5-turbo',
      'gpt-4',
      'gpt-4o',
      'gpt-4o-mini',
      'gpt-4.1',
      'gpt-4.1-mini',
      'o3-mini',
      'gpt-5-mini',
    ].map((model) => [model, 'house-model']),
  ),
};

function choiceOf(profile: ProviderProfile): TargetChoice {
  const own = profile.keyEnv.length === 0 ? GATEWAY : {};
  return { provider: profile.id, from: ['openai'], ...own };
}

function flagsOf({ provider, baseURL, apiKeyEnv, models = {} }: TargetChoice): readonly string[] {
  return [
    ...['--to', provider],
    ...(baseURL === undefined ? [] : ['--base-url', baseURL]),
    ...(apiKeyEnv === undefined ? [] : ['--api-key-env', apiKeyEnv]),
    ...Object.entries(models).flatMap(([from, to]) => ['--model', `${from}=${to}`]),
  ];
}

interface Job {
  readonly name: string;
  readonly main: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

interface Ran {
  readonly name: string;
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function prepare(program: Program, profile: ProviderProfile, left: string[]): Promise<Job | undefined> {
  const staged = stageProgram(program);
  const report = await applyTo(staged.folder, profile);
  const open = report.findings.filter((finding) => finding.status === 'manual' || isLoss(finding));
  const isLeft = open.length > 0 && !EVERYWHERE.includes(program.name);
  if (isLeft) left.push(program.name);
  expect(isLeft ? [] : open.map(({ ruleId, message }) => `${program.name}: ${ruleId} ${message}`)).toEqual(
    [],
  );
  if (isLeft) {
    staged.remove();
    return undefined;
  }
  const cwd = join(folder, profile.id, program.name);
  mkdirSync(cwd, { recursive: true });
  const main = compileProgram(program, staged.folder, cwd);
  staged.remove();
  return { name: program.name, main, cwd, env: program.env ?? {} };
}

/** A review that says beforehand that the program loses what it lives on. */
function isLoss({ status, message }: Report['findings'][number]): boolean {
  return status === 'review' && /^tool_choice .* left out|reasoning_content/.test(message);
}

async function applyTo(cwd: string, profile: ProviderProfile): Promise<Report> {
  const target = makeTarget(catalog, choiceOf(profile));
  const plain = {
    paths: [],
    include: [],
    exclude: [],
    rules: {},
    lang: 'en',
    version: '0.0.0-test',
  } as const;
  const { report } = await migrate(
    { command: 'apply', cwd, catalog, target, allowDirty: true, ...plain },
    silent,
  );
  return report;
}

/** Runs the jobs under the real command and gives its exit code, what it said, and what each program did. */
function simulate(profile: ProviderProfile, jobs: string): Promise<{ code: number | null; err: string }> {
  const parameters = [
    'simulate',
    '--today',
    TODAY,
    ...flagsOf(choiceOf(profile)),
    '--',
    process.execPath,
    RUNNER,
    jobs,
  ];
  const foreign = /OPENAI|AZURE|PROXY|_API_KEY$|^NODE_OPTIONS$/i;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  const child = spawn(process.execPath, [BINARY, ...parameters], { cwd: folder, env });
  let err = '';
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
  child.stdout.resume();
  return new Promise((done) => child.on('close', (code) => done({ code, err })));
}

describe('migrated programs meet no refusal anywhere', () => {
  test('the matrix is as large as it claims to be', () => {
    expect(providers.length).toBeGreaterThanOrEqual(18);
    expect(EVERYWHERE.length).toBeGreaterThanOrEqual(15);
    expect([...EVERYWHERE, ...WHERE_SERVED].filter((name) => !programs.has(name))).toEqual([]);
  });

  test.concurrent.each(providers.map((profile) => [profile.id, profile] as const))(
    '%s',
    async (id, profile) => {
      const left: string[] = [];
      const jobs: Job[] = [];
      for (const name of [...EVERYWHERE, ...WHERE_SERVED]) {
        const job = await prepare(programs.get(name) as Program, profile, left);
        if (job !== undefined) jobs.push(job);
      }
      const file = join(folder, `${id}.json`);
      writeFileSync(file, JSON.stringify(jobs));
      const { code, err } = await simulate(profile, file);
      const ran = JSON.parse(readFileSync(`${file}.out`, 'utf8')) as readonly Ran[];
      const wrong = ran.filter(
        (each) => each.stdout !== programs.get(each.name)?.expectedOutput || each.code !== 0,
      );
      expect({ code, wrong, summary: code === 0 ? '' : err }).toEqual({ code: 0, wrong: [], summary: '' });
      expect(ran.map((each) => each.name)).toEqual(jobs.map((job) => job.name));
      expect(ran.length + left.length).toBe(EVERYWHERE.length + WHERE_SERVED.length);
      // No program may be quiet: each sends at least one request.
      expect(Number(/(\d+) answered, 0 refused/.exec(err)?.[1])).toBeGreaterThanOrEqual(jobs.length);
    },
    300_000,
  );
});
