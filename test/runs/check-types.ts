import { join, resolve } from 'node:path';
import ts from 'typescript';
import { filesOf } from './compile-program.js';

const MODULES = resolve(import.meta.dirname, '../../node_modules');

/** What a strict compiler says of the TypeScript in these folders, each a staged program. */
export function typeErrors(folders: readonly string[]): readonly string[] {
  const files = folders.flatMap((folder) =>
    filesOf(folder)
      .filter((file) => file.endsWith('.ts') && !file.startsWith('run/'))
      .map((file) => join(folder, file)),
  );
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    esModuleInterop: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
    typeRoots: [join(MODULES, '@types')],
    paths: { '@/*': folders.map((folder) => join(folder, 'src/*')) },
  });
  return ts.getPreEmitDiagnostics(program).map((each) => {
    const text = ts.flattenDiagnosticMessageText(each.messageText, '\n');
    const line =
      each.file === undefined ? 0 : each.file.getLineAndCharacterOfPosition(each.start ?? 0).line + 1;
    return `${each.file?.fileName ?? ''}:${line} ${text}`;
  });
}
