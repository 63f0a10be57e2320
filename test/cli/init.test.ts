import { afterEach, describe, expect, test } from 'vitest';
import { hasTerminal, inTerminal } from '../pseudo-terminal.js';
import { TempProject } from '../temp-project.js';

const FILES = {
  'a.ts': [
    "import OpenAI from 'openai';",
    'const client = new OpenAI();',
    "export const ask = () => client.chat.completions.create({ model: 'gpt-4o', messages: [] });",
    "export const embed = () => client.embeddings.create({ model: 'text-embedding-3-small', input: 'a' });",
    '',
  ].join('\n'),
};
let project: TempProject;
afterEach(() => project.remove());

const config = () => JSON.parse(project.read('migrate-llm.config.json')) as Record<string, unknown>;

describe('with flags', () => {
  test('writes what it was given, with ids for aliases, and the run takes it', () => {
    project = new TempProject(FILES);
    const { code, out } = project.cli(
      ...['init', '--to', 'zhipu', '--to', 'embeddings=tongyi', '--model', 'gpt-4o=glm-5'],
      ...['--exclude', 'legacy/**', '--lang', 'en'],
    );
    expect(code).toBe(0);
    expect(out).toContain('migrate-llm diff');
    expect(config()).toEqual({
      to: ['glm', 'embeddings=qwen'],
      models: { 'gpt-4o': 'glm-5' },
      exclude: ['legacy/**'],
      lang: 'en',
    });
    expect(project.cli('diff').out).toContain("model: 'glm-5'");
  });

  test('refuses to overwrite, and what cannot be', () => {
    project = new TempProject({ ...FILES, 'migrate-llm.config.json': '{ "to": "kimi" }' });
    expect(project.cli('init', '--to', 'qwen').err).toContain('--force');
    expect(config()).toEqual({ to: 'kimi' });
    expect(project.cli('init', '--to', 'qwan', '--force')).toMatchObject({ code: 2 });
    expect(project.cli('init', '--to', 'glm', '--to', 'paintings=qwen', '--force').code).toBe(2);
    expect(config()).toEqual({ to: 'kimi' });
    expect(project.cli('init', '--to', 'qwen', '--force').code).toBe(0);
    expect(config()).toEqual({ to: 'qwen' });
  });

  test('without an answer it is wrong usage; --yes takes the one that leaves least, and says why', () => {
    project = new TempProject(FILES);
    const { code, err } = project.cli('init');
    expect(code).toBe(2);
    expect(err).toContain('--yes');
    const taken = project.cli('init', '--yes');
    expect(taken.code).toBe(0);
    expect(taken.err).toMatch(/clients 1, calls\s+2/);
    expect(taken.err).toMatch(/deepseek +\d+ +\d+ +[1-9]\d* +embeddings +\d/);
    const { to } = config();
    const first = /^─.*\n(\w+)/m.exec(taken.err)?.[1];
    expect(to).toBe(first);
    // What it recommends serves all that the code uses.
    const { summary } = JSON.parse(project.cli('diff', '--json').out) as {
      summary: { byStatus: { manual: number } };
    };
    expect(summary.byStatus.manual).toBe(0);
  });
});

describe.skipIf(!hasTerminal)('in a terminal', () => {
  test('asks for the provider, and where to send what it lacks', { timeout: 60_000 }, async () => {
    project = new TempProject(FILES);
    const down = '\u001B[B';
    const first = project.cli('init', '--yes').err;
    const ids = [...first.matchAll(/^([a-z]+) +\d+ +\d+ +\d+/gm)].map((match) => match[1]);
    project.cli('undo');
    const at = ids.indexOf('deepseek');
    expect(at).toBeGreaterThan(0);
    const { code, screen } = await inTerminal(
      project.folder,
      ['init', '--force'],
      [
        { when: 'Which provider?', press: `${down.repeat(at)}\r` },
        { when: 'embeddings, which the code uses', press: '\r' },
      ],
    );
    expect(screen).toContain('Which provider?');
    expect(code).toBe(0);
    expect(config()).toEqual({ to: ['deepseek', `embeddings=${ids[0]}`] });
  });

  test('asks before it overwrites', { timeout: 60_000 }, async () => {
    project = new TempProject({ ...FILES, 'migrate-llm.config.json': '{ "to": "kimi" }' });
    const { code } = await inTerminal(project.folder, ['init'], [{ when: 'Overwrite', press: '\r' }]);
    expect(code).toBe(2);
    expect(config()).toEqual({ to: 'kimi' });
  });
});
