import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TempProject } from '../temp-project.js';

let project: TempProject;
beforeAll(() => {
  project = new TempProject({ 'report.json': '{}' });
  for (const shell of ['bash', 'zsh', 'fish'])
    writeFileSync(join(project.folder, `script.${shell}`), project.cli('completion', shell).out);
});
afterAll(() => project.remove());

const has = (shell: string) => spawnSync(shell, ['-c', 'exit 0']).status === 0;

function run(shell: string, script: string): string {
  const flags =
    shell === 'bash' ? ['--noprofile', '--norc', '-c'] : shell === 'zsh' ? ['-f', '-c'] : ['-N', '-c'];
  const { stdout, stderr, status } = spawnSync(shell, [...flags, script], {
    cwd: project.folder,
    encoding: 'utf8',
    env: { ...process.env, HOME: project.folder, TERM: 'dumb', LC_ALL: 'C.UTF-8' },
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout;
}

describe('in bash', () => {
  /** Words as bash hands them over; the last is the one being typed. */
  const complete = (...words: string[]) =>
    run(
      'bash',
      `source ./script.bash; COMP_WORDS=(migrate-llm ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _migrate_llm; printf '%s\\n' "\${COMPREPLY[@]}"`,
    )
      .trim()
      .split('\n');

  test.each([
    [['s'], ['scan', 'simulate']],
    [['scan', '--to', 'deep'], ['deepseek']],
    [['scan', '--to', '=', 'deep'], ['deepseek']],
    [['scan', '--to', '='], expect.arrayContaining(['qwen', 'glm'])],
    [['diff', '--reporter', 'ma'], ['markdown']],
    [
      ['scan', '--lang', ''],
      ['zh', 'en'],
    ],
    [['providers', 'ki'], ['kimi']],
    [['rules', 'client/'], expect.arrayContaining(['client/point-at-provider'])],
    [['apply', '--inter'], ['--interactive']],
    [['scan', '--inter'], ['']],
    [['report', 'rep'], ['report.json']],
    [['check', '--config', 'rep'], ['report.json']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['scan', '--model', 'x'], ['']],
  ])('%j', (words, expected) => {
    expect(complete(...words)).toEqual(expected);
  });
});

test.skipIf(!has('fish'))('in fish', () => {
  const complete = (line: string) => run('fish', `source ./script.fish; complete -C '${line}'`);
  expect(complete('migrate-llm scan --to deep')).toContain('deepseek');
  expect(complete('migrate-llm ap')).toMatch(/^apply\twrite the plan/m);
  expect(complete('migrate-llm rules client/p')).toContain('client/point-at-provider');
  expect(complete('migrate-llm report rep')).toContain('report.json');
});

test.skipIf(!has('zsh'))('in zsh: the script parses and is registered', () => {
  run('zsh', 'zsh -n ./script.zsh');
  expect(
    run('zsh', 'autoload -Uz compinit; compinit -u -D; source ./script.zsh; print ${_comps[migrate-llm]}'),
  ).toBe('_migrate_llm\n');
});

test('another shell is wrong usage', () => {
  const { code, err } = project.cli('completion', 'tcsh');
  expect(code).toBe(2);
  expect(err).toContain('bash, zsh, fish');
});
