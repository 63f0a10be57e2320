import { afterEach, describe, expect, test } from 'vitest';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { TempProject } from '../temp-project.js';

const FILES = {
  'package.json':
    '{ "type": "module", "dependencies": { "@ai-sdk/openai": "^2.0.0", "openai": "^6.0.0" } }\n',
  'src/ask.ts':
    "import OpenAI from 'openai';\n\nexport const ask = () =>\n  new OpenAI().chat.completions.create({ model: process.env.OPENAI_MODEL ?? 'gpt-4o', messages: [] });\n",
  '.env.example': 'OPENAI_API_KEY=\nOPENAI_MODEL=gpt-4o\n',
  'README.md': '# Shop\n\nSet `OPENAI_API_KEY` first.\n',
  '.gitignore': '.env\n',
};
let project: TempProject;
afterEach(() => project.remove());

function repository(files: Readonly<Record<string, string>> = FILES): TempProject {
  project = new TempProject(files);
  project.git('init', '-q', '-b', 'main');
  project.git('config', 'user.name', 'Lin');
  project.git('config', 'user.email', 'lin@example.com');
  project.commitAll('feat: an assistant');
  return project;
}

const files = (commit: string) =>
  project.git('show', '--name-only', '--format=', commit).trim().split('\n').sort();
const subjects = () => project.git('log', '--format=%s').trim().split('\n');

describe('apply --commit', () => {
  test('one commit per concern, each of whole files, and nothing left over', () => {
    repository();
    project.write('.env', 'OPENAI_API_KEY=\nOPENAI_MODEL=gpt-4o\n');
    const { code, out, err } = project.cli('apply', '--to', 'deepseek', '--commit');
    expect(code, err).toBe(0);
    expect(subjects()).toEqual([
      'docs: set up DeepSeek instead of OpenAI',
      'refactor: ask DeepSeek instead of OpenAI',
      'chore: variables and settings for DeepSeek',
      'feat: an assistant',
    ]);
    expect(files('HEAD')).toEqual(['README.md']);
    expect(files('HEAD~1')).toEqual(['src/ask.ts']);
    expect(files('HEAD~2')).toEqual(['.env.example']);
    expect(project.git('status', '--porcelain')).toBe('');
    expect(project.git('log', '-1', '--format=%b', 'HEAD~1')).toContain('- gpt-4o → deepseek');
    expect(out).toContain('Commits');
    expect(err).toContain('git ignores them: .env');
    expect(project.cli('apply', '--to', 'deepseek', '--commit').code).toBe(0);
    expect(subjects()).toHaveLength(4);
  });

  test('undo puts the files back and says what stays in the history', () => {
    repository();
    const base = project.git('rev-parse', 'HEAD').trim();
    project.cli('apply', '--to', 'deepseek', '--commit');
    const { code, err } = project.cli('undo');
    expect(code).toBe(0);
    expect(project.read('src/ask.ts')).toBe(FILES['src/ask.ts']);
    expect(err).toContain(`git reset ${base.slice(0, 12)}`);
    project.git('reset', '-q', base);
    expect(project.git('status', '--porcelain')).toBe('');
  });

  test('a package that changes is a commit of its own', () => {
    repository({
      'package.json': '{ "dependencies": { "@azure/openai": "1.0.0-beta.12" } }\n',
      'a.ts':
        "import { OpenAIClient, OpenAIKeyCredential } from '@azure/openai';\n\nconst client = new OpenAIClient(new OpenAIKeyCredential(process.env.OPENAI_API_KEY ?? ''));\nexport const ask = async () => {\n  const { choices } = await client.getChatCompletions('gpt-4o', [{ role: 'user', content: 'hi' }]);\n  return choices[0]?.message?.content;\n};\n",
    });
    expect(project.cli('apply', '--to', 'qwen', '--commit').code).toBe(0);
    expect(subjects().at(-2)).toMatch(/^build: packages/);
    expect(files('HEAD~1')).toEqual(['package.json']);
  });

  test('staged changes, a dirty file, no repository or a merge refuse before anything is written', () => {
    repository();
    project.write('other.ts', 'export {};\n');
    project.git('add', 'other.ts');
    expect(project.cli('apply', '--to', 'deepseek', '--commit')).toMatchObject({
      code: 2,
      err: expect.stringContaining('other.ts') as string,
    });
    project.git('reset', '-q');
    project.write('src/ask.ts', `// mine\n${FILES['src/ask.ts']}`);
    expect(project.cli('apply', '--to', 'deepseek', '--commit').code).toBe(2);
    expect(project.cli('apply', '--to', 'deepseek', '--commit', '--allow-dirty').code).toBe(2);
    project.git('checkout', '-q', '.');
    project.write('.git/MERGE_HEAD', project.git('rev-parse', 'HEAD'));
    expect(project.cli('apply', '--to', 'deepseek', '--commit').err).toContain('MERGE_HEAD');
    expect(project.read('src/ask.ts')).toBe(FILES['src/ask.ts']);
    project.remove();
    project = new TempProject(FILES);
    expect(project.cli('apply', '--to', 'deepseek', '--commit').err).toContain('no git work tree');
    expect(project.read('src/ask.ts')).toBe(FILES['src/ask.ts']);
  });

  test('a hook that refuses takes everything back', () => {
    repository();
    const hook = '.git/hooks/commit-msg';
    project.write(hook, '#!/bin/sh\ngrep -q "^chore" "$1" || { echo "not today" >&2; exit 1; }\n');
    chmodSync(join(project.folder, hook), 0o755);
    const { code, err } = project.cli('apply', '--to', 'deepseek', '--commit');
    expect(code).toBe(2);
    expect(err).toContain('not today');
    expect(subjects()).toEqual(['feat: an assistant']);
    expect(project.git('status', '--porcelain')).toBe('');
    expect(project.read('src/ask.ts')).toBe(FILES['src/ask.ts']);
  });
});
