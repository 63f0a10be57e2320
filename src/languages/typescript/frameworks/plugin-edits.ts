import { ts } from 'ts-morph';
import type { Edit } from '../../../core/change.js';
import type { PluginModels } from '../../../core/model-texts.js';
import type { FoundClient } from '../clients/clients.js';
import type { Evaluator } from '../follow/evaluator.js';
import { placesOf } from '../follow/property-places.js';
import { nextLine } from '../program/source-lines.js';
import { styleOf } from '../program/source-style.js';
import { importName } from '../render/import-name.js';
import { quoted } from '../render/print-expression.js';
import type { HostCall } from './plugin-requests.js';

interface Flow {
  readonly config: string;
  readonly asked: readonly HostCall[];
  readonly plugins: readonly FoundClient[];
}

/** `openAI(…)` → `openAICompatible(…)` */
export function pluginCallee(
  evaluator: Evaluator,
  { expression }: ts.CallExpression,
  { plugin }: PluginModels,
): Edit[] {
  const file = evaluator.workspace.fileOf(expression);
  return [{ file, start: expression.getStart(), end: expression.getEnd(), text: plugin.exported }];
}

/** Imports of the old plugin, in all files: gone where nothing else needs them, and the new one's where a plugin is made. */
export function importEdits(
  evaluator: Evaluator,
  from: string,
  { plugin }: PluginModels,
  flow: Flow,
): readonly Edit[] {
  return declarationsOf(evaluator, from).flatMap((declaration): readonly Edit[] => {
    const source = declaration.getSourceFile();
    const file = evaluator.workspace.fileOf(source);
    const makes = flow.plugins.some(({ site }) => site.node.getSourceFile() === source);
    const [start, end] = [declaration.getStart(), declaration.getEnd()];
    if (!isFree(evaluator, declaration, flow))
      return makes
        ? (importName(evaluator.workspace, source, plugin.package, plugin.exported)?.edits ?? [])
        : [];
    if (!makes) return [{ file, start, end: nextLine(source.text, end), text: '' }];
    const semicolon = declaration.getText().endsWith(';') ? ';' : '';
    const name = quoted(plugin.package, styleOf(source).quote);
    return [{ file, start, end, text: `import { ${plugin.exported} } from ${name}${semicolon}` }];
  });
}

/** True where no import of the package stays. */
export function isWhole(evaluator: Evaluator, from: string, flow: Flow): boolean {
  return declarationsOf(evaluator, from).every((each) => isFree(evaluator, each, flow));
}

function declarationsOf(evaluator: Evaluator, from: string): readonly ts.ImportDeclaration[] {
  return [...evaluator.workspace.files.values()].flatMap((file) =>
    file.statements.filter(
      (each): each is ts.ImportDeclaration =>
        ts.isImportDeclaration(each) && (each.moduleSpecifier as ts.StringLiteral).text === from,
    ),
  );
}

/** True where everything that it imports stands in what is written anew. */
function isFree(evaluator: Evaluator, declaration: ts.ImportDeclaration, { asked, plugins }: Flow): boolean {
  const source = declaration.getSourceFile();
  const anew: ts.Node[] = [
    ...asked.flatMap(({ slots }) => slots.map((slot) => slot.node)),
    ...plugins.map(({ site }) => (site.node as ts.CallExpression).expression),
  ];
  return localNames(declaration).every((name) =>
    evaluator.workspace
      .identifiers(name)
      .every(
        (each) =>
          each.getSourceFile() !== source ||
          isInside(each, declaration) ||
          anew.some((node) => isInside(each, node)),
      ),
  );
}

function localNames({ importClause }: ts.ImportDeclaration): readonly string[] {
  const named = importClause?.namedBindings;
  return [
    ...(importClause?.name ? [importClause.name.text] : []),
    ...(named && ts.isNamedImports(named) ? named.elements.map((each) => each.name.text) : []),
    ...(named && ts.isNamespaceImport(named) ? [named.name.text] : []),
  ];
}

function isInside(node: ts.Node, outer: ts.Node): boolean {
  return (
    node.getSourceFile() === outer.getSourceFile() &&
    node.getStart() >= outer.getStart() &&
    node.getEnd() <= outer.getEnd()
  );
}

/** Settings of a request that the new plugin knows by another name. */
export function renameEdits(
  evaluator: Evaluator,
  { node, request }: HostCall,
  { renames }: PluginModels,
  config: string,
): readonly Edit[] {
  const given = node.arguments[request.argument];
  if (!renames || !given || !ts.isObjectLiteralExpression(given)) return [];
  const file = evaluator.workspace.fileOf(node);
  return Object.entries(renames).flatMap(([name, to]) =>
    placesOf(given, [config, name]).flatMap(({ node: property }): Edit[] =>
      ts.isPropertyAssignment(property)
        ? [{ file, start: property.name.getStart(), end: property.name.getEnd(), text: to }]
        : [],
    ),
  );
}
