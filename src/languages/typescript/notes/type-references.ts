import { ts } from 'ts-morph';
import type { NoteUsage } from '../../../core/usage.js';
import { packageRoot, parseSpecifier } from '../program/package-specifier.js';
import { usageId } from '../clients/usage-id.js';
import { walk } from '../program/walk.js';
import type { Workspace } from '../program/workspace.js';

/** Places that name what was imported of the given packages: types, enums, classes, and the later lines of a long import. */
export function detectTypeReferences(workspace: Workspace, packages: ReadonlySet<string>): NoteUsage[] {
  return [...workspace.files.values()].flatMap((file) => {
    const imported = importedNames(file, packages);
    return imported.size === 0 ? [] : inFile(workspace, file, imported);
  });
}

/** Local names that a file imports of the packages, with the identifiers that declare them. */
function importedNames(file: ts.SourceFile, packages: ReadonlySet<string>): ReadonlyMap<string, ts.Node> {
  const names = new Map<string, ts.Node>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const specifier = parseSpecifier(statement.moduleSpecifier.text).name;
    if (!packages.has(packageRoot(specifier)) && !packages.has(specifier)) continue;
    const { name, namedBindings } = statement.importClause ?? {};
    if (name) names.set(name.text, statement);
    if (!namedBindings) continue;
    if (ts.isNamespaceImport(namedBindings)) names.set(namedBindings.name.text, statement);
    else for (const element of namedBindings.elements) names.set(element.name.text, statement);
  }
  return names;
}

function inFile(
  workspace: Workspace,
  file: ts.SourceFile,
  imported: ReadonlyMap<string, ts.Node>,
): NoteUsage[] {
  const byLine = new Map<number, NoteUsage>();
  const lineOf = (position: number) => file.getLineAndCharacterOfPosition(position).line;
  walk(file, (node) => {
    if (!ts.isIdentifier(node)) return;
    const statement = imported.get(node.text);
    if (!statement || !refers(workspace, node, statement)) return;
    const line = lineOf(node.getStart());
    if (byLine.has(line) || line === lineOf(statement.getStart())) return;
    const span = workspace.span(node);
    byLine.set(line, {
      id: usageId('note', span),
      kind: 'note',
      language: 'typescript',
      span,
      about: 'type-reference',
      name: node.text,
    });
  });
  return [...byLine.values()];
}

/** True for types and for values that no other finding stands for: `new OpenAI()` and calls are clients and calls. */
function refers(workspace: Workspace, node: ts.Identifier, statement: ts.Node): boolean {
  const { parent } = node;
  if (ts.isImportSpecifier(parent)) return parent.parent.parent.parent === statement;
  if (ts.isNewExpression(parent) || (ts.isCallExpression(parent) && parent.expression === node)) return false;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return false;
  if ((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node)
    return false;
  const declaration = workspace.checker.getSymbolAtLocation(node)?.declarations?.[0];
  return declaration !== undefined && ts.findAncestor(declaration, (up) => up === statement) !== undefined;
}
