import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { tasksOf } from '../../src/reporters/tasks/group-tasks.js';
import { TempProject } from '../temp-project.js';
import { FILES, inputOf, print, withFindings } from './sample.js';

let project: TempProject;
afterEach(() => project.remove());

const EMBED =
  "import { client } from './client.js';\nexport const embed = (input: string) =>\n  client.embeddings.create({ model: 'text-embedding-3-small', input });\n";
const SHOP = {
  'package.json': '{ "type": "module", "dependencies": { "openai": "^6.0.0" } }\n',
  'client.ts': "import OpenAI from 'openai';\nexport const client = new OpenAI();\n",
  'ask.ts':
    "import { client } from './client.js';\nexport const ask = () => client.chat.completions.create({ model: 'gpt-4o', messages: [] });\n",
  'embed.ts': EMBED,
  'search/embed.ts': EMBED.replace('./', '../'),
};

test('one task for one cause, with its places, reason, facts and the command that proves it done', async () => {
  project = new TempProject(SHOP);
  const input = await inputOf(project, 'diff', 'deepseek');
  const [task, ...others] = tasksOf(input.report);
  expect(others).toEqual([]);
  expect(task).toMatchObject({ ruleId: 'call/unserved-endpoint', status: 'manual' });
  expect(task!.findings.map((finding) => finding.file)).toEqual(['embed.ts', 'search/embed.ts']);
  expect(task!.facts[0]).toMatchObject({
    about: 'endpoint embeddings',
    says: expect.stringMatching(/^no: /),
    source: expect.stringMatching(/\w+\.\w+/),
    asOf: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
  });
  const page = await print('tasks', input);
  expect(page).toContain('1 task in 2 places.');
  expect(page).toContain(`npx migrate-llm check --to deepseek --task ${task!.id}`);
  for (const words of ['embed.ts:3', task!.facts[0]!.asOf, 'client of its own'])
    expect(page).toContain(words);
});

test('every finding that needs a person stands in exactly one task', async () => {
  project = new TempProject(FILES);
  const { report } = await inputOf(project, 'diff', 'deepseek');
  const open = report.findings.filter(
    (finding) => finding.status === 'manual' || finding.status === 'review',
  );
  const tasks = tasksOf(report);
  expect(tasks.flatMap((task) => task.findings).length).toBe(open.length);
  expect(new Set(tasks.flatMap((task) => task.findings))).toEqual(new Set(open));
  expect(new Set(tasks.map((task) => task.id)).size).toBe(tasks.length);
});

test('nothing left is said with its denominator, and nothing looked at is not nothing left', async () => {
  project = new TempProject(SHOP);
  const input = await inputOf(project, 'diff', 'qwen');
  const info = withFindings(
    input,
    input.report.findings.filter((finding) => finding.status === 'info'),
  );
  expect(await print('tasks', info)).toMatch(/5 of 5 files read[^]*none needs a person/);
  const empty = withFindings(input, []);
  const summary = { ...empty.report.summary, filesScanned: 0, filesRead: 0 };
  expect(await print('tasks', { ...empty, report: { ...empty.report, summary } })).toContain(
    'No file was looked at',
  );
});

test('from the page to the proof: the command fails, the work is done, the command passes', () => {
  project = new TempProject(SHOP);
  const out = project.cli('apply', '--to', 'deepseek', '--reporter', 'tasks=MIGRATION_TASKS.md');
  expect(out.code).toBe(0);
  const page = project.read('MIGRATION_TASKS.md');
  const json = JSON.parse(readFileSync(join(project.folder, 'MIGRATION_TASKS.json'), 'utf8'));
  const command = /^npx migrate-llm (check --to deepseek --task \S+)$/m.exec(page)![1]!.split(' ');
  expect(json.tasks[0].proof).toEqual({ command: `npx migrate-llm ${command.join(' ')}`, exitCode: 0 });
  expect(json.tasks[0].places).toHaveLength(2);

  const before = project.cli(...command);
  expect(before.code).toBe(1);
  expect(before.out).toContain('search/embed.ts');
  expect(before.out).not.toContain('ask.ts');

  const own =
    "import OpenAI from 'openai';\nconst vectors = new OpenAI({ baseURL: 'https://dashscope.aliyuncs.com/compatible-mode/v1', apiKey: process.env.DASHSCOPE_API_KEY ?? '' });\nexport const embed = (input: string) =>\n  vectors.embeddings.create({ model: 'text-embedding-v4', input });\n";
  project.write('embed.ts', own);
  expect(project.cli(...command).code).toBe(1);
  project.write('search/embed.ts', own);
  const after = project.cli(...command);
  expect(after.code).toBe(0);
  expect(after.out).toMatch(/No finding of task \S+ is left/);
  expect(after.out).toMatch(/5 of 5 files read|files read/);

  expect(project.cli('check', '--to', 'qwen', ...command.slice(3)).code).toBe(2);
  expect(project.cli(...command.slice(0, -1), `${command.at(-1)!.slice(0, -1)}x`)).toMatchObject({
    code: 2,
    out: '',
  });
});

test('a comment with a reason is an answer too', () => {
  project = new TempProject(SHOP);
  const json = JSON.parse(project.cli('diff', '--to', 'deepseek', '--json').out);
  const [task] = tasksOf(json);
  for (const file of ['embed.ts', 'search/embed.ts'])
    project.write(
      file,
      project
        .read(file)
        .replace(
          '  client.',
          '  // migrate-llm-ignore call/unserved-endpoint: replaced next quarter\n  client.',
        ),
    );
  expect(project.cli('check', '--to', 'deepseek', '--task', task!.id).code).toBe(0);
});
