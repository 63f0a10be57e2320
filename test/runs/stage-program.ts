import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { ABOUT_FILES, type Program } from './programs.js';

const MODULES = resolve(import.meta.dirname, '../../node_modules');

/** A program in a folder of its own, with its package.json and SDK as `npm install` would leave them. */
export interface StagedProgram {
  readonly folder: string;
  remove(): void;
}

/** Copies a program to a new temporary folder. */
export function stageProgram(program: Program): StagedProgram {
  const folder = mkdtempSync(join(tmpdir(), 'migrate-llm-program-'));
  cpSync(program.folder, folder, {
    recursive: true,
    filter: (from) => !ABOUT_FILES.includes(basename(from)),
  });
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifestOf(program), null, 2)}\n`);
  linkSdk(program, folder);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Puts the program's SDK where `import 'openai'` finds it. */
export function linkSdk(program: Program, folder: string): void {
  if (program.sdk === undefined) return;
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  // A junction needs no rights on Windows, and is an ordinary link elsewhere.
  symlinkSync(join(MODULES, program.sdk), join(folder, 'node_modules', 'openai'), 'junction');
}

function manifestOf(program: Program): object {
  return {
    name: program.name.replace('/', '-'),
    private: true,
    ...(program.module === 'cjs' ? {} : { type: 'module' }),
    ...(program.sdk === undefined ? {} : { dependencies: { openai: `^${versionOf(program.sdk)}` } }),
  };
}

function versionOf(sdk: string): string {
  const manifest = readFileSync(join(MODULES, sdk, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
