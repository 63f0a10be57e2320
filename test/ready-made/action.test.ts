import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { TempProject } from '../temp-project.js';
import { schemaErrors } from '../reporters/sample.js';
import { readYaml, resolved, Runner } from './steps.js';

const CLIENT = "import OpenAI from 'openai';\n\nexport const client = new OpenAI();\n";
const action = readYaml('action.yml');
let project: TempProject;
let runner: Runner;
beforeEach(() => {
  project = new TempProject({ 'a.ts': CLIENT });
  runner = new Runner();
});
afterEach(() => {
  project.remove();
  runner.remove();
});

/** Runs one step of the action with these inputs. */
function step(name: string, inputs: Readonly<Record<string, string>> = {}) {
  const found = action.runs.steps.find((each: any) => each.name === name);
  const defaults = Object.fromEntries(
    Object.entries<any>(action.inputs).map(([key, { default: value }]) => [`inputs.${key}`, String(value)]),
  );
  const given = Object.fromEntries(Object.entries(inputs).map(([key, value]) => [`inputs.${key}`, value]));
  const outputs = Object.fromEntries(
    Object.entries(runner.outputs()).map(([key, value]) => [`steps.run.outputs.${key}`, value]),
  );
  const values = {
    ...defaults,
    ...given,
    ...outputs,
    'github.event.pull_request.number': '7',
    'runner.temp': join(runner.folder, 'temp'),
  };
  return runner.bash(found.run, project.folder, resolved(found.env, values));
}

test('it is valid, and no expression stands inside a script', () => {
  expect(schemaErrors('github-action', action)).toEqual([]);
  for (const each of action.runs.steps) expect(each.run ?? '').not.toContain('${{');
  for (const output of Object.values<any>(action.outputs))
    expect(output.value).toMatch(/^\$\{\{ steps\.run\.outputs\.[a-z-]+ \}\}$/);
});

describe('its steps, really run', () => {
  test('check: findings annotate, the report is summed up, and the last step fails', () => {
    const { code, out } = step('Run migrate-llm');
    expect(code).toBe(0);
    expect(out).toMatch(/^::error file=a\.ts,line=3/m);
    expect(runner.outputs()).toMatchObject({ 'exit-code': '1', findings: '1' });
    expect(runner.read('summary')).toContain('client/point-at-provider');
    expect(step('Result').code).toBe(1);
  });

  test('a gate that passes passes', () => {
    project.write('a.ts', 'export {};\n');
    step('Run migrate-llm', { annotate: 'false' });
    expect(runner.outputs()['findings']).toBe('0');
    expect(step('Result').code).toBe(0);
  });

  test('arguments are words, never commands', () => {
    project.write('my src/b.ts', CLIENT);
    const args = "--exclude 'a.ts' 'my src' '--model' 'gpt-4o=$(touch pwned)'";
    expect(step('Run migrate-llm', { command: 'diff', to: 'qwen', args }).code).toBe(0);
    const report = JSON.parse(runner.read('temp/migrate-llm-default/report.json'));
    expect(new Set(report.findings.map((each: any) => each.file))).toEqual(new Set(['my src/b.ts']));
    expect(report.targetOptions).toContain('gpt-4o=$(touch pwned)');
    expect(spawnSync('ls', { cwd: project.folder, encoding: 'utf8' }).stdout).not.toContain('pwned');
    const { code, out } = step('Run migrate-llm', { command: 'undo; touch pwned' });
    expect(code).toBe(2);
    expect(out).toContain('::error');
  });

  test('wrong usage stops at once, without outputs', () => {
    expect(step('Run migrate-llm', { command: 'diff', to: 'qwan' }).code).toBe(2);
    expect(runner.outputs()).toEqual({});
  });

  test('apply writes', () => {
    expect(step('Run migrate-llm', { command: 'apply', to: 'deepseek' }).code).toBe(0);
    expect(project.read('a.ts')).toContain('deepseek');
  });

  test('a comment is written once, and then updated', () => {
    step('Run migrate-llm');
    runner.gh('[ "$2" = --paginate ] || cat "${@: -2:1}" > /dev/null 2>&1; exit 0');
    expect(step('Comment on the pull request').code).toBe(0);
    expect(runner.read('gh.log')).toContain('--method POST repos/shop/web/issues/7/comments --field body=@');
    runner.gh('if [ "$2" = --paginate ]; then echo 41; fi');
    expect(step('Comment on the pull request').code).toBe(0);
    expect(runner.read('gh.log')).toContain('--method PATCH repos/shop/web/issues/comments/41');
    const { markdown = '' } = runner.outputs();
    const body = spawnSync('cat', [`${markdown}.comment`], { encoding: 'utf8' }).stdout;
    expect(body.split('\n')[0]).toBe('<!-- migrate-llm:default -->');
    expect(body.length).toBeLessThan(65_536);
  });

  test('the query takes its own comments alone', () => {
    const jq = spawnSync('jq', ['--version']);
    if (jq.status !== 0) return;
    step('Run migrate-llm');
    const marked = '<!-- migrate-llm:default -->';
    const comments = [
      { id: 1, user: { login: 'mallory' }, body: `${marked}\nnot ours` },
      { id: 2, user: { login: 'github-actions[bot]' }, body: '<!-- migrate-llm:other -->\nanother use' },
      { id: 3, user: { login: 'github-actions[bot]' }, body: `${marked}\nours` },
    ];
    runner.gh(`if [ "$2" = --paginate ]; then jq -r "$5" <<< '${JSON.stringify(comments)}'; fi`);
    expect(step('Comment on the pull request').code).toBe(0);
    expect(runner.read('gh.log')).toContain('issues/comments/3');
  });

  test('a token that may not write warns, and the job goes on', () => {
    step('Run migrate-llm');
    runner.gh('exit 1');
    const { code, out } = step('Comment on the pull request');
    expect(code).toBe(0);
    expect(out).toContain('::warning');
  });
});
