import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const folder = mkdtempSync(join(tmpdir(), 'migrate-llm-package-'));
const shop = join(folder, 'shop');
let files: readonly string[] = [];

function run(command: string, parameters: readonly string[], cwd: string): string {
  return execFileSync(command, parameters, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function tool(...parameters: string[]): string {
  return run(
    process.execPath,
    [join(folder, 'node_modules', 'migrate-llm', 'bin', 'migrate-llm.js'), ...parameters],
    shop,
  );
}

beforeAll(() => {
  const packed = JSON.parse(
    run(NPM, ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], ROOT),
  ) as {
    files: { path: string }[];
  }[];
  files = packed[0]?.files.map((file) => file.path) ?? [];
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  run(NPM, ['install', '--no-audit', '--no-fund', '--ignore-scripts', join(folder, tarball)], folder);
  mkdirSync(shop);
  writeFileSync(join(shop, 'package.json'), '{ "type": "module", "dependencies": { "openai": "^6.0.0" } }');
  writeFileSync(
    join(shop, 'ask.ts'),
    "import OpenAI from 'openai';\n\nexport const client = new OpenAI();\n",
  );
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the package holds what a user needs and nothing else', () => {
  const allowed = /^(?:bin|dist|data)\/|^(?:README(?:\.zh-CN)?\.md|CHANGELOG\.md|LICENSE|package\.json)$/;
  expect(files.filter((file) => !allowed.test(file))).toEqual([]);
  expect(files.filter((file) => /\.test\.|fixtures/.test(file))).toEqual([]);
  for (const needed of [
    'bin/migrate-llm.js',
    'dist/cli/main.js',
    'dist/index.js',
    'dist/page/page.js',
    'dist/page/page.css',
    'data/providers/qwen.json',
    'data/openai/api.json',
    'data/schemas/decisions.schema.json',
  ]) {
    expect(files).toContain(needed);
  }
});

test('the installed program says its version and migrates a project', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  expect(tool('--version').trim()).toBe(version);
  expect(tool('scan', '--lang', 'en')).toContain('A client of OpenAI.');
  expect(tool('diff', '--to', 'deepseek', '--reporter', 'html')).toContain('<!doctype html>');
  tool('apply', '--to', 'deepseek', '--quiet');
  expect(readFileSync(join(shop, 'ask.ts'), 'utf8')).toContain("baseURL: 'https://api.deepseek.com'");
  tool('undo');
  expect(readFileSync(join(shop, 'ask.ts'), 'utf8')).toContain('new OpenAI()');
});
