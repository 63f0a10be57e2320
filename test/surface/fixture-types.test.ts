import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const FIXTURES = join(ROOT, 'fixtures/rules');

/** The compiler's options: strict, every file a module of its own, packages as this repository has them. */
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  jsx: ts.JsxEmit.Preserve,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: ['node'],
};

/** Options of a single call, which the types of LangChain do not let a provider's own name into. */
const UNTYPED = ['param/follow-profile/langchain-kwargs.input.ts'];

const pairs = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.expected\.tsx?$/.test(file))
  .map((file) => join(FIXTURES, file))
  .map((after) => ({ before: after.replace('.expected.', '.input.'), after }))
  .filter(({ before }) => isOfInstalled(before) && !UNTYPED.some((file) => before.endsWith(file)));

/** False where the case is about another major of a package than the one that is installed here. */
function isOfInstalled(file: string): boolean {
  const named = /\bwith=(\S+)/.exec(readFileSync(file, 'utf8').split('\n')[0] ?? '')?.[1] ?? '';
  return named.split(',').every((each) => {
    const [name, version] = [each.slice(0, each.lastIndexOf('@')), each.slice(each.lastIndexOf('@') + 1)];
    const manifest = join(ROOT, 'node_modules', name, 'package.json');
    if (name === '' || !existsSync(manifest)) return true;
    const installed = (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
    return range(installed) === range(version);
  });
}

/** What may not change without breaking: the major, before 1.0 the minor. */
function range(version: string): string {
  const [major = '', minor = ''] = version.replace(/^[^\d]*/, '').split('.');
  return major === '0' ? `0.${minor}` : major;
}

/** What follows from a package that is not installed here, and says nothing of the code. */
const CONSEQUENCES = /^TS(?:7006|7031) /;

/** True of a package that is not installed here: what a rewrite brings for it cannot be checked. */
function isOfMissing(message: string): boolean {
  const name = /^TS2307 Cannot find module '((?:@[^'/]+\/)?[^'./][^'/]*)/.exec(message)?.[1];
  return name !== undefined && !existsSync(join(ROOT, 'node_modules', name));
}

/** What the compiler says of each file, without places: a migration moves lines. */
function complaints(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const program = ts.createProgram(files, OPTIONS);
  return new Map(
    files.map((file) => {
      const source = program.getSourceFile(file);
      const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      return [file, found.map(({ code, messageText }) => `TS${code} ${flat(messageText)}`)];
    }),
  );
}

function flat(text: string | ts.DiagnosticMessageChain): string {
  return ts.flattenDiagnosticMessageText(text, '\n');
}

describe('rule cases in TypeScript', () => {
  test('type-check after the migration as they did before', () => {
    const said = complaints(pairs.flatMap(({ before, after }) => [before, after]));
    const added = pairs.flatMap(({ before, after }) => {
      const known = said.get(before) ?? [];
      const isPartial = known.some((message) => message.startsWith('TS2307 '));
      const fresh = (said.get(after) ?? [])
        .filter((message) => !known.includes(message) && !isOfMissing(message))
        .filter((message) => !isPartial || !CONSEQUENCES.test(message));
      return fresh.map((message) => `${after.slice(FIXTURES.length + 1)}: ${message}`);
    });
    expect(added).toEqual([]);
    expect(pairs.length).toBeGreaterThan(60);
  });
});
