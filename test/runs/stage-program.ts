import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
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
  linkPackages(program, folder);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Puts the program's packages where its imports find them. */
export function linkPackages(program: Program, folder: string): void {
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  const arriving = Object.entries(program.arrive ?? {});
  for (const [name, source] of [...packagesOf(program), ...arriving]) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    // A junction needs no rights on Windows, and is an ordinary link elsewhere.
    symlinkSync(join(MODULES, source), link, 'junction');
  }
}

/** Names that the program imports, and the folders that stand behind them. */
function packagesOf(program: Program): readonly (readonly [name: string, source: string])[] {
  const sdk = program.sdk === undefined ? [] : [['openai', program.sdk] as const];
  return [...sdk, ...Object.entries(program.packages ?? {})];
}

function manifestOf(program: Program): object {
  return {
    name: program.name.replace('/', '-'),
    private: true,
    ...(program.module === 'cjs' ? {} : { type: 'module' }),
    dependencies: Object.fromEntries(
      packagesOf(program).map(([name, source]) => [name, `^${versionOf(source)}`]),
    ),
  };
}

function versionOf(source: string): string {
  const manifest = readFileSync(join(MODULES, source, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
