import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.js';
import { profileOf } from '../runs/migrate.js';
import { TODAY } from '../today.js';

const BINARY = resolve(import.meta.dirname, '../../bin/migrate-llm.js');
const KEY = 'sk-live-0123456789abcdef-4711';
const APP = `import OpenAI from 'openai';
const client = new OpenAI();
const tools = [{ type: 'function' as const, function: { name: 'look_up', parameters: { type: 'object', properties: {} } } }];
const image = { type: 'image_url' as const, image_url: { url: 'data:image/png;base64,AA==' } };

export const plain = (q: string) => client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: q }] });
export const live = (q: string) => client.chat.completions.create({ model: 'gpt-4o', stream: true, messages: [{ role: 'user', content: q }] });
export const acts = (q: string) => client.chat.completions.create({ model: 'gpt-4o', tools, messages: [{ role: 'user', content: q }] });
export const data = (q: string) => client.chat.completions.create({
  model: 'gpt-4o-mini', response_format: { type: 'json_object' }, messages: [{ role: 'user', content: 'JSON please: ' + q }] });
export const sees = () => client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: [image] }] });
export const thinks = (q: string) => client.chat.completions.create({ model: 'o3', messages: [{ role: 'user', content: q }] });
export const narrow = (input: string) => client.embeddings.create({ model: 'text-embedding-3-small', dimensions: 512, input });
export const any = (model: string, q: string) => client.chat.completions.create({ model, messages: [{ role: 'user', content: q }] });
`;

let folder = '';
let qwen: Simulator;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'migrate-llm-verify-'));
  writeFileSync(join(folder, 'app.ts'), APP);
  qwen = await startSimulator({ profile: profileOf('qwen'), key: KEY, today: TODAY });
});
afterAll(async () => {
  await qwen.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The simulator lives in this process, so that the command must not block it. */
function run(parameters: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const clean = Object.entries(process.env).filter(([name]) => !/_API_KEY$|PROXY/i.test(name));
  const child = spawn(process.execPath, [BINARY, 'verify', ...parameters], {
    cwd: folder,
    env: { ...Object.fromEntries(clean), LC_ALL: 'C', NO_COLOR: '1', ...env },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
}

const there = (simulator: Simulator): readonly string[] => ['--to', 'qwen', '--base-url', simulator.url];

describe('verify', () => {
  test('asks for each (model, feature) pair in use, once, and finds that all work', async () => {
    const before = qwen.requests.length;
    const { code, out } = await run([...there(qwen), '--json'], { DASHSCOPE_API_KEY: KEY });
    const { results, summary, target } = JSON.parse(out);
    expect(results.filter((each: any) => !each.ok)).toEqual([]);
    expect(code).toBe(0);
    expect(results.map((each: any) => `${each.model} ${each.feature}`)).toEqual([
      'qwen3.7-plus chat',
      'qwen3.7-plus stream',
      'qwen3.7-plus tools',
      'qwen3.7-plus vision',
      'qwen3.8-flash chat',
      'qwen3.8-flash json_object',
      'qwen3.8-max chat',
      'qwen3.8-max reasoning',
      'text-embedding-v4 embeddings',
    ]);
    expect(results.at(-1)).toMatchObject({ dimensions: 512, status: 200, places: ['app.ts:13'] });
    expect(summary).toEqual({ ok: 9, failed: 0, untraced: 1 });
    expect(target).toEqual({ provider: 'qwen', baseURL: qwen.url, apiKeyEnv: 'DASHSCOPE_API_KEY' });
    expect(qwen.requests.slice(before)).toHaveLength(9);
    expect(out).not.toContain('4711');
  });

  test('the table names what fails, with the words of the provider, and the code is 1', async () => {
    const old = {
      ...profileOf('qwen'),
      models: profileOf('qwen').models.filter((each) => each.id !== 'qwen3.8-max'),
    };
    const simulator = await startSimulator({ profile: old, key: KEY, today: TODAY });
    const { code, out } = await run(there(simulator), { DASHSCOPE_API_KEY: KEY });
    await simulator.close();
    expect(code).toBe(1);
    expect(out).toMatch(/qwen3\.8-max +chat +fails +404 +\d+ +app\.ts:12 +.*does not exist/);
    expect(out).toContain('7 work, 2 fail.');
    expect(out).toContain('1 call names its model');
  });

  test('a migrated project is asked about as well', async () => {
    const source = `import OpenAI from 'openai';
const client = new OpenAI({ baseURL: 'https://dashscope.aliyuncs.com/compatible-mode/v1', apiKey: process.env.DASHSCOPE_API_KEY ?? '' });
export const ask = () => client.chat.completions.create({ model: 'qwen-plus', messages: [{ role: 'user', content: 'Hi' }] });
`;
    writeFileSync(join(folder, 'moved.ts'), source);
    const { out } = await run(['moved.ts', ...there(qwen), '--json'], { DASHSCOPE_API_KEY: KEY });
    rmSync(join(folder, 'moved.ts'));
    expect(JSON.parse(out).results).toMatchObject([{ model: 'qwen-plus', feature: 'chat', ok: true }]);
  });

  test('the key is never printed, even where the provider repeats it', async () => {
    const parrot = createServer((request, response) => {
      response.writeHead(401, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ error: { code: 'bad', message: `wrong: ${request.headers.authorization}` } }),
      );
    });
    await new Promise<void>((ready) => parrot.listen(0, '127.0.0.1', ready));
    const url = `http://127.0.0.1:${(parrot.address() as AddressInfo).port}/v1`;
    for (const form of [[], ['--json']]) {
      const { code, out, err } = await run(['--to', 'deepseek', '--base-url', url, ...form], {
        DEEPSEEK_API_KEY: KEY,
      });
      expect(code).toBe(1);
      expect(out).toContain('bad: wrong: Bearer ***');
      expect(out + err).not.toContain('0123456789');
    }
    parrot.close();
  });

  test('where nobody listens, the reason stands in the table', async () => {
    const { code, out } = await run(['--to', 'deepseek', '--base-url', 'http://127.0.0.1:9/v1'], {
      DEEPSEEK_API_KEY: KEY,
    });
    expect(code).toBe(1);
    expect(out).toMatch(/fetch failed: /);
  });

  test('without a key it says which variable to set; a key of OpenAI is none', async () => {
    const { code, out, err } = await run(['--to', 'minimax'], { OPENAI_API_KEY: KEY });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('MINIMAX_API_KEY');
  });

  test.each([
    [[], /needs a target/],
    [['--to', 'qwen', '--timeout', 'soon'], /no number of seconds/],
    [['--to', 'azure'], /AZURE_OPENAI_ENDPOINT/],
  ])('%j is wrong usage', async (parameters, words) => {
    const env = { AZURE_OPENAI_API_KEY: KEY, DASHSCOPE_API_KEY: KEY };
    const { code, err } = await run(parameters, env);
    expect(code).toBe(2);
    expect(err).toMatch(words);
  });
});
