import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.js';
import { makeTarget } from '../../src/catalog/make-target.js';
import { silent } from '../../src/core/progress.js';
import type { ProviderProfile } from '../../src/core/provider.js';
import type { Report } from '../../src/core/report.js';
import { migrate } from '../../src/pipeline/migration.js';
import { keyVariablesOf, openSimulation } from '../../src/simulator/simulation.js';
import type { SimulatedRequest } from '../../src/simulator/simulator.js';
import { start, type Outcome } from '../runs/run-program.js';
import { ERROR_ROWS, type ErrorRow } from './error-rows/index.js';
import { TODAY } from '../today.js';

const MODULES = resolve(import.meta.dirname, '../../node_modules');
const PRELOAD = pathToFileURL(resolve(import.meta.dirname, '../../dist/simulator/redirect/preload.js'));
/** The day on which the catalogue was read: what is retired later does not change these answers. */
const KEY = 'sk-provider-test';
const AZURE = 'https://simulated.openai.azure.com';

const catalog = loadCatalog();
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

describe('errors of code that was moved by URL, key and model alone', () => {
  test('the table is as long as it claims to be', () => {
    const ids = ERROR_ROWS.map((row) => row.id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(ids.length).toBeGreaterThanOrEqual(50);
  });

  test.concurrent.each(ERROR_ROWS.map((row) => [row.id, row] as const))('%s', async (_, row) => {
    const profile = catalog.get(row.provider)!;
    const hurried = await run(row, profile, stage(row, repointed(row, profile)));
    expect(hurried.refused.map((each) => each.status)).toEqual([row.error.status]);
    const said = JSON.parse(hurried.outcome.stdout) as Said;
    expect(said).toMatchObject({
      status: row.error.status,
      message: expect.stringMatching(row.error.message),
    });
    if (row.error.code !== undefined) expect([said.code, said.type]).toContain(row.error.code);

    const folder = stage(row, programOf(row));
    const report = await apply(folder, row.provider);
    if (row.then !== 'runs') {
      expect(announced(report, row.then, programOf(row))).not.toEqual([]);
      return;
    }
    expect(report.findings.filter((each) => each.status === 'manual').map((each) => each.message)).toEqual(
      [],
    );
    const moved = await run(row, profile, folder);
    expect(moved.refused).toEqual([]);
    expect({ ...moved.outcome, stderr: '' }).toEqual({ code: 0, stdout: '{"ok":true}\n', stderr: '' });
    expect(moved.answered).toBeGreaterThan(0);
  });
});

/** What a program prints of an error, whichever SDK threw it. */
interface Said {
  readonly status: number;
  readonly code: string | null;
  readonly type: string | null;
  readonly message: string;
}

const HEADS: readonly (readonly [RegExp, string])[] = [
  [/client\./, "import OpenAI from 'openai';\n\nconst client = new OpenAI();"],
  [
    /generateText/,
    "import { createOpenAI } from '@ai-sdk/openai';\nimport { generateText } from 'ai';\n\nconst provider = createOpenAI();",
  ],
  [/fetch/, "const base = 'https://api.openai.com';"],
];

/** The program as it was written for OpenAI; it prints how its one request went. */
function programOf({ program }: ErrorRow): string {
  const head = HEADS.find(([sign]) => sign.test(program))?.[1] ?? '';
  return `${head}

async function main() {
  const answer = await ${program};
  if (answer instanceof Response && !answer.ok)
    throw Object.assign(new Error(await answer.text()), { status: answer.status });
}

function say(error) {
  const status = error.status ?? error.statusCode;
  const message = [error.message, error.responseBody].join(' ');
  console.log(JSON.stringify({ status, code: error.code ?? null, type: error.type ?? null, message }));
}

main().then(() => console.log('{"ok":true}'), say);
`;
}

/** What a hurried person makes of it: another address, another key, another model. */
function repointed(row: ErrorRow, profile: ProviderProfile): string {
  const url = row.url ?? (profile.endpointEnv ? `${AZURE}/openai/v1` : profile.regions[0]?.url);
  const key = row.wrongKey ? `'sk-of-somebody-else'` : `process.env.${keyVariable(profile)}`;
  const options = `{ baseURL: '${url}', apiKey: ${key} }`;
  return programOf(row)
    .replace('new OpenAI()', `new OpenAI(${options})`)
    .replace('createOpenAI()', `createOpenAI(${options})`)
    .replace("'https://api.openai.com'", `'${url}'`)
    .replace('process.env.OPENAI_API_KEY', key)
    .replaceAll(`'${row.from}'`, `'${row.model}'`);
}

function keyVariable(profile: ProviderProfile): string {
  return keyVariablesOf(profile)[0] ?? '';
}

function stage(row: ErrorRow, program: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'migrate-llm-error-'));
  folders.push(folder);
  const packages = row.packages ?? { openai: 'openai' };
  for (const [name, source] of Object.entries(packages)) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(MODULES, source), link, 'junction');
  }
  const dependencies = Object.fromEntries(
    Object.keys(packages).map((name) => [name, versionOf(packages[name]!)]),
  );
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'case', type: 'module', dependencies }));
  writeFileSync(join(folder, 'main.js'), program);
  return folder;
}

const VERSIONS: Readonly<Record<string, string>> = {
  openai: '^6.49.0',
  'ai-sdk-openai-v2': '^2.0.131',
  'ai-v5': '^5.0.277',
};

function versionOf(source: string): string {
  return VERSIONS[source] ?? '*';
}

interface Ran {
  readonly outcome: Outcome;
  readonly refused: readonly SimulatedRequest[];
  readonly answered: number;
}

async function run(row: ErrorRow, profile: ProviderProfile, folder: string): Promise<Ran> {
  const simulation = await openSimulation({
    providers: [{ profile, key: KEY, keyVariables: [keyVariable(profile)] }],
    openaiHosts: catalog.openai.api.hosts,
    today: row.today ?? TODAY,
  });
  try {
    const foreign = /OPENAI|AZURE|PROXY|_API_KEY$|^NODE_OPTIONS$/i;
    const base = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
    const address = profile.endpointEnv ? { [profile.endpointEnv.name]: AZURE } : {};
    const env = simulation.environment({ ...base, ...address }, PRELOAD);
    const outcome = await start([join(folder, 'main.js')], folder, env);
    const requests = [...(simulation.providers[0]?.requests ?? []), ...simulation.trap.leaks];
    const refused = requests.filter((each) => each.refusal !== undefined);
    return { outcome, refused, answered: requests.length - refused.length };
  } finally {
    await simulation.close();
  }
}

async function apply(cwd: string, provider: string): Promise<Report> {
  const { report } = await migrate(
    {
      command: 'apply',
      cwd,
      paths: [],
      include: [],
      exclude: [],
      catalog,
      target: makeTarget(catalog, { provider, from: ['openai'] }),
      rules: {},
      lang: 'en',
      version: '0.0.0-test',
      allowDirty: true,
    },
    silent,
  );
  return report;
}

/** Findings that tell a person of it, at the line that causes it. */
function announced(
  report: Report,
  then: Exclude<ErrorRow['then'], 'runs'>,
  program: string,
): readonly string[] {
  const lines = program.split('\n');
  return report.findings
    .filter((each) => each.status === 'manual' || each.status === 'review')
    .filter((each) => then.says.test(each.message) && then.at.test(lines[each.line - 1] ?? ''))
    .map((each) => each.message);
}
