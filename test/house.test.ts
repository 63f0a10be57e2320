import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { rules } from '../src/rules/index.js';

const ROOT = resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

test('every index equals its folder', () => {
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'generate-indexes.mjs'), '--check'], {
    stdio: 'pipe',
  });
});

test('the published schemas are those that the program validates with', () => {
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'write-schemas.mjs'), '--check'], { stdio: 'pipe' });
});

test('the two READMEs have the same headings, tables and commands', () => {
  const [en, zh] = [read('README.md'), read('README.zh-CN.md')];
  const shape = (text: string) => ({
    headings: text.match(/^#+ /gm),
    tables: text.match(/^\| ---/gm)?.length,
    commands: [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map((block) => block[1]),
  });
  expect(shape(zh)).toEqual(shape(en));
  expect(shape(en).commands).toHaveLength(2);
});

test('every option of the command line stands in both READMEs', () => {
  const sources = ['options.ts', 'scope.ts', 'main.ts'].map((file) => read(`src/cli/${file}`));
  const options = sources.join('\n').match(/'--[a-z-]+/g) ?? [];
  const names = [...new Set(options.map((option) => option.slice(1)))];
  expect(names.length).toBeGreaterThan(12);
  for (const file of ['README.md', 'README.zh-CN.md']) {
    expect(names.filter((name) => !read(file).includes(name))).toEqual([]);
  }
});

test('every rule speaks both languages, and its sentences end', () => {
  for (const rule of rules) {
    expect(rule.title.en).not.toMatch(/[.。]$/);
    expect(rule.title.zh).not.toMatch(/[.。]$/);
    expect(rule.help.en, rule.id).toMatch(/\.$/);
    expect(rule.help.zh, rule.id).toMatch(/。$/);
  }
});

test('a parser is imported in its own folder alone', () => {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const users = files.filter(
    (file) => /from 'ts-morph'/.test(read(join('src', file))) && !/^sdks|^languages.typescript/.test(file),
  );
  expect(users).toEqual([]);
});

test('no text was left half merged', () => {
  const texts = ['README.md', 'README.zh-CN.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'docs']
    .flatMap((entry) => (entry.endsWith('.md') ? entry : inside(entry)))
    .filter((file) => file.endsWith('.md'));
  expect(texts.length).toBeGreaterThan(6);
  expect(texts.filter((file) => /^(?:<{7}|>{7}) /m.test(read(file)))).toEqual([]);
});

function inside(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
    join(folder, file),
  );
}
