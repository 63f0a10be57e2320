import { spawn, spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TODAY } from '../today.js';

const ROOT = resolve(import.meta.dirname, '../..');
const BINARY = join(ROOT, 'bin', 'migrate-llm.js');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrate-llm-simulate-'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function put(file: string, text: string): string {
  mkdirSync(join(folder, 'src'), { recursive: true });
  writeFileSync(join(folder, file), text);
  return file;
}

function run(parameters: readonly string[], env: NodeJS.ProcessEnv = {}): Outcome {
  const clean = Object.entries(process.env).filter(([name]) => !/_API_KEY$|PROXY|^NODE_OPTIONS$/i.test(name));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [BINARY, 'simulate', '--today', TODAY, ...parameters],
    {
      cwd: folder,
      env: { ...Object.fromEntries(clean), LC_ALL: 'C', ...env },
      encoding: 'utf8',
      timeout: 60_000,
    },
  );
  return { code: status, out: stdout, err: stderr };
}

const NODE = process.execPath;
const CHAT = 'https://open.bigmodel.cn/api/paas/v4/chat/completions';
const BODY = `{ model: 'glm-5.3-flash', messages: [{ role: 'user', content: 'Hello' }] }`;
const HEADERS = `{ 'content-type': 'application/json', authorization: 'Bearer ' + process.env.ZHIPUAI_API_KEY }`;

/** One program for each way in which JavaScript asks over HTTP; each prints the status. */
const WAYS: readonly (readonly [name: string, source: string])[] = [
  [
    'fetch',
    `const r = await fetch('${CHAT}', { method: 'POST', headers: ${HEADERS}, body: JSON.stringify(${BODY}) }); console.log(r.status);`,
  ],
  [
    'fetch inside a worker',
    `import { Worker, isMainThread } from 'node:worker_threads';
     if (isMainThread) await new Promise((done) => new Worker(new URL(import.meta.url)).on('exit', done));
     else {
       const r = await fetch('${CHAT}', { method: 'POST', headers: ${HEADERS}, body: JSON.stringify(${BODY}) });
       console.log(r.status);
     }`,
  ],
  [
    'node:https',
    `import https from 'node:https';
     https.request('${CHAT}', { method: 'POST', headers: ${HEADERS} }, (r) => { console.log(r.statusCode); r.resume(); })
       .end(JSON.stringify(${BODY}));`,
  ],
  [
    'axios behind a proxy that is set',
    `import axios from 'axios';
     process.env.HTTPS_PROXY = process.env.HTTP_PROXY = 'http://127.0.0.1:9';
     const r = await axios.post('${CHAT}', ${BODY}, { headers: ${HEADERS} }); console.log(r.status);`,
  ],
  [
    'node-fetch',
    `import fetch from 'node-fetch';
     const r = await fetch('${CHAT}', { method: 'POST', headers: ${HEADERS}, body: JSON.stringify(${BODY}) }); console.log(r.status);`,
  ],
  [
    'openai',
    `import OpenAI from 'openai';
     const client = new OpenAI({ baseURL: 'https://open.bigmodel.cn/api/paas/v4', apiKey: process.env.ZHIPUAI_API_KEY });
     const r = await client.chat.completions.create(${BODY}).withResponse(); console.log(r.response.status);`,
  ],
  [
    'openai 4',
    `import OpenAI from 'openai-v4';
     const client = new OpenAI({ baseURL: 'https://open.bigmodel.cn/api/paas/v4', apiKey: process.env.ZHIPUAI_API_KEY });
     const r = await client.chat.completions.create(${BODY}).withResponse(); console.log(r.response.status);`,
  ],
];

describe('a command that is run against a played provider', () => {
  test.each(WAYS)('%s ends at the simulation', (name, source) => {
    const file = put(`src/${name.replaceAll(/\W/g, '-')}.mjs`, source);
    const { code, out, err } = run(['--to', 'glm', '--', NODE, file]);
    expect(out).toBe('200\n');
    expect(err).toContain('1 request, 1 answered, 0 refused.');
    expect(code).toBe(0);
  });

  test('exits 1 where something was refused, says what, and logs it without the key', () => {
    const body = `{ model: 'gpt-4o', messages: [] }`;
    const file = put(
      'src/wrong.mjs',
      `await fetch('${CHAT}', { method: 'POST', headers: ${HEADERS}, body: JSON.stringify(${body}) });`,
    );
    const { code, err } = run(['--to', 'zhipu', '--log', 'log.jsonl', '--', NODE, file], {
      ZHIPUAI_API_KEY: 'real-key-of-the-user-4711',
    });
    expect(code).toBe(1);
    expect(err).toMatch(/1 refused[\s\S]*POST \/api\/paas\/v4\/chat\/completions[\s\S]*gpt-4o/);
    const log = readFileSync(join(folder, 'log.jsonl'), 'utf8');
    expect(log).not.toContain('4711');
    expect(JSON.parse(log)).toMatchObject({
      host: 'open.bigmodel.cn',
      refusal: { about: 'model' },
      keySent: true,
    });
  });

  test('gives the code of the command, its streams, its arguments and its NODE_OPTIONS', () => {
    const file = put(
      'src/code.mjs',
      `console.log(process.argv[2], process.title, process.env.DEEPSEEK_API_KEY); process.exit(7);`,
    );
    const outcome = run(['--to', 'deepseek', '--quiet', '--', NODE, file, '--lang=zh'], {
      NODE_OPTIONS: '--title=kept',
    });
    expect(outcome).toEqual({ code: 7, out: '--lang=zh kept simulated-key\n', err: '' });
  });

  test.each([
    ['2026-12-30', '200\n', 0],
    ['2026-12-31', '404\n', 1],
  ])('plays the day that it is told: %s', (today, said, code) => {
    const file = put(
      'src/last-day.mjs',
      `const headers = { 'content-type': 'application/json', authorization: 'Bearer ' + process.env.MOONSHOT_API_KEY };
      const body = JSON.stringify({ model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Hello' }] });
      const r = await fetch('https://api.moonshot.cn/v1/chat/completions', { method: 'POST', headers, body });
      console.log(r.status);`,
    );
    expect(run(['--to', 'kimi', '--today', today, '--', NODE, file])).toMatchObject({ out: said, code });
  });

  test('catches what still goes to OpenAI', () => {
    const file = put('src/leak.mjs', `await fetch('https://api.openai.com/v1/models').catch(() => {});`);
    const { code, err } = run(['--to', 'deepseek', '--', NODE, file]);
    expect(code).toBe(1);
    expect(err).toContain('api.openai.com');
  });

  test('plays several providers, each with its own hosts', () => {
    const models = `for (const [host, key] of [['api.deepseek.com', 'DEEPSEEK'], ['dashscope.aliyuncs.com/compatible-mode/v1', 'DASHSCOPE']]) {
      const r = await fetch('https://' + host + '/models', { headers: { authorization: 'Bearer ' + process.env[key + '_API_KEY'] } });
      console.log(r.status, (await r.json()).data[0].owned_by);
    }`;
    const { code, out } = run([
      '--to',
      'deepseek',
      '--to',
      'embeddings=qwen',
      '--',
      NODE,
      put('src/two.mjs', models),
    ]);
    expect(out).toBe('200 deepseek\n200 qwen\n');
    expect(code).toBe(0);
  });

  test('a resource at Azure and a deployment named with --model', () => {
    const source = `const url = process.env.AZURE_OPENAI_ENDPOINT + '/openai/v1/chat/completions';
      const body = JSON.stringify({ model: 'my-deployment', messages: [{ role: 'user', content: 'Hi' }] });
      const r = await fetch(url, { method: 'POST', headers: { 'api-key': process.env.AZURE_OPENAI_API_KEY }, body });
      console.log(r.status);`;
    const parameters = [
      '--to',
      'azure',
      '--model',
      'gpt-4o=my-deployment',
      '--',
      NODE,
      put('src/azure.mjs', source),
    ];
    expect(run(parameters)).toMatchObject({ code: 0, out: '200\n' });
  });

  test('a gateway on this machine: its port alone is played', async () => {
    const own: Server = createServer((_, response) => response.end('own'));
    await new Promise<void>((ready) => own.listen(0, '127.0.0.1', ready));
    const { port } = own.address() as AddressInfo;
    const source = `const own = await (await fetch('http://127.0.0.1:${port}/')).text();
      const r = await fetch('http://127.0.0.1:${port + 1}/llm/v1/models', { headers: { authorization: 'Bearer simulated-key' } });
      console.log(own, r.status);`;
    const gateway = ['--to', 'custom', '--base-url', `http://127.0.0.1:${port + 1}/llm/v1`];
    const parameters = [...gateway, '--api-key-env', 'GATEWAY_KEY', '--model', 'gpt-4o=mine', '--'];
    const child = spawn(NODE, [BINARY, 'simulate', ...parameters, NODE, put('src/own.mjs', source)], {
      cwd: folder,
    });
    let out = '';
    child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
    await new Promise((done) => child.on('close', done));
    own.close();
    own.closeAllConnections();
    expect(out).toBe('own 200\n');
  });

  test.each([
    [['--', 'true'], /needs a target/],
    [['--to', 'qwan', '--', 'true'], /Unknown provider/],
    [['--to', 'qwen', '--port', 'many'], /no port number/],
    [['--to', 'qwen', '--today', '2027-02-30'], /no date/],
    [['--to', 'qwen', '--', 'no-such-program-anywhere'], /cannot be started/],
    [['--to', 'jd', '--', 'true'], /no public API/],
  ])('%j is wrong usage', (parameters, words) => {
    const { code, err } = run(parameters);
    expect(err).toMatch(words);
    expect(code).toBe(2);
  });
});

describe('a server without a command', () => {
  test('answers until it is stopped, then says what came', async () => {
    const child = spawn(NODE, [BINARY, 'simulate', '--to', 'kimi'], {
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C' },
    });
    let out = '';
    const ended = new Promise<number | null>((done) => child.on('close', done));
    await new Promise<void>((ready) => {
      child.stdout.on('data', (piece: Buffer) => {
        out += piece.toString();
        if (out.includes('Ctrl+C')) ready();
      });
    });
    const url = /http:\/\/127\.0\.0\.1:\d+\/v1/.exec(out)?.[0] ?? '';
    const response = await fetch(`${url}/models`, { headers: { authorization: 'Bearer simulated-key' } });
    expect(response.status).toBe(200);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(out).toContain('1 request, 1 answered, 0 refused.');
  });
});
