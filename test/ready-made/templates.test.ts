import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { TempProject } from '../temp-project.js';
import { schemaErrors } from '../reporters/sample.js';
import { readYaml, resolved, Runner } from './steps.js';

const CLIENT = "import OpenAI from 'openai';\n\nexport const client = new OpenAI();\n";
let project: TempProject;
let runner: Runner;
beforeEach(() => {
  project = new TempProject({
    'a.ts': CLIENT,
    'README.md': 'Set `OPENAI_API_KEY`.\n',
    'b.ts': 'export {};\n',
  });
  project.git('init', '-q', '-b', 'main');
  project.commitAll('feat: an assistant');
  runner = new Runner();
});
afterEach(() => {
  project.remove();
  runner.remove();
});

test.each([
  ['github-workflow', 'templates/github/check.yml'],
  ['github-workflow', 'templates/github/migrate.yml'],
  ['github-workflow', 'templates/github/fleet.yml'],
  ['gitlab-ci', 'templates/gitlab/migrate-llm.yml'],
  ['batch-spec', 'templates/sourcegraph/batch-spec.yml'],
  ['pre-commit-hooks', '.pre-commit-hooks.yaml'],
])('%s: %s is valid', (schema, file) => {
  expect(schemaErrors(schema, readYaml(file))).toEqual([]);
});

test('no expression stands inside a script', () => {
  for (const file of ['check', 'migrate', 'fleet']) {
    const jobs = Object.values<any>(readYaml(`templates/github/${file}.yml`).jobs);
    for (const step of jobs.flatMap((job) => job.steps)) expect(step.run ?? '').not.toContain('${{');
  }
});

const named = (job: any, name: string) => job.steps.find((each: any) => each.name === name);

test('GitHub, gate: fails for what the branch brings', () => {
  const step = named(
    readYaml('templates/github/check.yml').jobs.check,
    'Check what the pull request changes',
  );
  const env = { BASE: 'main' };
  project.git('checkout', '-qb', 'feature');
  expect(runner.bash(step.run, project.folder, env).code).toBe(0);
  project.write('new.ts', CLIENT);
  project.commitAll('feat: more');
  const { code, out } = runner.bash(step.run, project.folder, env);
  expect(code).toBe(1);
  expect(out).toContain('file=new.ts');
});

test('GitHub, migration: commits on a branch, pushes it, opens a pull request, and updates it', () => {
  const { migrate } = readYaml('templates/github/migrate.yml').jobs;
  const env = resolved(migrate.env, {
    'inputs.to': 'deepseek',
    'inputs.args': "--model 'gpt-4o=deepseek-reasoner'",
    'github.ref_name': 'main',
    'runner.temp': join(runner.folder, 'temp'),
  });
  project.git('init', '-q', '--bare', 'remote.git');
  project.write('.git/info/exclude', 'remote.git\n');
  project.git('remote', 'add', 'origin', join(project.folder, 'remote.git'));
  runner.gh('[ "$2" != view ]');
  const migrated = runner.bash(named(migrate, 'Migrate on a branch').run, project.folder, env);
  expect(migrated.code, migrated.err).toBe(0);
  expect(runner.outputs()['changed']).toBe('true');
  expect(project.git('log', '--format=%s', 'main..migrate-to-deepseek').trim().split('\n')).toHaveLength(2);
  const opened = runner.bash(named(migrate, 'Open a pull request').run, project.folder, env);
  expect(opened.code, opened.err).toBe(0);
  expect(project.git('ls-remote', 'origin')).toContain('refs/heads/migrate-to-deepseek');
  expect(runner.read('gh.log')).toContain('pr create --head migrate-to-deepseek --base main');
  runner.gh('if [ "$2" = view ]; then echo OPEN; fi');
  expect(runner.bash(named(migrate, 'Open a pull request').run, project.folder, env).code).toBe(0);
  expect(runner.read('gh.log')).toContain('pr edit migrate-to-deepseek');
  expect(runner.read('temp/migration.md')).toContain('deepseek');
  // A second run finds nothing to change.
  runner.bash(named(migrate, 'Migrate on a branch').run, project.folder, env);
  expect(runner.outputs()['changed']).toBe('false');
});

test('GitHub, fleet: shards of two repositories become one report', () => {
  const { scan, report } = readYaml('templates/github/fleet.yml').jobs;
  for (const repository of scan.strategy.matrix.repository) {
    for (const shard of scan.strategy.matrix.shard) {
      const env = resolved(scan.env, { 'matrix.repository': repository, 'matrix.shard': String(shard) });
      const { code, err } = runner.bash(named(scan, 'Scan one shard').run, project.folder, env);
      expect(code, err).toBe(0);
    }
  }
  const merge = named(report, 'Merge').run;
  runner.bash('ln -sfn "$RUNNER_TEMP/runs" runs', runner.folder);
  const { code, err } = runner.bash(merge, runner.folder);
  expect(code, err).toBe(0);
  expect(runner.read('fleet.html')).toContain('<!doctype html>');
  const whole = JSON.parse(runner.read('fleet.json'));
  expect(new Set(whole.findings.map((each: any) => each.file.split('/')[0]))).toEqual(
    new Set(['web', 'api']),
  );
  const one = JSON.parse(project.cli('scan', '--to', 'qwen', '--json').out);
  expect(whole.summary.findings).toBe(2 * one.summary.findings);
});

test('GitLab: the job reports on a merge request and fails for what is new', () => {
  const file = readYaml('templates/gitlab/migrate-llm.yml');
  const script = file['migrate-llm'].script.join('\n');
  const base = project.git('rev-parse', 'HEAD').trim();
  const env = { ...file.variables, CI_MERGE_REQUEST_DIFF_BASE_SHA: base };
  expect(runner.bash(script, project.folder, env).code).toBe(0);
  project.write('new.ts', CLIENT);
  expect(runner.bash(script, project.folder, { ...env, MIGRATE_LLM_TO: 'qwen' }).code).toBe(1);
  const quality = JSON.parse(project.read('gl-code-quality-report.json'));
  expect(quality.map((each: any) => each.location.path)).toEqual(['new.ts']);
  expect(project.read('migrate-llm.xml')).toContain('<testsuite');
});

test('pre-commit: the hook looks at what is about to be committed', () => {
  const [hook] = readYaml('.pre-commit-hooks.yaml');
  const entry = () => runner.bash(hook.entry, project.folder).code;
  expect(entry()).toBe(0);
  project.write('b.ts', CLIENT);
  project.git('add', 'b.ts');
  expect(entry()).toBe(1);
});

describe.each([
  [
    'multi-gitter',
    () => readFileSync(resolve(import.meta.dirname, '../../templates/multi-gitter/migrate.sh'), 'utf8'),
  ],
  ['Sourcegraph', () => readYaml('templates/sourcegraph/batch-spec.yml').steps[0].run as string],
])('%s', (_, script) => {
  const run = () =>
    runner.bash(script().replaceAll('/tmp/run.json', join(runner.folder, 'run.json')), project.folder, {
      MIGRATE_TO: 'qwen',
    });

  test('migrates, hands over what is left, and leaves no journal behind', () => {
    expect(run().code).toBe(0);
    const status = project.git('status', '--porcelain');
    expect(status).toContain(' M a.ts');
    expect(status).toContain('MIGRATION_TASKS.md');
    expect(status).not.toContain('.migrate-llm');
  });

  test('leaves a repository without OpenAI as it is', () => {
    project.git('rm', '-q', 'a.ts', 'README.md');
    project.commitAll('chore: no assistant');
    expect(run().code).toBe(0);
    expect(project.git('status', '--porcelain')).toBe('');
  });
});
