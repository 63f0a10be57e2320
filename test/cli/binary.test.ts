import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '../../src/core/report.js';

const BINARY = resolve(import.meta.dirname, '../../bin/migrate-llm.js');
const CLIENT = "import OpenAI from 'openai';\n\nexport const client = new OpenAI();\n";
const KEY = 'sk-proj-Ab12Cd34Ef56Gh78Ij90Kl12';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrate-llm-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(file: string, text: string | Buffer): void {
  writeFileSync(join(folder, file), text);
}

function run(...parameters: string[]): { code: number | null; out: string; err: string } {
  const env = { ...process.env, LC_ALL: 'C', NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [BINARY, ...parameters], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

describe('exit codes and words', () => {
  test('help without a command', () => {
    const { code, out } = run();
    expect(code).toBe(0);
    expect(out).toContain('scan [options] [paths...]');
  });

  test.each([
    [['diff', '--to', 'qwan'], /Unknown provider "qwan"[\s\S]*qwen/],
    [['diff'], /needs a target[\s\S]*deepseek/],
    [['scan', 'nowhere'], /no such file/],
    [['scan', '--reporter', 'fax'], /Unknown reporter "fax"/],
    [['diff', '--to', 'custom'], /--base-url/],
    [['bogus'], /unknown command/],
    [['scan', '--colour'], /unknown option/],
    [['rules', 'client/none'], /Unknown rule/],
    [['rules', 'point-at'], /Did you mean[\s\S]*client\/point-at-provider/],
    [['scan', '--reporter', 'markdwon'], /Did you mean markdown/],
    [['scna'], /Did you mean scan/],
    [['diff', '--to', 'qwen', '--model', 'gpt-4o'], /from=to, such as/],
    [['completion'], /missing required argument[\s\S]*--help/],
  ])('%j is wrong usage', (parameters, words) => {
    const { code, out, err } = run(...parameters);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(words);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('a broken configuration is named with its line', () => {
    put('migrate-llm.config.json', '{\n  "two": "qwen"\n}\n');
    expect(run('scan').err).toMatch(/unknown key "two"[\s\S]*config\.json:2[\s\S]*"to"/);
    put('migrate-llm.config.json', '{\n  "to": \n}');
    expect(run('scan')).toMatchObject({ code: 2 });
  });

  test('a configuration that names no rule of ours is refused', () => {
    put('migrate-llm.config.json', '{ "rules": { "client/point-at-provder": "off" } }');
    const { code, err } = run('scan');
    expect(code).toBe(2);
    expect(err).toMatch(/Unknown rule[\s\S]*Did you mean client\/point-at-provider/);
  });

  test('a report goes into a folder that is not there yet; one that cannot be is a failure of the machine', () => {
    put('a.ts', CLIENT);
    expect(run('scan', '--reporter', 'json=out/run.json').code).toBe(0);
    expect(readFileSync(join(folder, 'out/run.json'), 'utf8')).toContain('schemaVersion');
    expect(run('scan', '--reporter', 'json=a.ts/run.json')).toMatchObject({ code: 3, out: '' });
  });

  test('a folder without a file to read says that this proves nothing', () => {
    expect(run('scan')).toMatchObject({ code: 0, err: '' });
    expect(run('scan').out).toContain('No file was looked at, so this says nothing');
  });

  test('a folder without OpenAI says that nothing was found', () => {
    put('index.ts', 'export const answer = 42;\n');
    expect(run('scan')).toMatchObject({ code: 0, err: '' });
    expect(run('scan').out).toContain('No use of OpenAI was found.');
    expect(run('scan', '--lang', 'zh').out).toContain('未发现 OpenAI 的用法。');
  });
});

test('files that cannot be read are skipped with a reason, and the others are done', () => {
  put('ok.ts', CLIENT);
  put('broken.ts', "import OpenAI from 'openai';\nconst = {;\n");
  put('binary.ts', Buffer.from([0, 1, 2, 3, 0, 255]));
  put('bundle.js', 'var openai=1;'.repeat(400_000));
  const report = JSON.parse(run('apply', '--to', 'qwen', '--json').out) as Report;
  expect(report.skipped.map((each) => [each.file, each.code])).toEqual([
    ['binary.ts', 'binary'],
    ['broken.ts', 'syntax-error'],
    ['bundle.js', 'minified'],
  ]);
  expect(readFileSync(join(folder, 'ok.ts'), 'utf8')).toContain('dashscope');
  expect(run('undo')).toMatchObject({ code: 0 });
  expect(readFileSync(join(folder, 'ok.ts'), 'utf8')).toBe(CLIENT);
  expect(run('undo').out).toContain('nothing to undo');
});

test('the JSON report is the contract’s, sorted', () => {
  put('b.ts', CLIENT);
  put(
    'a.ts',
    "import { client } from './b.js';\n\nexport const ask = () => client.chat.completions.create({ model: 'gpt-4o', messages: [] });\n",
  );
  const report = JSON.parse(run('diff', '--to', 'deepseek', '--json').out) as Report;
  expect(report).toMatchObject({
    schemaVersion: 1,
    tool: { name: 'migrate-llm' },
    command: 'diff',
    target: { provider: 'deepseek', apiKeyEnv: 'DEEPSEEK_API_KEY' },
  });
  const places = report.findings.map((finding) => [finding.file, finding.line, finding.column] as const);
  expect(places).toEqual(
    [...places].sort(([a, b, c], [d, e, f]) => (a === d ? b - e || c - f : a < d ? -1 : 1)),
  );
  for (const finding of report.findings) {
    expect(finding.endLine * 1e6 + finding.endColumn).toBeGreaterThanOrEqual(
      finding.line * 1e6 + finding.column,
    );
    expect(finding.messages.en).not.toBe('');
    expect(finding.messages.zh).not.toBe('');
    expect(finding.fingerprint).toMatch(/^[0-9a-f]{32}$/);
  }
  const model = report.findings.find((finding) => finding.kind === 'model');
  expect(model).toMatchObject({
    status: 'auto',
    model: { from: 'gpt-4o', to: 'deepseek-flash' },
    owner: 'openai',
  });
  expect(report.summary.findings).toBe(report.findings.length);
});

test('a key is masked in every view but the patch, which says so', () => {
  put('a.ts', `import OpenAI from 'openai';\nexport const client = new OpenAI({ apiKey: '${KEY}' });\n`);
  const names = ['json', 'markdown', 'github', 'gitlab', 'junit', 'sarif'];
  const reporters = names.flatMap((name) => ['--reporter', `${name}=${name}.out`]);
  expect(run('diff', '--to', 'qwen', '--reporter', 'terminal', ...reporters).out).not.toContain(KEY);
  for (const name of names) expect(readFileSync(join(folder, `${name}.out`), 'utf8')).not.toContain(KEY);
  const patch = run('diff', '--to', 'qwen', '--reporter', 'patch');
  expect(patch.out).toContain(KEY);
  expect(patch.err).toContain('holds a key');
});

test('git accepts the patch', () => {
  put('a.ts', CLIENT.replaceAll('\n', '\r\n'));
  run('diff', '--to', 'glm', '--reporter', 'patch=p.patch');
  execFileSync('git', ['apply', '--check', '--whitespace=nowarn', 'p.patch'], { cwd: folder });
});

test('the gate fails for what is there, accepts a baseline, lets code move, and catches what is new', () => {
  put('a.ts', CLIENT);
  expect(run('check').code).toBe(1);
  expect(run('check', '--update-baseline').code).toBe(0);
  expect(run('check').code).toBe(0);
  put('a.ts', `// moved down\n\n${CLIENT}`);
  expect(run('check').code).toBe(0);
  put('b.ts', "import OpenAI from 'openai';\nexport const second = new OpenAI({ timeout: 5 });\n");
  expect(run('check').code).toBe(1);
});

test('after an apply that left nothing to a person the gate passes', () => {
  put('package.json', '{ "type": "module", "dependencies": { "openai": "^6.0.0" } }');
  put('.env', `OPENAI_API_KEY=${KEY}\nOPENAI_MODEL=gpt-4o-mini\n`);
  put(
    'a.ts',
    `${CLIENT}export const ask = () => client.chat.completions.create({ model: process.env.OPENAI_MODEL ?? 'gpt-4o', messages: [] });\n`,
  );
  expect(run('apply', '--to', 'deepseek', '--strict').code).toBe(0);
  expect(readFileSync(join(folder, '.env'), 'utf8')).toContain(`OPENAI_API_KEY=${KEY}\n`);
  expect(run('check').code).toBe(0);
});
