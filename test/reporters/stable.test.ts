import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reporterNames } from '../../src/reporters/index.js';
import { TempProject } from '../temp-project.js';
import { FILES } from './sample.js';

let project: TempProject;
beforeAll(() => {
  project = new TempProject(FILES);
});
afterAll(() => project.remove());

/** What a schema or the contract demands and no two runs share. */
function withoutClock(text: string): string {
  return text.replace(/("durationMs": )\d+/g, '$10');
}

test('the same input at the same place gives the same bytes in every format', () => {
  const run = () => {
    const outputs = reporterNames.map((name) => join(project.folder, '.migrate-llm', `${name}.out`));
    const wanted = reporterNames.flatMap((name, at) => ['--reporter', `${name}=${outputs[at]!}`]);
    expect(project.cli('diff', '--to', 'deepseek', ...wanted).code).toBe(0);
    return outputs.map((file) => withoutClock(project.read(file.slice(project.folder.length + 1))));
  };
  project.write('.migrate-llm/.gitignore', '*\n');
  const [first, second] = [run(), run()];
  for (const [at, name] of reporterNames.entries()) {
    expect(second[at], name).toBe(first[at]);
    expect(first[at]!.length, name).toBeGreaterThan(20);
  }
});

test('git applies the patch to the files as they are', () => {
  const { out } = project.cli('diff', '--to', 'deepseek', '--reporter', 'patch');
  writeFileSync(join(project.folder, 'plan.patch'), out);
  execFileSync('git', ['apply', '--check', 'plan.patch'], { cwd: project.folder, stdio: 'pipe' });
});

test('formats without a place for it say on stderr what was looked at', () => {
  for (const name of ['gitlab', 'patch', 'suggestions'])
    expect(project.cli('diff', '--to', 'deepseek', '--reporter', name).err).toMatch(
      /4 of \d files read, 4 with findings, 1 skipped/,
    );
  expect(project.cli('diff', '--to', 'deepseek', '--reporter', 'sarif').err).toBe('');
});
