import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Report } from '../../src/core/report.js';
import { shortly, TempProject } from '../temp-project.js';

const CLIENT = "import OpenAI from 'openai';\n\nexport const client = new OpenAI();\n";
const ASK =
  "import { client } from './client.js';\n\nexport const ask = (content: string) =>\n  client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content }] });\n";
let project: TempProject;
afterEach(() => project.remove());

function repository(): TempProject {
  project = new TempProject({ 'src/client.ts': CLIENT, 'src/ask.ts': ASK, 'README.md': '# Shop\n' });
  project.git('init', '-q', '-b', 'main');
  project.commitAll('feat: an assistant');
  return project;
}

function report(...parameters: string[]): Report {
  return JSON.parse(project.cli(...parameters, '--json').out) as Report;
}

test('a gate over real git history: moved code passes, a new call fails, on its own branch as well', () => {
  repository();
  expect(project.cli('check').code).toBe(1);
  expect(project.cli('check', '--update-baseline').code).toBe(0);
  project.commitAll('chore: accept what is there');
  expect(project.cli('check').code).toBe(0);

  project.write('src/ask.ts', `// The assistant of the shop.\n\nconst unrelated = 1;\n\n${ASK}`);
  project.commitAll('refactor: code moves down');
  expect(project.cli('check').code).toBe(0);

  project.git('mv', 'src/client.ts', 'src/openai-client.ts');
  project.git('commit', '-qm', 'refactor: a file gets its name');
  expect(project.cli('check').code).toBe(0);

  project.git('checkout', '-qb', 'feature');
  project.write(
    'src/summary.ts',
    "import { client } from './openai-client.js';\n\nexport const sum = () => client.embeddings.create({ model: 'text-embedding-3-large', input: 'a' });\n",
  );
  expect(project.cli('check').code).toBe(1);
  project.commitAll('feat: a new call');
  const { findings } = report('check');
  expect([...new Set(findings.map((finding) => finding.file))]).toEqual(['src/summary.ts']);
  expect(project.cli('check', '--changed', 'main').code).toBe(1);
  expect(shortly(report('check', '--changed', 'main').findings)).toEqual(shortly(findings));
});

test('what the baseline accepts may not come back in another file that stood there all along', () => {
  repository();
  project.cli('check', '--update-baseline');
  rmSync(join(project.folder, 'src/ask.ts'));
  project.write('src/ask.ts', 'export {};\n');
  const { code, err } = project.cli('check');
  expect(code).toBe(0);
  expect(err).toContain('match nothing any more');
  project.write('src/other.ts', ASK);
  expect(project.cli('check').code).toBe(1);
});

test('--changed looks at what the branch changed: committed, in the work tree, untracked', () => {
  repository();
  project.git('checkout', '-qb', 'feature');
  project.write('README.md', '# Shop, renamed\n');
  project.commitAll('docs: a name');
  expect(report('check', '--changed', 'main').findings).toEqual([]);
  expect(project.cli('check', '--changed', 'main').code).toBe(0);

  project.write('src/client.ts', `// edited\n${CLIENT}`);
  expect(shortly(report('check', '--changed', 'main').findings)).toEqual([
    'src/client.ts:4 client/point-at-provider info',
  ]);
  project.write('src/new.ts', CLIENT);
  const changed = report('scan', '--changed', 'main', '--to', 'qwen');
  expect(new Set(changed.findings.map((finding) => finding.file))).toEqual(
    new Set(['src/client.ts', 'src/new.ts']),
  );
  expect(changed).toMatchObject({ changedSince: 'main', summary: { filesScanned: 3 } });

  // The branch main has moved on: what happened there is not this branch's.
  project.git('stash', '-qu');
  project.git('checkout', '-q', 'main');
  project.write('src/ask.ts', `// edited on main\n${ASK}`);
  project.commitAll('chore: main moves on');
  project.git('checkout', '-q', 'feature');
  expect(report('check', '--changed', 'main').findings).toEqual([]);
});

test('a ref, a repository or a shard that is not there is wrong usage', () => {
  repository();
  expect(project.cli('check', '--changed', 'nowhere')).toMatchObject({ code: 2, out: '' });
  expect(project.cli('check', '--changed', '--output=x').code).toBe(2);
  expect(project.cli('check', '--changed', 'nowhere').err).toContain('fetch-depth: 0');
  expect(project.cli('scan', '--shard', '5/4').err).toContain('--shard 2/4');
  expect(project.cli('check', '--update-baseline', '--changed', 'main').code).toBe(2);
  renameSync(join(project.folder, '.git'), join(project.folder, 'not-git'));
  expect(project.cli('check', '--changed', 'main')).toMatchObject({ code: 2 });
});

test('a comment in the code lets the gate pass, and stays in the report with its reason', () => {
  repository();
  project.write(
    'src/client.ts',
    CLIENT.replace(
      'export const',
      '// migrate-llm-ignore client/point-at-provider: until the contract ends\nexport const',
    ),
  );
  project.write(
    'src/ask.ts',
    ASK.replace('  client.', '  // migrate-llm-ignore call/moves-with-client: as above\n  client.').replace(
      'create({ model',
      'create({\n // migrate-llm-ignore model/map-to-provider: as above\n model',
    ),
  );
  expect(project.cli('check').code).toBe(0);
  const { findings, summary } = report('check');
  expect(findings.map((finding) => finding.suppressed?.reason)).toEqual([
    'as above',
    'as above',
    'until the contract ends',
  ]);
  expect(summary.byStatus).toEqual({ auto: 0, review: 0, manual: 0, info: 3 });
});

test('four shards hold each finding, skipped file and change of the whole exactly once', () => {
  repository();
  for (let at = 0; at < 12; at++) project.write(`src/feature-${at}/ask.ts`, ASK.replace('./', '../'));
  project.write('src/broken.ts', "import OpenAI from 'openai';\nconst = {;\n");
  const whole = report('diff', '--to', 'qwen');
  const shards = [1, 2, 3, 4].map((at) => report('diff', '--to', 'qwen', '--shard', `${at}/4`));
  const sorted = (list: readonly unknown[]) => list.map((each) => JSON.stringify(each)).sort();
  for (const part of ['findings', 'skipped', 'files'] as const) {
    expect(sorted(shards.flatMap((shard): readonly unknown[] => shard[part] ?? []))).toEqual(
      sorted(whole[part] ?? []),
    );
  }
  expect(shards.filter((shard) => shard.findings.length > 0).length).toBeGreaterThan(2);
  for (const count of ['filesScanned', 'filesRead', 'filesWithFindings', 'findings'] as const) {
    expect(shards.reduce((sum, shard) => sum + shard.summary[count], 0)).toBe(whole.summary[count]);
  }
});
