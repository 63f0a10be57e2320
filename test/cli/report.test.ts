import { afterEach, expect, test } from 'vitest';
import type { Report } from '../../src/core/report.js';
import { TempProject } from '../temp-project.js';

const CLIENT = "import OpenAI from 'openai';\n\nexport const client = new OpenAI();\n";
const ASK =
  "import { client } from '../client.js';\n\nexport const ask = (content: string) =>\n  client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content }] });\n";
const projects: TempProject[] = [];
afterEach(() => projects.splice(0).forEach((project) => project.remove()));

function shop(): TempProject {
  const files = Object.fromEntries(
    Array.from({ length: 15 }, (_, at) => [`feature-${at}/ask.ts`, ASK] as const),
  );
  const project = new TempProject({
    ...files,
    'client.ts': CLIENT,
    'voice.ts':
      "import { client } from './client.js';\nexport const say = (input: string) => client.audio.speech.create({ model: 'tts-1', voice: 'nova', input });\n",
    'broken.ts': "import OpenAI from 'openai';\nconst = {;\n",
    '.env.example': 'OPENAI_API_KEY=\n',
  });
  projects.push(project);
  return project;
}

function parse(text: string): Report {
  return JSON.parse(text) as Report;
}

test.each([
  ['scan', []],
  ['diff', ['--to', 'qwen']],
] as const)('four shards of a %s merged are the whole, finding for finding', (command, options) => {
  const project = shop();
  const whole = parse(project.cli(command, ...options, '--json').out);
  const runs = [3, 1, 4, 2].map((at) => {
    const file = `.migrate-llm/run-${at}.json`;
    project.write('.migrate-llm/.gitignore', '*\n');
    project.cli(command, ...options, '--shard', `${at}/4`, '--reporter', `json=${file}`);
    return file;
  });
  const merged = parse(project.cli('report', ...runs, '--json').out);
  const timeless = (report: Report) => ({ ...report, summary: { ...report.summary, durationMs: 0 } });
  expect(timeless(merged)).toEqual(timeless(whole));
  expect(merged.skipped).toHaveLength(1);
  const missing = project.cli('report', ...runs.slice(1), '--json');
  expect(missing).toMatchObject({ code: 2, out: '' });
  expect(missing.err).toContain('3');
});

test('repositories stand side by side, in every format', () => {
  const [web, api] = [shop(), shop()];
  const home = new TempProject();
  projects.push(home);
  for (const [name, project] of [
    ['web', web],
    ['api', api],
  ] as const)
    home.write(`${name}.json`, project.cli('diff', '--to', 'deepseek', '--json').out);
  const merged = parse(home.cli('report', 'web=web.json', 'api=api.json', '--json').out);
  const one = parse(home.read('web.json'));
  expect(merged.summary.findings).toBe(2 * one.summary.findings);
  expect(merged.summary.filesScanned).toBe(2 * one.summary.filesScanned);
  expect(new Set(merged.findings.map((finding) => finding.file.split('/')[0]))).toEqual(
    new Set(['api', 'web']),
  );
  expect(new Set(merged.findings.map((finding) => finding.fingerprint)).size).toBe(merged.findings.length);
  expect(merged.skipped.map((each) => each.file)).toEqual(['api/broken.ts', 'web/broken.ts']);
  expect(merged.files?.[0]?.diff).toMatch(/^diff --git a\/api\/(\S+) b\/api\/\1\n--- a\/api\//);
  expect(merged.setBeforeDeploy).toEqual([
    { name: expect.any(String), where: ['api/.env.example', 'web/.env.example'] },
  ]);
  for (const format of ['markdown', 'sarif', 'junit', 'tasks', 'terminal'])
    expect(home.cli('report', 'web=web.json', 'api=api.json', '--reporter', format)).toMatchObject({
      code: 0,
      out: expect.stringContaining('web'),
    });
  const chinese = parse(home.cli('report', 'web.json', '--json', '--lang', 'zh').out);
  expect(chinese.findings[0]!.message).toBe(chinese.findings[0]!.messages.zh);
});

test('what is no report, or would count twice, is refused', () => {
  const project = shop();
  project.write('a.json', project.cli('scan', '--json').out);
  project.write('b.json', project.read('a.json'));
  expect(project.cli('report', 'a.json', 'b.json').err).toContain('the same file');
  project.write('c.json', '{ "schemaVersion": 2 }');
  expect(project.cli('report', 'c.json')).toMatchObject({ code: 2, out: '' });
  expect(project.cli('report', 'nowhere.json').code).toBe(2);
  expect(project.cli('report', 'package.jso').code).toBe(2);
});
