import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FileChange } from '../../../src/core/plan.js';
import { undo } from '../../../src/pipeline/write/undo.js';
import { writeFiles } from '../../../src/pipeline/write/write-files.js';
import { decodeSource } from '../../../src/text/source-text.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'migrate-llm-write-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(file: string, bytes: string | Buffer): void {
  writeFileSync(join(root, file), bytes);
}

function bytesOf(file: string): Buffer {
  return readFileSync(join(root, file));
}

function change(file: string, after: (text: string) => string): FileChange {
  const before = decodeSource(file, bytesOf(file));
  if ('problem' in before) throw new Error(before.problem);
  return { before, after: after(before.text), edits: [] };
}

const louder = (text: string) => text.replace('quiet', 'LOUD');
const open = () => ({ root, allowDirty: true });

describe('writing', () => {
  test('keeps encoding, byte order mark, line ends and mode, and undo restores every byte', () => {
    const windows = Buffer.from('\uFEFFquiet\r\nend', 'utf8');
    const chinese = Buffer.concat([
      Buffer.from('// '),
      Buffer.from([0xc4, 0xe3, 0xba, 0xc3]),
      Buffer.from(' quiet\n'),
    ]);
    put('windows.ts', windows);
    put('gb.ts', chinese);
    chmodSync(join(root, 'gb.ts'), 0o755);
    writeFiles([change('windows.ts', louder), change('gb.ts', louder)], open());
    expect(bytesOf('windows.ts')).toEqual(Buffer.from('\uFEFFLOUD\r\nend', 'utf8'));
    expect(bytesOf('gb.ts').subarray(3, 7)).toEqual(Buffer.from([0xc4, 0xe3, 0xba, 0xc3]));
    expect(statSync(join(root, 'gb.ts')).mode & 0o777).toBe(0o755);
    expect([...undo({ root, force: false }).restored].sort()).toEqual(['gb.ts', 'windows.ts']);
    expect(bytesOf('windows.ts')).toEqual(windows);
    expect(bytesOf('gb.ts')).toEqual(chinese);
    expect(undo({ root, force: false }).nothing).toBe(true);
  });

  test('two applies are undone one after the other', () => {
    put('a.ts', 'quiet one');
    writeFiles([change('a.ts', louder)], open());
    writeFiles([change('a.ts', (text) => text.replace('one', 'two'))], open());
    undo({ root, force: false });
    expect(bytesOf('a.ts').toString()).toBe('LOUD one');
    undo({ root, force: false });
    expect(bytesOf('a.ts').toString()).toBe('quiet one');
  });

  test('nothing is written when one file changed since it was planned', () => {
    put('a.ts', 'quiet');
    put('b.ts', 'quiet');
    const changes = [change('a.ts', louder), change('b.ts', louder)];
    put('b.ts', 'quiet, and edited by hand');
    expect(() => writeFiles(changes, open())).toThrow(/changed while/);
    expect(bytesOf('a.ts').toString()).toBe('quiet');
  });

  test('a file that changed after the apply is left and named; force takes it back', () => {
    put('a.ts', 'quiet');
    put('b.ts', 'quiet');
    writeFiles([change('a.ts', louder), change('b.ts', louder)], open());
    put('b.ts', 'mine');
    expect(undo({ root, force: false })).toEqual({
      restored: ['a.ts'],
      left: ['b.ts'],
      nothing: false,
      commits: [],
    });
    expect(bytesOf('b.ts').toString()).toBe('mine');
    expect(undo({ root, force: true }).restored).toEqual(['b.ts']);
    expect(bytesOf('b.ts').toString()).toBe('quiet');
  });

  test('originals are private, and the journal ignores itself', () => {
    put('.env', 'OPENAI_API_KEY=quiet');
    writeFiles([change('.env', louder)], open());
    const journal = join(root, '.migrate-llm', '000001');
    expect(readFileSync(join(root, '.migrate-llm', '.gitignore'), 'utf8')).toBe('*\n');
    for (const name of readdirSync(journal)) expect(statSync(join(journal, name)).mode & 0o077).toBe(0);
  });

  test('a dirty work tree is refused, a clean one is not', () => {
    const git = (...parameters: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...parameters], {
        cwd: root,
      });
    git('init', '-q');
    put('a.ts', 'quiet');
    git('add', '.');
    git('commit', '-qm', 'one');
    put('a.ts', 'quiet, not committed');
    expect(() => writeFiles([change('a.ts', louder)], { root, allowDirty: false })).toThrow(/uncommitted/);
    git('commit', '-qam', 'two');
    writeFiles([change('a.ts', louder)], { root, allowDirty: false });
    expect(bytesOf('a.ts').toString()).toBe('LOUD, not committed');
  });
});

test('after a kill in the middle of an apply, undo restores every file', async () => {
  const count = 400;
  for (let index = 0; index < count; index++) put(`file-${index}.ts`, `quiet ${index}\n`);
  const dist = resolve(import.meta.dirname, '../../../dist');
  const script = `
    import { readFileSync } from 'node:fs';
    import { writeFiles } from '${dist}/pipeline/write/write-files.js';
    import { decodeSource } from '${dist}/text/source-text.js';
    const changes = Array.from({ length: ${count} }, (_, index) => {
      const before = decodeSource('file-' + index + '.ts', readFileSync('file-' + index + '.ts'));
      return { before, after: before.text.replace('quiet', 'LOUD'), edits: [] };
    });
    writeFiles(changes, { root: process.cwd(), allowDirty: true });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: root });
  const isHalfDone = () => bytesOf('file-0.ts').toString().startsWith('LOUD');
  const ended = new Promise((done) => child.on('exit', done));
  while (child.exitCode === null && !isHalfDone()) await new Promise((next) => setTimeout(next, 1));
  child.kill('SIGKILL');
  await ended;
  expect(isHalfDone()).toBe(true);
  undo({ root, force: false });
  for (let index = 0; index < count; index++)
    expect(bytesOf(`file-${index}.ts`).toString()).toBe(`quiet ${index}\n`);
  expect(existsSync(join(root, '.migrate-llm', 'lock'))).toBe(false);
});
