import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '../../src/core/report.js';
import { TempProject } from '../temp-project.js';

const BINARY = resolve(import.meta.dirname, '../../bin/migrate-llm.js');
const CLIENT = "import OpenAI from 'openai';\n\nexport const client = new OpenAI();\n";
let project: TempProject;
beforeEach(() => {
  project = new TempProject({ 'src/a.ts': CLIENT, 'src/old/b.ts': CLIENT });
});
afterEach(() => project.remove());

const json = (...parameters: string[]) => JSON.parse(project.cli(...parameters, '--json').out) as Report;
const filesOf = (report: Report) => [...new Set(report.findings.map((finding) => finding.file))];

describe('the configuration', () => {
  test('a .jsonc file with comments, found upwards', () => {
    project.write('migrate-llm.config.jsonc', '// ours\n{ "to": "kimi", "exclude": "**/old/**", }\n');
    const { status, stdout } = spawnSync(process.execPath, [BINARY, 'diff', '--json'], {
      cwd: join(project.folder, 'src'),
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      target: { provider: 'kimi' },
      root: join(project.folder, 'src'),
    });
    expect(filesOf(JSON.parse(stdout) as Report)).toEqual(['a.ts']);
  });

  test('the key of package.json, with every option; flags beat it', () => {
    const own = {
      to: 'glm',
      from: 'openai',
      models: { 'gpt-4o': 'glm-9' },
      baseUrl: 'https://gateway.example/v1',
      apiKeyEnv: 'GATEWAY_KEY',
      include: ['vendor/**'],
      exclude: ['src/old/**'],
      reporter: ['json'],
      lang: 'zh',
      style: 'compat',
      prefer: 'price',
      providers: [],
      rules: { 'client/point-at-provider': 'manual' },
    };
    project.write('package.json', JSON.stringify({ name: 'shop', 'migrate-llm': own }));
    const report = JSON.parse(project.cli('diff').out) as Report;
    expect(report.target).toEqual({ provider: 'glm', baseURL: own.baseUrl, apiKeyEnv: own.apiKeyEnv });
    expect(report.findings.find((finding) => finding.kind === 'client')?.status).toBe('manual');
    expect(filesOf(report)).not.toContain('src/old/b.ts');
    expect(json('diff', '--to', 'qwen', '--base-url', 'https://b.example/v1').target).toMatchObject({
      provider: 'qwen',
      baseURL: 'https://b.example/v1',
    });
  });
});

describe('paths', () => {
  test('limit what is reported; one outside the current folder has a root of its own', () => {
    expect(filesOf(json('scan', 'src/old'))).toEqual(['src/old/b.ts']);
    const other = new TempProject({ 'c.ts': CLIENT });
    expect(json('scan', other.folder)).toMatchObject({
      root: other.folder,
      findings: [{ file: 'c.ts' }, {}],
    });
    other.remove();
  });

  test('in different folders make what is above them the project, which is said before all of it is read', () => {
    const other = new TempProject({ 'apps/one/c.ts': CLIENT, 'apps/two/d.ts': CLIENT, 'apps/e.ts': CLIENT });
    const apps = join(other.folder, 'apps');
    const run = (...paths: string[]) =>
      project.cli('scan', ...paths.map((each) => join(apps, each)), '--lang', 'en');
    expect(run('one', 'two').err).toContain(
      `warning: the paths lie in different folders, so that ${apps}, above`,
    );
    expect(run('one').err).toBe('');
    expect(run('one', '.').err).toBe('');
    expect(project.cli('scan', 'src/a.ts', 'src/old', '--lang', 'en').err).toBe('');
    other.remove();
  });

  test('--exclude leaves out, --include brings back what the default ignores leave out', () => {
    project.write('dist/c.ts', CLIENT);
    expect(filesOf(json('scan'))).toEqual(['src/a.ts', 'src/old/b.ts']);
    expect(filesOf(json('scan', '--include', 'dist/**', '--exclude', '**/old/**'))).toEqual([
      'dist/c.ts',
      'src/a.ts',
    ]);
  });
});

describe('reports', () => {
  test('several at once, to files and to stdout, which holds the report alone', () => {
    const { code, out, err } = project.cli(
      'scan',
      '--reporter',
      'json=out/run.json',
      '--reporter',
      'sarif=out/run.sarif',
      '--reporter',
      'json',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({ command: 'scan' });
    expect(JSON.parse(project.read('out/run.json'))).toMatchObject({ command: 'scan' });
    expect(project.read('out/run.sarif')).toContain('2.1.0');
  });

  test('--quiet keeps the terminal silent and still writes files', () => {
    const { code, out, err } = project.cli('scan', '--quiet', '--reporter', 'markdown=run.md');
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: '' });
    expect(project.read('run.md')).toContain('src/a.ts');
    expect(project.cli('scan', '--quiet').out).toBe('');
  });

  test('a reader that closes early is no failure', () => {
    for (let at = 0; at < 60; at++) project.write(`src/many-${at}.ts`, CLIENT);
    const script = `'${process.execPath}' '${BINARY}' scan --json | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script], {
      cwd: project.folder,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    });
    expect(stdout).toBe('{\n0\n');
    expect(stderr).toBe('');
  });
});

test('a dirty file is refused, and a later change is not undone but by force', () => {
  project.git('init', '-q');
  project.commitAll('feat: an assistant');
  project.write('src/a.ts', `${CLIENT}// mine\n`);
  expect(project.cli('apply', '--to', 'qwen').code).toBe(2);
  expect(project.cli('apply', '--to', 'qwen', '--allow-dirty').code).toBe(0);
  const written = project.read('src/a.ts');
  project.write('src/a.ts', `${written}// later\n`);
  const { code, err } = project.cli('undo');
  expect(code).toBe(2);
  expect(err).toContain('src/a.ts');
  expect(project.read('src/a.ts')).toContain('// later');
  expect(project.read('src/old/b.ts')).toBe(CLIENT);
  expect(project.cli('undo', '--force').code).toBe(0);
  expect(project.read('src/a.ts')).toBe(`${CLIENT}// mine\n`);
});

test('where nothing can be written it is a failure of the machine, and nothing changes', () => {
  // A folder in the place of the journal's own file stands for a disk that refuses, also for root.
  mkdirSync(join(project.folder, '.migrate-llm'));
  mkdirSync(join(project.folder, '.migrate-llm', '000001'));
  mkdirSync(join(project.folder, '.migrate-llm', '000001', 'manifest.json'));
  const { code, err } = project.cli('apply', '--to', 'qwen');
  expect(code).toBe(3);
  expect(err).toMatch(/^error: /);
  expect(project.read('src/a.ts')).toBe(CLIENT);
});

test('--strict is apply’s: 1 where something remains for a person', () => {
  project.write(
    'src/c.ts',
    "import OpenAI from 'openai';\nexport const c = new OpenAI({ baseURL: process.env.LLM_URL });\n",
  );
  expect(project.cli('apply', '--to', 'qwen', '--strict').code).toBe(1);
  expect(project.cli('scan', '--strict').code).toBe(2);
});
