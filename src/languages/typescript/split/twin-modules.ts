import { ts } from 'ts-morph';
import type { Exported } from '../program/exports-index.js';
import type { Split } from './split.js';
import { ending } from './text-with.js';
import { addProperty } from './twin-members.js';
import { isRequire } from './twin-variables.js';

/** What an import gives gets its twin imported beside it, in the same statement. */
export function twinOfImport(split: Split, declaration: ts.ImportSpecifier | ts.ImportClause): string {
  const statement = ts.isImportClause(declaration) ? declaration.parent : declaration.parent.parent.parent;
  const specifier = statement.moduleSpecifier;
  const file = ts.isStringLiteral(specifier)
    ? split.evaluator.workspace.resolve(statement, specifier.text)
    : undefined;
  if (!file || !declaration.name) return split.block(declaration, 'outside');
  if (split.evaluator.workspace.exportsOf(file).whole) return split.block(declaration, 'form');
  const local = declaration.name.text;
  if (ts.isImportSpecifier(declaration)) {
    const imported = (declaration.propertyName ?? declaration.name).text;
    const twin = split.ofExport(file, imported, local);
    const name = imported === local || imported === 'default' ? twin : split.named(local);
    split.insert(declaration.getSourceFile(), declaration.getEnd(), `, ${aliased(twin, name)}`);
    return name;
  }
  const twin = split.ofExport(file, 'default', local);
  importBesideDefault(split, declaration, twin);
  return twin;
}

function aliased(twin: string, name: string): string {
  return twin === name ? twin : `${twin} as ${name}`;
}

/** `import openai from './client'` → `import openai, { openaiEmbeddings } from './client'` */
function importBesideDefault(split: Split, clause: ts.ImportClause, twin: string): void {
  const source = clause.getSourceFile();
  const { namedBindings: named, name } = clause;
  if (!named) {
    split.insert(source, name!.getEnd(), `, { ${twin} }`);
    return;
  }
  const last = ts.isNamedImports(named) ? named.elements.at(-1) : undefined;
  if (last) split.insert(source, last.getEnd(), `, ${twin}`);
  else {
    const { moduleSpecifier } = clause.parent;
    const end = ending(clause.parent);
    split.insertAfter(clause.parent, `import { ${twin} } from ${moduleSpecifier.getText()}${end}`);
  }
}

/** `const { openai } = require('./client')`, `const { openai } = services`. */
export function twinOfBinding(split: Split, element: ts.BindingElement): string {
  const pattern = element.parent;
  const holder = pattern.parent;
  const isPlain =
    ts.isObjectBindingPattern(pattern) && ts.isVariableDeclaration(holder) && !element.dotDotDotToken;
  if (!isPlain || !holder.initializer || !ts.isIdentifier(element.name)) return split.block(element, 'form');
  const key = (element.propertyName ?? element.name).getText();
  const local = element.name.text;
  const owner = split.evaluator.evaluate(holder.initializer);
  const twin =
    owner.k === 'module'
      ? split.ofExport(owner.file, key, local)
      : owner.k === 'object'
        ? ofObject(split, holder.initializer, owner.node, key, element)
        : owner.k === 'instance'
          ? split.ofMember(owner.node, key, element)
          : undefined;
  if (twin === undefined) return split.block(element, 'form');
  const name = key === local ? twin : split.named(local);
  split.insert(element.getSourceFile(), element.getEnd(), `, ${name === twin ? twin : `${twin}: ${name}`}`);
  return name;
}

/** A module whose exports are one object literal gives that. */
function ofObject(
  split: Split,
  source: ts.Expression,
  owner: ts.ObjectLiteralExpression,
  key: string,
  at: ts.Node,
): string {
  const [specifier] = isRequire(source) ? source.arguments : [];
  const file =
    specifier && ts.isStringLiteralLike(specifier)
      ? split.evaluator.workspace.resolve(source, specifier.text)
      : undefined;
  return file ? split.ofExport(file, key, key) : split.ofProperty(owner, key, at);
}

/** The second client under a name of its own, exported in the form of the first. */
export function twinOfExport(split: Split, file: ts.SourceFile, name: string, local: string): string {
  const { workspace } = split.evaluator;
  const index = workspace.exportsOf(file);
  const found = index.names.get(name);
  if (found) return besides(split, file, found, { name, local });
  if (index.whole) return besideWhole(split, index.whole, { name, local });
  for (const specifier of index.stars) {
    const next = workspace.resolve(file, specifier);
    if (next && gives(split, next, name)) return split.ofExport(next, name, local);
  }
  return split.block(file.statements[0] ?? file, 'outside');
}

function gives(split: Split, file: ts.SourceFile, name: string): boolean {
  const { names, stars } = split.evaluator.workspace.exportsOf(file);
  return (
    names.has(name) ||
    stars.some((specifier) => {
      const next = split.evaluator.workspace.resolve(file, specifier);
      return next !== undefined && gives(split, next, name);
    })
  );
}

interface Wanted {
  readonly name: string;
  /** What importers call it. */
  readonly local: string;
}

function besides(split: Split, file: ts.SourceFile, found: Exported, wanted: Wanted): string {
  switch (found.as) {
    case 'declaration':
      return ofDeclaration(split, found.node);
    case 'expression':
      return ofExpression(split, found.node, wanted);
    case 'local':
      return ofSpecifier(split, found.name, ofLocal(split, found.name), wanted);
    case 'from': {
      const next = split.evaluator.workspace.resolve(file, found.specifier);
      if (!next || found.name === '*') return split.block(found.node, 'outside');
      return ofSpecifier(split, found.node, split.ofExport(next, found.name, wanted.local), wanted);
    }
  }
}

/** `export const`, `export function`: the twin is exported by the same word. */
function ofDeclaration(split: Split, node: ts.Declaration): string {
  if (ts.isVariableDeclaration(node)) {
    const { initializer } = node;
    const isFactory =
      initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer));
    const twin = isFactory ? split.ofFunction(initializer) : split.ofVariable(node);
    return twin ?? split.block(node, 'form');
  }
  return ts.isFunctionDeclaration(node) ? split.ofFunction(node) : split.block(node, 'form');
}

/** A client or a factory of that name in the same file. */
function ofLocal(split: Split, name: ts.Identifier): string {
  const value = split.evaluator.evaluate(name);
  const twin = value.k === 'function' ? split.ofFunction(value.node) : split.ofName(name);
  return twin ?? split.block(name, 'form');
}

/** `export { openai }`, `export { openai } from './client'`: one more name in the list. */
function ofSpecifier(split: Split, node: ts.Node, twin: string, { name, local }: Wanted): string {
  const specifier = ts.isExportSpecifier(node) ? node : node.parent;
  if (!ts.isExportSpecifier(specifier)) return split.block(node, 'form');
  const inner = (specifier.propertyName ?? specifier.name).text;
  const outer = name === 'default' || inner === name ? twin : split.named(local === 'default' ? inner : name);
  split.insert(specifier.getSourceFile(), specifier.getEnd(), `, ${aliased(twin, outer)}`);
  return outer;
}

/** `export default openai;`, `export default new OpenAI();`, `exports.openai = …`. */
function ofExpression(split: Split, node: ts.Expression, { local }: Wanted): string {
  const statement = node.parent.kind === ts.SyntaxKind.ExportAssignment ? node.parent : undefined;
  if (!statement) return ofAssignment(split, node);
  if (ts.isIdentifier(node)) {
    const twin = ofLocal(split, node);
    split.insertAfter(statement, `export { ${twin} }${ending(statement)}`);
    return twin;
  }
  const text = split.twin(node);
  if (text === undefined) return split.block(node, 'form');
  const twin = split.named(local);
  split.insertAfter(statement, `export const ${twin} = ${text}${ending(statement)}`);
  return twin;
}

/** `exports.openai = openai` */
function ofAssignment(split: Split, node: ts.Expression): string {
  const assignment = node.parent;
  const isPlaced =
    ts.isBinaryExpression(assignment) &&
    ts.isPropertyAccessExpression(assignment.left) &&
    ts.isExpressionStatement(assignment.parent);
  if (!isPlaced || !ts.isPropertyAccessExpression(assignment.left)) return split.block(node, 'form');
  const text = split.twin(node);
  if (text === undefined) return split.block(node, 'form');
  const { left } = assignment;
  const twin = text.startsWith(left.name.text) && /^[\w$]+$/.test(text) ? text : split.named(left.name.text);
  const target = `${left.expression.getText()}.${twin}`;
  split.insertAfter(assignment.parent, `${target} = ${text}${ending(assignment.parent)}`);
  return twin;
}

/** `module.exports = openai`, `module.exports = { openai }`. */
function besideWhole(split: Split, whole: ts.Expression, { name, local }: Wanted): string {
  if (ts.isObjectLiteralExpression(whole)) return inExports(split, whole, name);
  const statement = whole.parent.parent;
  if (name !== 'default' || !ts.isExpressionStatement(statement)) return split.block(whole, 'form');
  const value = split.evaluator.evaluate(whole);
  const text = value.k === 'function' && ts.isIdentifier(whole) ? ofLocal(split, whole) : split.twin(whole);
  if (text === undefined) return split.block(whole, 'form');
  const twin = /^[\w$]+$/.test(text) ? text : split.named(local);
  split.insertAfter(statement, `module.exports.${twin} = ${text}${ending(statement)}`);
  return twin;
}

function inExports(split: Split, whole: ts.ObjectLiteralExpression, name: string): string {
  const property = whole.properties.find((each) => each.name?.getText() === name);
  const value =
    property && ts.isPropertyAssignment(property)
      ? property.initializer
      : property && ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined;
  if (!property || !value) return split.block(property ?? whole, 'form');
  const isFactory = split.evaluator.evaluate(value).k === 'function';
  const text = isFactory && ts.isIdentifier(value) ? ofLocal(split, value) : split.twin(value);
  if (text === undefined) return split.block(property, 'form');
  const twin = /^[\w$]+$/.test(text) ? text : split.named(name);
  addProperty(split, property, text === twin ? twin : `${twin}: ${text}`);
  return twin;
}
