import { readdirSync } from 'node:fs';
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

const pairs = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.expected\.tsx?$/.test(file))
  .map((file) => join(FIXTURES, file))
  .map((after) => ({ before: after.replace('.expected.', '.input.'), after }));

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
      const fresh = (said.get(after) ?? []).filter((message) => !known.includes(message));
      return fresh.map((message) => `${after.slice(FIXTURES.length + 1)}: ${message}`);
    });
    expect(added).toEqual([]);
    expect(pairs.length).toBeGreaterThan(60);
  });
});
