import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import ts from 'typescript';
import { linkPackages } from './stage-program.js';
import type { Program } from './programs.js';

/** Compiles a program file by file into another folder and returns the file to start. */
export function compileProgram(program: Program, from: string, to: string): string {
  const aliases = aliasesOf(from);
  for (const file of filesOf(from)) {
    const target = join(to, file);
    mkdirSync(dirname(target), { recursive: true });
    if (!file.endsWith('.ts')) {
      cpSync(join(from, file), target);
      continue;
    }
    const output = transpile(program, readFileSync(join(from, file), 'utf8'), file);
    writeFileSync(target.replace(/\.ts$/, '.js'), resolveAliases(output, file, aliases));
  }
  linkPackages(program, to);
  const main = ['main.js', 'main.mjs', 'main.cjs'].find((name) => existsSync(join(to, name)));
  if (main === undefined) throw new Error(`${program.name} has no main file.`);
  return join(to, main);
}

/** All files below a folder, relative with forward slashes, without node_modules and the journal. */
export function filesOf(folder: string): readonly string[] {
  const skipped = /(^|\/)(node_modules|\.migrate-llm)(\/|$)/;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !skipped.test(file))
    .sort();
}

function transpile(program: Program, source: string, file: string): string {
  const { outputText, diagnostics } = ts.transpileModule(source, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: program.module === 'cjs' ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext,
      esModuleInterop: true,
    },
  });
  const fault = diagnostics?.[0];
  if (fault !== undefined) {
    throw new Error(`${file}: ${ts.flattenDiagnosticMessageText(fault.messageText, '\n')}`);
  }
  return outputText;
}

/** Path aliases of the form `@/*` → `src/*`. */
function aliasesOf(folder: string): readonly (readonly [prefix: string, folder: string])[] {
  const file = join(folder, 'tsconfig.json');
  if (!existsSync(file)) return [];
  const { config } = ts.parseConfigFileTextToJson(file, readFileSync(file, 'utf8')) as {
    config?: { compilerOptions?: { paths?: Record<string, string[]> } };
  };
  const paths = config?.compilerOptions?.paths ?? {};
  return Object.entries(paths).map(([alias, [target = '']]) => [
    alias.replace(/\*$/, ''),
    target.replace(/\*$/, ''),
  ]);
}

function resolveAliases(output: string, file: string, aliases: ReturnType<typeof aliasesOf>): string {
  return aliases.reduce((text, [prefix, folder]) => {
    const up = posix.relative(posix.dirname(file), folder) || '.';
    return text.replaceAll(`"${prefix}`, `"./${up}/`).replaceAll(`'${prefix}`, `'./${up}/`);
  }, output);
}
