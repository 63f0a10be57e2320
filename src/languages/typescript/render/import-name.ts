import { ts } from 'ts-morph';
import type { Edit } from '../../../core/change.js';
import { quoted } from './print-expression.js';
import { styleOf } from '../program/source-style.js';
import type { Workspace } from '../program/workspace.js';

export interface Imported {
  /** Under which name the file knows the export. */
  readonly local: string;
  readonly edits: readonly Edit[];
}

/** Makes sure that a module imports a package's export; undefined where it has no imports at all. */
export function importName(
  workspace: Workspace,
  source: ts.SourceFile,
  from: string,
  exported: string,
): Imported | undefined {
  const imports = source.statements.filter(ts.isImportDeclaration);
  const last = imports.at(-1);
  if (!last) return undefined;
  const file = workspace.fileOf(last);
  for (const declaration of imports) {
    const elements = namedElements(declaration, from);
    const found = elements?.find((each) => (each.propertyName ?? each.name).text === exported);
    if (found) return { local: found.name.text, edits: [] };
    const end = elements?.at(-1)?.getEnd();
    if (end !== undefined)
      return { local: exported, edits: [{ file, start: end, end, text: `, ${exported}` }] };
  }
  const { newline, quote } = styleOf(source);
  const semicolon = last.getText().endsWith(';') ? ';' : '';
  const text = `${newline}import { ${exported} } from ${quoted(from, quote)}${semicolon}`;
  return { local: exported, edits: [{ file, start: last.getEnd(), end: last.getEnd(), text }] };
}

/** What a declaration imports by name from that package for more than its types. */
function namedElements(
  declaration: ts.ImportDeclaration,
  from: string,
): readonly ts.ImportSpecifier[] | undefined {
  const named = declaration.importClause?.namedBindings;
  const isFrom = ts.isStringLiteral(declaration.moduleSpecifier) && declaration.moduleSpecifier.text === from;
  return isFrom && !declaration.importClause?.isTypeOnly && named && ts.isNamedImports(named)
    ? named.elements
    : undefined;
}
