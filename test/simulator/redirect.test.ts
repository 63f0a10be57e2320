import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { childEnvironment, redirectsFor } from '../../src/simulator/child-environment.js';
import { startLeakTrap, type LeakTrap } from '../../src/simulator/leak-trap.js';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.js';
import { start, type Outcome } from '../runs/run-program.js';
import { OPENAI_PROFILE, profile } from './profiles.js';
import { TODAY } from '../today.js';

const PRELOAD = pathToFileURL(resolve(import.meta.dirname, '../../dist/simulator/redirect/preload.js'));
const LANTERN = profile({
  models: OPENAI_PROFILE.models,
  hosts: ['api.lantern.example', '.lantern.example'],
});

let simulator: Simulator;
let trap: LeakTrap;
beforeAll(async () => {
  simulator = await startSimulator({ profile: LANTERN, key: 'sk-right', today: TODAY });
  trap = await startLeakTrap();
});
afterAll(async () => {
  await simulator.close();
  await trap.close();
});

/** Runs a module's text in a child with the redirects in place. */
function run(source: string, base: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const table = { ...redirectsFor(LANTERN, simulator.origin), 'api.openai.com': trap.origin };
  const env = childEnvironment({ PATH: process.env['PATH'], ...base }, table, PRELOAD);
  return start(['--input-type=module', '--eval', source], process.cwd(), env);
}

const URL_TEXT = 'https://api.lantern.example/v1/models?limit=1';
const HEADERS = `{ headers: { Authorization: 'Bearer sk-right' } }`;
const READ = `.then(async (r) => console.log(r.status, (await r.json()).object))`;

describe('requests for a listed host go to its stand-in', () => {
  test.each([
    ['fetch of a text', `fetch('${URL_TEXT}', ${HEADERS})${READ}`],
    ['fetch of a URL', `fetch(new URL('${URL_TEXT}'), ${HEADERS})${READ}`],
    ['fetch of a Request', `fetch(new Request('${URL_TEXT}', ${HEADERS}))${READ}`],
    [
      'https.get of a text',
      `import https from 'node:https';
       https.get('${URL_TEXT}', ${HEADERS}, (r) => { console.log(r.statusCode, 'list'); r.resume(); })`,
    ],
    [
      'a named request with options alone and an agent for TLS',
      `import { Agent, request } from 'node:https';
       request({ host: 'api.lantern.example', port: 443, path: '/v1/models?limit=1', agent: new Agent({ keepAlive: true }),
         ...${HEADERS} }, (r) => { console.log(r.statusCode, 'list'); r.resume(); }).end()`,
    ],
    [
      'options taken from a URL, whose port is empty',
      `import { request } from 'node:https';
       const { hostname, port, pathname, search } = new URL('${URL_TEXT}');
       request({ hostname, port, path: pathname + search, ...${HEADERS} },
         (r) => { console.log(r.statusCode, 'list'); r.resume(); }).end()`,
    ],
    [
      'https.request with URL, options and a suffix of hosts',
      `import * as https from 'node:https';
       https.request(new URL('https://cn.lantern.example/v1/models?limit=1'), ${HEADERS},
         (r) => { console.log(r.statusCode, 'list'); r.resume(); }).end()`,
    ],
    [
      'the dispatcher that copies of undici share',
      `const shared = globalThis[Symbol.for('undici.globalDispatcher.1')];
       shared.dispatch({ origin: 'https://api.lantern.example', path: '/v1/models?limit=1', method: 'GET',
         headers: { authorization: 'Bearer sk-right' } }, {
         onConnect() {}, onHeaders(status) { console.log(status, 'list'); return true; },
         onData() { return true; }, onComplete() {}, onError(fault) { console.log(String(fault)); } })`,
    ],
  ])('%s', async (_, source) => {
    expect(await run(source)).toEqual({ code: 0, stdout: '200 list\n', stderr: '' });
    expect(simulator.requests.at(-1)).toMatchObject({ path: '/v1/models?limit=1', status: 200 });
  });

  test('the body arrives whole, whatever carries it', async () => {
    const body = `JSON.stringify({ model: 'gpt-4o', messages: [{ role: 'user', content: '你好' }] })`;
    const init = `{ method: 'POST', headers: { Authorization: 'Bearer sk-right' }, body: ${body} }`;
    const url = `'https://api.lantern.example/v1/chat/completions'`;
    const show = `.then((r) => r.json()).then((j) => console.log(j.choices[0].message.content))`;
    const outcome = await run(
      `await fetch(${url}, ${init})${show}; await fetch(new Request(${url}, ${init}))${show}`,
    );
    expect(outcome.stdout).toBe('Simulated answer to: 你好\nSimulated answer to: 你好\n');
  });

  test('the log knows which host was meant', async () => {
    await run(`await fetch('${URL_TEXT}', ${HEADERS})`);
    expect(simulator.requests.at(-1)?.host).toBe('api.lantern.example');
  });

  test('other options for Node stay', async () => {
    const outcome = await run(`console.log(process.execArgv.length, process.title)`, {
      NODE_OPTIONS: '--title=kept',
    });
    expect(outcome.stdout).toContain('kept');
  });
});

test('a request for OpenAI is caught, answered with 599 and remembered', async () => {
  const before = trap.leaks.length;
  const outcome = await run(
    `const r = await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: '{"a":1}' });
     console.log(r.status, (await r.json()).error.code)`,
  );
  expect(outcome.stdout).toBe('599 request_to_openai\n');
  expect(trap.leaks.slice(before)).toMatchObject([
    { method: 'POST', path: '/v1/chat/completions', host: 'api.openai.com', body: { a: 1 } },
  ]);
});

test('requests for other hosts are left alone', async () => {
  const server = createServer((_, response) => response.end('own service'));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const outcome = await run(`console.log(await (await fetch('http://127.0.0.1:${port}/')).text())`);
  server.close();
  server.closeAllConnections();
  expect(outcome.stdout).toBe('own service\n');
});

test('a broken table stops the program before it can call anybody', () => {
  const env = {
    PATH: process.env['PATH'],
    NODE_OPTIONS: `--import=${PRELOAD.href}`,
    MIGRATE_LLM_REDIRECTS: '{"a":1}',
  };
  const { status, stderr } = spawnSync(process.execPath, ['--eval', ''], { env });
  expect(status).not.toBe(0);
  expect(stderr.toString()).toContain('MIGRATE_LLM_REDIRECTS');
});
