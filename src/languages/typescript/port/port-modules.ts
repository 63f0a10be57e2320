import { ts } from 'ts-morph';
import type { Edit } from '../../../core/change.js';
import type { PortDescriptor } from '../../../core/sdk.js';
import { EditSheet } from '../render/edit-sheet.js';
import { functionIn } from './port-syntax.js';
import { quoted } from '../render/print-expression.js';
import { isTestFile } from '../program/test-files.js';
import { styleOf } from '../program/source-style.js';
import { walk } from '../program/walk.js';
import type { Workspace } from '../program/workspace.js';
import { usesOfName } from '../program/uses-of-name.js';

/** What the files that import or mock the old package need, or the place that keeps them from it. */
export type PortedModules =
  { readonly edits: readonly Edit[]; readonly mocks: readonly ts.Node[] } | { readonly problem: ts.Node };

interface Work {
  readonly workspace: Workspace;
  readonly sheet: EditSheet<'it'>;
  readonly port: PortDescriptor;
  /** Exports that are the old client's class. */
  readonly classes: readonly string[];
  /** Names in mocks and tests that follow. */
  readonly mocks: ts.Node[];
}

const MOCKS =
  /^(?:(?:vi|jest)\.(?:mock|doMock|unstable_mockModule|requireActual|importActual)|mock\.module)$/;

/** Every import, mock and mention of the old package's names, in all files that name it. */
export function portModules(
  workspace: Workspace,
  packageName: string,
  port: PortDescriptor,
  classes: readonly string[],
): PortedModules {
  const work: Work = { workspace, sheet: new EditSheet(), port, classes, mocks: [] };
  for (const file of workspace.files.values()) {
    if (!file.text.includes(packageName)) continue;
    const problem = portFile(work, file, packageName);
    if (problem) return { problem };
  }
  return { edits: work.sheet.edits('it'), mocks: work.mocks };
}

function portFile(work: Work, file: ts.SourceFile, packageName: string): ts.Node | undefined {
  let problem: ts.Node | undefined;
  let mocks = false;
  walk(file, (node) => {
    if (problem) return;
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      isNamed(node.moduleSpecifier, packageName)
    ) {
      problem = ts.isImportDeclaration(node) ? portImport(work, node) : node;
    } else if (ts.isCallExpression(node) && isNamed(node.arguments[0], packageName)) {
      const callee = node.expression.getText();
      if (callee === 'require') problem = portRequire(work, node);
      else if (MOCKS.test(callee)) {
        mocks = true;
        replace(work, node.arguments[0]!, quotedAs(node.arguments[0]!, work.port.package));
      } else problem = node;
    }
  });
  if (!problem && mocks) walk(file, (node) => portMock(work, node));
  return problem;
}

function isNamed(node: ts.Node | undefined, packageName: string): boolean {
  return node !== undefined && ts.isStringLiteral(node) && node.text === packageName;
}

function quotedAs(node: ts.Node, text: string): string {
  return quoted(text, node.getText().charAt(0));
}

function replace({ workspace, sheet }: Work, node: ts.Node, text: string): void {
  sheet.put(['it'], { file: workspace.fileOf(node), start: node.getStart(), end: node.getEnd(), text });
}

function portImport(work: Work, node: ts.ImportDeclaration): ts.Node | undefined {
  const clause = node.importClause;
  const named = clause?.namedBindings;
  if (!clause || clause.name || !named || !ts.isNamedImports(named)) return node;
  return portNames(work, node, named.elements, (text) => {
    if (!isHost(work, node)) return undefined;
    const { quote } = styleOf(node.getSourceFile());
    const isType =
      clause.isTypeOnly || named.elements.every((each) => each.isTypeOnly || isTypeName(work, each));
    const end = node.getText().endsWith(';') ? ';' : '';
    return `import ${isType ? 'type ' : ''}{ ${text} } from ${quoted(work.port.package, quote)}${end}`;
  });
}

/** Of several imports of the old package in a file one brings the new class: the first with a value, else the first. */
function isHost(work: Work, node: ts.ImportDeclaration): boolean {
  const specifier = (node.moduleSpecifier as ts.StringLiteral).text;
  const all = node
    .getSourceFile()
    .statements.filter(ts.isImportDeclaration)
    .filter((each) => isNamed(each.moduleSpecifier, specifier));
  const named = (each: ts.ImportDeclaration): readonly ts.ImportSpecifier[] => {
    const bindings = each.importClause?.namedBindings;
    return bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
  };
  const withValue = all.find(
    (each) =>
      !each.importClause?.isTypeOnly && named(each).some((one) => !one.isTypeOnly && !isTypeName(work, one)),
  );
  return node === (withValue ?? all[0]);
}

function isTypeName({ port }: Work, specifier: ts.ImportSpecifier): boolean {
  return port.types[(specifier.propertyName ?? specifier.name).text] !== undefined;
}

function portRequire(work: Work, node: ts.CallExpression): ts.Node | undefined {
  const declaration = node.parent;
  if (!ts.isVariableDeclaration(declaration) || !ts.isObjectBindingPattern(declaration.name)) return node;
  const { elements } = declaration.name;
  const problem = portNames(work, declaration.name, elements, (text) => `{ ${text.replace(' as ', ': ')} }`);
  if (!problem) replace(work, node.arguments[0]!, quotedAs(node.arguments[0]!, work.port.package));
  return problem;
}

type Specifier = ts.ImportSpecifier | ts.BindingElement;

function portNames(
  work: Work,
  whole: ts.Node,
  elements: readonly Specifier[],
  print: (names: string) => string | undefined,
): ts.Node | undefined {
  const { port, classes } = work;
  const file = whole.getSourceFile();
  const local = elements
    .find((each) => classes.includes(importedName(each)) && each.propertyName)
    ?.name.getText();
  const name = local ?? port.exported;
  // A class of that name from elsewhere would be shadowed.
  if (!local && takesName(file, name, port.package)) return whole;
  for (const element of elements) {
    const imported = importedName(element);
    const type = port.types[imported];
    if (classes.includes(imported)) {
      if (!element.propertyName) for (const use of usesOf(work, element)) replaceName(work, use, name);
    } else if (type !== undefined) {
      for (const use of usesOf(work, element)) replace(work, use, `${name}.${type}`);
    } else if (port.credentials[imported] === undefined) return element;
  }
  const text = hasImport(file, port) ? undefined : print(local ? `${port.exported} as ${local}` : name);
  if (text !== undefined) replace(work, whole, text);
  else removeLine(work, ts.findAncestor(whole, ts.isStatement)!);
  return undefined;
}

function importedName(element: Specifier): string {
  return (element.propertyName ?? element.name).getText();
}

/** `{ OpenAIClient }` in shorthand keeps its name as a key. */
function replaceName(work: Work, use: ts.Identifier, name: string): void {
  if (isTestFile(work.workspace.fileOf(use))) work.mocks.push(use);
  if (ts.isShorthandPropertyAssignment(use.parent)) replace(work, use, `${use.text}: ${name}`);
  else replace(work, use, name);
}

function usesOf({ workspace }: Work, { name }: Specifier): readonly ts.Identifier[] {
  return ts.isIdentifier(name) ? usesOfName(workspace, name) : [];
}

function hasImport(file: ts.SourceFile, port: PortDescriptor): boolean {
  return new RegExp(`\\b${port.exported}\\b[^;\\n]*(?:from|require\\()\\s*['"]${port.package}['"]`).test(
    file.text,
  );
}

/** True where the file declares the name at its top for something else. */
function takesName(file: ts.SourceFile, name: string, packageName: string): boolean {
  const declared = (file as ts.SourceFile & { locals?: ReadonlyMap<string, ts.Symbol> }).locals?.get(name);
  const declaration = declared?.declarations?.[0];
  const statement = declaration && ts.findAncestor(declaration, ts.isImportDeclaration);
  return declaration !== undefined && !(statement && isNamed(statement.moduleSpecifier, packageName));
}

/** The shape of a mock: the class under its new name, methods where the new class has them, credentials gone. */
function portMock(work: Work, node: ts.Node): void {
  if (!ts.isPropertyAssignment(node) || !ts.isIdentifier(node.name)) return;
  const { port, classes } = work;
  const { text } = node.name;
  const isNamedSo =
    classes.includes(text) || port.credentials[text] !== undefined || Object.hasOwn(port.calls, text);
  if (isNamedSo) work.mocks.push(node.name);
  if (classes.includes(text)) replace(work, node.name, port.exported);
  else if (port.credentials[text] !== undefined) remove(work, node);
  else {
    const call = Object.hasOwn(port.calls, text) ? port.calls[text] : undefined;
    if (call && isAlone(node, call.method, port)) mockMethod(work, node, call);
  }
}

/** Two methods under one name cannot stand beside each other without being merged by hand. */
function isAlone(node: ts.PropertyAssignment, method: string, port: PortDescriptor): boolean {
  const [head = ''] = method.split('.');
  return node.parent.properties.every((each) => {
    if (each === node || !each.name || !ts.isIdentifier(each.name)) return true;
    return !port.calls[each.name.text]?.method.startsWith(`${head}.`) && each.name.text !== head;
  });
}

function mockMethod(
  { workspace, sheet }: Work,
  node: ts.PropertyAssignment,
  call: PortDescriptor['calls'][string],
): void {
  const file = workspace.fileOf(node);
  const put = (start: number, end: number, text: string): void =>
    sheet.put(['it'], { file, start, end, text });
  const parts = call.method.split('.');
  put(node.name.getStart(), node.name.getEnd(), parts.join(': { '));
  put(node.initializer.getEnd(), node.initializer.getEnd(), ' }'.repeat(parts.length - 1));
  const parameters = functionIn(node.initializer)?.parameters ?? [];
  if (
    parameters.length === 0 ||
    !parameters.every((each) => ts.isIdentifier(each.name) && !each.dotDotDotToken)
  )
    return;
  const [first, last] = [parameters[0]!, parameters.at(-1)!];
  const names = parameters.map((each, index) => {
    const label = call.positional[index];
    const name = each.name.getText();
    if (label === undefined) return `...${name}`;
    return label === name ? name : `${label}: ${name}`;
  });
  const inParentheses = node.getSourceFile().text.slice(first.getStart() - 1, first.getStart()) === '(';
  const pattern = `{ ${names.join(', ')} }`;
  const typed = parameters.some((each) => each.type) ? `${pattern}: any` : pattern;
  put(first.getStart(), last.getEnd(), inParentheses ? typed : `(${typed})`);
}

function removeLine({ workspace, sheet }: Work, node: ts.Node): void {
  const tail = /^[ \t]*\r?\n/.exec(node.getSourceFile().text.slice(node.getEnd()))?.[0].length ?? 0;
  const [start, end] = [node.getStart(), node.getEnd() + tail];
  sheet.put(['it'], { file: workspace.fileOf(node), start, end, text: '' });
}

/** A property with its line, or with one comma beside it. */
function remove({ workspace, sheet }: Work, node: ts.PropertyAssignment): void {
  const { text } = node.getSourceFile();
  const lead = /(?:\r?\n)?[ \t]*$/.exec(text.slice(0, node.getStart()))?.[0].length ?? 0;
  const tail = /^[ \t]*,/.exec(text.slice(node.getEnd()))?.[0].length ?? 0;
  sheet.put(['it'], {
    file: workspace.fileOf(node),
    start: node.getStart() - lead,
    end: node.getEnd() + tail,
    text: '',
  });
}
