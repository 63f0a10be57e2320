import { afterEach, describe, expect, test } from 'vitest';
import { reviewHunks, type Answer } from '../../src/cli/interactive/review.js';
import { hasTerminal, inTerminal } from '../pseudo-terminal.js';
import { TempProject } from '../temp-project.js';

const FILES = {
  'a.ts': [
    "import OpenAI from 'openai';",
    '',
    'const client = new OpenAI();',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    'export const ask = (content: string) =>',
    "  client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content }] });",
    '',
  ].join('\n'),
  'b.ts': "import OpenAI from 'openai';\n\nexport const other = new OpenAI();\n",
};
let project: TempProject;
afterEach(() => project.remove());

/** Plays a person: answers in order, and what was asked and said. */
async function play(...answers: Answer[]) {
  project = new TempProject(FILES);
  const log: string[] = [];
  const { plan } = await project.run('apply', 'deepseek', {
    review: (preview) =>
      reviewHunks(preview, {
        ask: (hunk, at, of) => {
          log.push(`${hunk.file} ${at}/${of}`);
          return Promise.resolve(answers.shift() ?? 'quit');
        },
        why: (hunk) => log.push(`why ${hunk.findings.map(({ finding }) => finding.ruleId).join(' ')}`),
        fell: (placed) => log.push(`fell ${placed.map(({ finding }) => finding.ruleId).join(' ')}`),
      }),
  });
  return { log, written: plan.files.map((change) => change.before.file) };
}

describe('hunk by hunk', () => {
  test('yes to each writes what an apply without questions writes', async () => {
    const { log, written } = await play('yes', 'yes', 'yes');
    expect(log).toEqual(['a.ts 1/3', 'a.ts 2/3', 'b.ts 3/3']);
    expect(written).toEqual(['a.ts', 'b.ts']);
    const asked = [project.read('a.ts'), project.read('b.ts')];
    project.remove();
    project = new TempProject(FILES);
    await project.run('apply', 'deepseek');
    expect([project.read('a.ts'), project.read('b.ts')]).toEqual(asked);
  });

  test('a refused client takes the model of its call with it, which is said and not asked about', async () => {
    const { log, written } = await play('no', 'yes');
    expect(log[1]).toMatch(/^fell .*model\/map-to-provider/);
    expect(log.slice(2)).toEqual(['b.ts 2/2']);
    expect(written).toEqual(['b.ts']);
    expect(project.read('a.ts')).toBe(FILES['a.ts']);
  });

  test('an accepted client falls when the model of its call is refused', async () => {
    const { log, written } = await play('yes', 'no', 'yes');
    expect(log[2]).toMatch(/^fell .*client\/point-at-provider/);
    expect(written).toEqual(['b.ts']);
    expect(project.read('a.ts')).toBe(FILES['a.ts']);
  });

  test('all, none and quit are about what is left; why asks again', async () => {
    const all = await play('why', 'all', 'none');
    expect(all.log[1]).toMatch(/^why client\/point-at-provider/);
    expect(all.log.slice(2)).toEqual(['a.ts 1/3', 'b.ts 3/3']);
    expect(all.written).toEqual(['a.ts']);
    project.remove();
    expect((await play('yes', 'quit')).written).toEqual([]);
  });
});

test.skipIf(!hasTerminal)('in a real terminal', { timeout: 60_000 }, async () => {
  project = new TempProject(FILES);
  const { code, screen } = await inTerminal(
    project.folder,
    ['apply', '--to', 'deepseek', '--interactive'],
    [
      { when: '(1/3)', press: 'w' },
      { when: '(1/3)', press: 'n' },
      { when: '(2/2)', press: 'y' },
    ],
  );
  expect(screen).toContain('client/point-at-provider');
  expect(screen).toContain('cannot move without this one');
  expect(code).toBe(0);
  expect(project.read('a.ts')).toBe(FILES['a.ts']);
  expect(project.read('b.ts')).toContain('deepseek');
});

test.skipIf(!hasTerminal)('Ctrl+C writes nothing', { timeout: 60_000 }, async () => {
  project = new TempProject(FILES);
  const { code, screen } = await inTerminal(
    project.folder,
    ['apply', '--to', 'deepseek', '--interactive'],
    [
      { when: '(1/3)', press: 'y' },
      { when: '(2/3)', press: '\u0003' },
    ],
  );
  expect(screen).toContain('nothing was written');
  expect(code).toBe(130);
  expect(project.read('a.ts')).toBe(FILES['a.ts']);
});

test('without a terminal it is wrong usage, and the way out is named', () => {
  project = new TempProject(FILES);
  const { code, err } = project.cli('apply', '--to', 'deepseek', '--interactive');
  expect(code).toBe(2);
  expect(err).toContain('--decisions decisions.json');
  expect(project.cli('apply', '--to', 'deepseek', '--interactive', '--yes').code).toBe(2);
  expect(project.read('a.ts')).toBe(FILES['a.ts']);
});
