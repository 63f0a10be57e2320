import { afterEach, describe, expect, test } from 'vitest';
import { shortly, TempProject } from '../../temp-project.js';

let project: TempProject;
afterEach(() => project.remove());

const ASK = "client.chat.completions.create({ model: 'gpt-4o', messages: [] })";

async function planned(files: Record<string, string>, to: string | null = 'deepseek') {
  project = new TempProject(files);
  const outcome = await project.run(to === null ? 'check' : 'diff', to ?? undefined);
  const changed = Object.fromEntries(outcome.plan.files.map((file) => [file.before.file, file.after]));
  return { ...outcome, changed, findings: outcome.report.findings };
}

test('a comment on the line before keeps a client, its calls and their models', async () => {
  const { findings, changed } = await planned({
    'a.ts': [
      "import OpenAI from 'openai';",
      '// migrate-llm-ignore client/point-at-provider: the evaluation compares against OpenAI',
      'const client = new OpenAI();',
      `export const ask = () => ${ASK};`,
      '',
    ].join('\n'),
  });
  expect(changed).toEqual({});
  const client = findings.find((finding) => finding.ruleId === 'client/point-at-provider');
  expect(client).toMatchObject({
    status: 'info',
    suppressed: { reason: 'the evaluation compares against OpenAI', line: 2 },
  });
  expect(client?.messages.zh).toContain('保持不变');
  expect(findings.filter((finding) => finding.status !== 'info')).toEqual([]);
});

test('a comment on its own line holds for that line alone', async () => {
  const { changed } = await planned({
    'a.ts': [
      "import OpenAI from 'openai';",
      "const first = new OpenAI({ apiKey: '' }); // migrate-llm-ignore client/point-at-provider: stays",
      'export const second = new OpenAI();',
      'export { first };',
      '',
    ].join('\n'),
  });
  const [, first, second] = changed['a.ts']!.split('\n');
  expect(first).toBe(
    "const first = new OpenAI({ apiKey: '' }); // migrate-llm-ignore client/point-at-provider: stays",
  );
  expect(second).toBe('export const second = new OpenAI({');
});

test('a kept model keeps its call, and the call keeps its client, which says so', async () => {
  const { findings, changed } = await planned({
    'a.ts': [
      "import OpenAI from 'openai';",
      'const client = new OpenAI();',
      'export const ask = () =>',
      '  client.chat.completions.create({',
      '    /* migrate-llm-ignore model/map-to-provider: pinned by contract */',
      "    model: 'gpt-4o',",
      '    messages: [],',
      '  });',
      '',
    ].join('\n'),
  });
  expect(changed).toEqual({});
  const client = findings.find((finding) => finding.ruleId === 'client/point-at-provider');
  expect(client).toMatchObject({ status: 'manual' });
  expect(client?.message).toContain('a.ts:5');
});

test('a kept address of a shared base URL keeps every request to it', async () => {
  const { changed } = await planned({
    'a.ts': [
      '// migrate-llm-ignore endpoint/point-at-provider: proxied',
      "const BASE = 'https://api.openai.com/v1';",
      'const headers = { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` };',
      "const body = JSON.stringify({ model: 'gpt-4o', messages: [] });",
      "export const ask = () => fetch(`${BASE}/chat/completions`, { method: 'POST', headers, body });",
      '',
    ].join('\n'),
  });
  expect(changed).toEqual({});
});

test('a kept line of a variable stops its renaming everywhere', async () => {
  const { findings, changed } = await planned({
    'a.ts': [
      "import OpenAI from 'openai';",
      'export const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });',
      '',
    ].join('\n'),
    '.env.example': 'OPENAI_API_KEY=\n',
    'compose.yaml': [
      'services:',
      '  billing:',
      '    environment:',
      '      # migrate-llm-ignore env/rename-variable: billing still asks OpenAI',
      '      OPENAI_API_KEY: ${OPENAI_API_KEY}',
      '',
    ].join('\n'),
  });
  expect(changed['compose.yaml']).toBeUndefined();
  expect(changed['.env.example']).toBe('OPENAI_API_KEY=\nDEEPSEEK_API_KEY=\n');
  expect(changed['a.ts']).toContain('apiKey: process.env.DEEPSEEK_API_KEY');
  const example = findings.find((finding) => finding.file === '.env.example');
  expect(example?.message).toContain('compose.yaml:4');
  const kept = findings.filter((finding) => finding.suppressed).map((finding) => finding.file);
  expect([...new Set(kept)]).toEqual(['compose.yaml']);
});

test('a suppressed report keeps nothing from moving', async () => {
  const { findings, changed } = await planned({
    'a.ts': [
      "import OpenAI from 'openai';",
      'const client = new OpenAI();',
      `export const ask = () => ${ASK};`,
      '// migrate-llm-ignore call/unserved-endpoint: goes away with the old search',
      "export const embed = () => client.embeddings.create({ model: 'text-embedding-3-small', input: 'a' });",
      '',
    ].join('\n'),
  });
  expect(changed['a.ts']).toContain('api.deepseek.com');
  expect(findings.filter((finding) => finding.status === 'manual' && finding.line === 5)).toEqual([]);
  expect(shortly(findings)).toContain('a.ts:5 call/unserved-endpoint info');
});

describe('in the syntax of the file', () => {
  test.each([
    ['a.tsx', 'const a = <p>{/* migrate-llm-ignore RULE: why */}</p>;\n'],
    ['b.env', '# migrate-llm-ignore RULE: why\nA=1\n'],
    ['c.yaml', 'a: 1 # migrate-llm-ignore RULE: why\n'],
    ['d.md', '<!-- migrate-llm-ignore RULE: why -->\n'],
    ['e.jsonc', '{\n  /* migrate-llm-ignore RULE: why */\n  "a": 1\n}\n'],
    ['f.sql', '-- migrate-llm-ignore RULE: why\nselect 1;\n'],
    ['g.sh', '# migrate-llm-ignore RULE：why\necho 1\n'],
    ['Dockerfile', '# migrate-llm-ignore RULE: why\nFROM node\n'],
    ['h.toml', 'a = 1 # migrate-llm-ignore RULE: why\n'],
    ['i.html', '<!-- migrate-llm-ignore RULE: why -->\n<p></p>\n'],
    [
      'j.vue',
      '<template>\n<!-- migrate-llm-ignore RULE: why -->\n</template>\n<script>const a = 1;</script>\n',
    ],
    ['k.ts', '/**\n * migrate-llm-ignore RULE: why\n */\nexport const a = 1;\n'],
  ])('%s', async (file, text) => {
    const { findings } = await planned({ [file]: text.replace('RULE', 'client/point-at-provider') });
    expect(shortly(findings)).toEqual([expect.stringMatching(/ suppression\/unused review$/)]);
  });

  test.each([
    ['a.ts', "export const text = '// migrate-llm-ignore client/point-at-provider: no comment';\n"],
    ['b.env', 'A="# migrate-llm-ignore client/point-at-provider: no comment"\n'],
    ['c.yaml', 'a: "# migrate-llm-ignore client/point-at-provider: no comment"\n'],
    ['d.md', '```html\n<!-- migrate-llm-ignore client/point-at-provider: an example -->\n```\n'],
    ['e.ts', '// see docs: migrate-llm-ignore client/point-at-provider: a mention\n'],
  ])('%s without a comment that says it', async (file, text) => {
    expect((await planned({ [file]: text })).findings).toEqual([]);
  });
});

test('comments without effect are reported: no reason, no rule, an unknown rule', async () => {
  const { findings } = await planned({
    'a.ts': [
      "import OpenAI from 'openai';",
      '// migrate-llm-ignore client/point-at-provider',
      'export const a = new OpenAI();',
      '// migrate-llm-ignore: because',
      'export const b = new OpenAI();',
      '// migrate-llm-ignore client/point-at-providers: because',
      'export const c = new OpenAI();',
      '',
    ].join('\n'),
  });
  const comments = findings.filter((finding) => finding.ruleId.startsWith('suppression/'));
  expect(shortly(comments)).toEqual([
    'a.ts:2 suppression/invalid review',
    'a.ts:4 suppression/invalid review',
    'a.ts:6 suppression/invalid review',
  ]);
  expect(comments[2]?.message).toContain('client/point-at-providers');
  expect(findings.filter((finding) => finding.suppressed)).toEqual([]);
});

test('an inventory does not judge a comment for a rule that speaks only with a target', async () => {
  const files = {
    'a.ts': '// migrate-llm-ignore param/follow-profile: fine\nexport const a = 1;\n',
  };
  expect((await planned(files, null)).findings).toEqual([]);
  project.remove();
  expect(shortly((await planned(files)).findings)).toEqual(['a.ts:1 suppression/unused review']);
});
