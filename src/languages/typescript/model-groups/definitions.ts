import { ts } from 'ts-morph';
import type { Evaluator } from '../follow/evaluator.js';
import { symbolOf } from '../follow/follow-names.js';
import type { Workspace } from '../program/workspace.js';

type TypeDeclaration = ts.TypeAliasDeclaration | ts.InterfaceDeclaration | ts.EnumDeclaration;

/** Where a name is declared, behind any number of imports and re-exports. */
export function declarationOf(evaluator: Evaluator, name: ts.Identifier): ts.Declaration | undefined {
  const declaration = symbolOf(evaluator, name)?.declarations?.[0];
  if (!declaration || !ts.isImportSpecifier(declaration)) return declaration;
  const file = moduleOf(evaluator.workspace, declaration);
  return file && exportOf(evaluator, file, (declaration.propertyName ?? declaration.name).text, new Set());
}

function exportOf(
  evaluator: Evaluator,
  file: ts.SourceFile,
  name: string,
  seen: Set<ts.SourceFile>,
): ts.Declaration | undefined {
  if (seen.has(file)) return undefined;
  seen.add(file);
  const { workspace } = evaluator;
  const { names, stars } = workspace.exportsOf(file);
  const found = names.get(name);
  if (found?.as === 'declaration') return found.node;
  if (found?.as === 'local') return declarationOf(evaluator, found.name);
  const specifiers = found?.as === 'from' ? [found.specifier] : stars;
  const wanted = found?.as === 'from' ? found.name : name;
  for (const specifier of specifiers) {
    const next = workspace.resolve(file, specifier);
    const declaration = next && exportOf(evaluator, next, wanted, seen);
    if (declaration) return declaration;
  }
  return undefined;
}

/** The alias, interface or enum of that name. */
export function typeBehind(evaluator: Evaluator, name: ts.EntityName): TypeDeclaration | undefined {
  if (!ts.isIdentifier(name)) return undefined;
  const declaration = symbolOf(evaluator, name)?.declarations?.find(
    (each) => isTypeDeclaration(each) || ts.isImportSpecifier(each),
  );
  if (!declaration || !ts.isImportSpecifier(declaration))
    return declaration && isTypeDeclaration(declaration) ? declaration : undefined;
  const file = moduleOf(evaluator.workspace, declaration);
  const wanted = (declaration.propertyName ?? declaration.name).text;
  return file && typeIn(evaluator.workspace, file, wanted, new Set());
}

function typeIn(
  workspace: Workspace,
  file: ts.SourceFile,
  name: string,
  seen: Set<ts.SourceFile>,
): TypeDeclaration | undefined {
  if (seen.has(file)) return undefined;
  seen.add(file);
  for (const statement of file.statements) {
    if (isTypeDeclaration(statement) && statement.name.text === name) return statement;
    if (!ts.isExportDeclaration(statement)) continue;
    const wanted = exportedAs(statement, name);
    if (wanted === undefined || !statement.moduleSpecifier || !ts.isStringLiteral(statement.moduleSpecifier))
      continue;
    const next = workspace.resolve(file, statement.moduleSpecifier.text);
    const found = next && typeIn(workspace, next, wanted, seen);
    if (found) return found;
  }
  return undefined;
}

/** The name that a re-export has over there; undefined where it gives another one. */
function exportedAs({ exportClause }: ts.ExportDeclaration, name: string): string | undefined {
  if (!exportClause) return name;
  if (!ts.isNamedExports(exportClause)) return undefined;
  const element = exportClause.elements.find((each) => each.name.text === name);
  return element && (element.propertyName ?? element.name).text;
}

function isTypeDeclaration(node: ts.Node): node is TypeDeclaration {
  return ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isEnumDeclaration(node);
}

function moduleOf(workspace: Workspace, specifier: ts.ImportSpecifier): ts.SourceFile | undefined {
  const from = specifier.parent.parent.parent.moduleSpecifier;
  return ts.isStringLiteral(from) ? workspace.resolve(specifier, from.text) : undefined;
}
