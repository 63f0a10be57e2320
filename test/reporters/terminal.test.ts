import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTerminal, hasTerminal } from '../pseudo-terminal.js';
import { TempProject } from '../temp-project.js';

let project: TempProject;
beforeAll(() => {
  project = new TempProject({
    'a.ts': [
      "import OpenAI from 'openai';",
      'const key = process.env.OPENAI_API_KEY;',
      'if (!process.env.OPENAI_API_KEY) throw new Error("no key");',
      "export const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY ?? 'x', organization: process.env.OPENAI_ORG_ID });",
      '',
    ].join('\n'),
    '文档/说明.md':
      '请先设置 `OPENAI_API_KEY`，再启动。这一行足够长，长到在八十列的终端里一定放不下，因此必须截断才行，否则就会折行。\n',
    '.env.example': 'OPENAI_API_KEY=\n',
  });
});
afterAll(() => project.remove());

test('a sentence stands once, in front of all its places', () => {
  const { out } = project.cli('diff', '--to', 'deepseek');
  const sentence = /Variable OPENAI_API_KEY becomes\s+DEEPSEEK_API_KEY\s+everywhere/g;
  const part = out.slice(out.indexOf('\na.ts\n'));
  expect(part.match(sentence)).toHaveLength(1);
  for (const place of ['2:25', '3:18', '4:56']) expect(part).toContain(place);
});

describe.each(['en', 'zh'])('in %s', (lang) => {
  test.each([
    ['scan', []],
    ['diff', ['--to', 'qwen']],
    ['check', ['--to', 'qwen']],
  ])('%s stays within 80 columns, the diff aside', (command, more) => {
    const { out } = project.cli(command, ...more, '--lang', lang);
    const words = out.slice(Math.max(0, out.indexOf('\n\n.env.example')));
    for (const line of words.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(80);
  });

  test('help does too', () => {
    for (const command of ['scan', 'apply', 'check', 'providers', 'simulate'])
      for (const line of project.cli(command, '--help', '--lang', lang).out.split('\n'))
        expect(stringWidth(line), line).toBeLessThanOrEqual(80);
  });
});

test('an inventory counts by kind, and a plan says what it does not show', () => {
  expect(project.cli('scan').out).toMatch(/imports 1, clients 1.*variables/);
  expect(project.cli('diff', '--to', 'deepseek').out).toMatch(
    /\d+ for information (?:is|are) not shown above/,
  );
});

test('what is next fits what was found', () => {
  expect(project.cli('diff', '--to', 'deepseek').out).toContain('Write it: migrate-llm apply --to deepseek');
  project.write('empty/package.json', '{ "dependencies": { "openai": "^6.0.0" } }');
  const { out } = project.cli('diff', 'empty', '--to', 'deepseek');
  expect(out).toContain('0 files would change.');
  expect(out).not.toContain('Write it');
});

describe.skipIf(!hasTerminal)('links and colours', () => {
  const LINK = '\u001B]8;;file://';
  const raw = async (env: Record<string, string>, ...more: string[]) =>
    (await inTerminal(project.folder, ['scan', ...more], [], env)).raw;

  test('are for a terminal that knows them', async () => {
    const screen = await raw({ FORCE_HYPERLINK: '1' });
    expect(screen).toContain(`${LINK}`);
    expect(screen).toContain('/a.ts#L4\u0007');
    expect(screen).toContain('%E6%96%87%E6%A1%A3');
    expect(await raw({ FORCE_HYPERLINK: '0' })).not.toContain(LINK);
  });

  test('NO_COLOR and --no-color leave plain text', async () => {
    for (const screen of [await raw({ NO_COLOR: '1' }), await raw({}, '--no-color')]) {
      expect(screen).not.toContain('\u001B[4m');
      expect(screen).not.toContain(LINK);
    }
    expect(await raw({})).toContain('\u001B[4m');
  });

  test('never go into a file or a pipe', () => {
    expect(project.cli('scan').out).not.toContain('\u001B');
    project.cli('scan', '--reporter', 'terminal=report.txt');
    expect(project.read('report.txt')).not.toContain('\u001B');
  });
});
