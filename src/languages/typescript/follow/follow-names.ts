import { ts } from 'ts-morph';
import { ENVIRONMENT, GLOBAL_OBJECTS } from './environment.js';
import type { Evaluator } from './evaluator.js';
import { followDocument } from './follow-files.js';
import { orDefault } from './fallback.js';
import type { Exported } from '../program/exports-index.js';
import { choice, unknown, type Known } from './known.js';
import { parseSpecifier } from '../program/package-specifier.js';
import { isAssignment, walk } from '../program/walk.js';

/** What a name stands for: its declaration, wherever that is. */
export function followName(evaluator: Evaluator, node: ts.Identifier): Known {
  if (node.text === 'undefined') return { k: 'literal', value: null, node };
  const symbol = symbolOf(evaluator, node);
  const declarations = symbol?.declarations ?? [];
  const declaration =
    declarations.find((each) => each.getSourceFile() === node.getSourceFile()) ?? declarations[0];
  if (!declaration || (declaration === node.parent && ts.isShorthandPropertyAssignment(declaration))) {
    return GLOBAL_OBJECTS.has(node.text)
      ? { k: 'external', package: `global:${node.text}`, path: [], node }
      : unknown(node, 'global');
  }
  return followDeclaration(evaluator, declaration, node);
}

export function symbolOf(evaluator: Evaluator, node: ts.Identifier): ts.Symbol | undefined {
  const checker = evaluator.workspace.checker;
  if (ts.isShorthandPropertyAssignment(node.parent) && node.parent.name === node) {
    return checker.getShorthandAssignmentValueSymbol(node.parent);
  }
  if (ts.isExportSpecifier(node.parent)) return checker.getExportSpecifierLocalTargetSymbol(node.parent);
  return checker.getSymbolAtLocation(node);
}

export function followDeclaration(evaluator: Evaluator, declaration: ts.Declaration, at: ts.Node): Known {
  if (ts.isVariableDeclaration(declaration))
    return isAmbient(declaration) ? ambient(declaration, at) : variable(evaluator, declaration);
  if (ts.isBindingElement(declaration)) return binding(evaluator, declaration);
  if (ts.isParameter(declaration)) return evaluator.argumentsOf(declaration);
  if (ts.isFunctionLike(declaration)) return { k: 'function', node: declaration };
  if (ts.isClassLike(declaration)) return { k: 'class', node: declaration };
  if (ts.isEnumDeclaration(declaration)) return { k: 'enum', node: declaration };
  if (ts.isEnumMember(declaration))
    return declaration.initializer ? evaluator.evaluate(declaration.initializer) : unknown(at);
  if (ts.isPropertyAssignment(declaration)) return evaluator.evaluate(declaration.initializer);
  return imported(evaluator, declaration, at);
}

/** `declare const wx: …`: what the file is given by where it runs. */
function isAmbient(declaration: ts.VariableDeclaration): boolean {
  return (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Ambient) !== 0;
}

function ambient(declaration: ts.VariableDeclaration, at: ts.Node): Known {
  return { k: 'external', package: `global:${declaration.name.getText()}`, path: [], node: at };
}

function imported(evaluator: Evaluator, declaration: ts.Declaration, at: ts.Node): Known {
  if (ts.isImportClause(declaration))
    return fromModule(evaluator, declaration, specifierOf(declaration.parent), 'default');
  if (ts.isNamespaceImport(declaration))
    return fromModule(evaluator, declaration, specifierOf(declaration.parent.parent), '*');
  if (ts.isImportSpecifier(declaration)) {
    const name = (declaration.propertyName ?? declaration.name).text;
    return fromModule(evaluator, declaration, specifierOf(declaration.parent.parent.parent), name);
  }
  if (ts.isImportEqualsDeclaration(declaration)) {
    const reference = declaration.moduleReference;
    if (!ts.isExternalModuleReference(reference)) return unknown(at);
    return ts.isStringLiteral(reference.expression)
      ? fromModule(evaluator, declaration, reference.expression.text, '*')
      : unknown(at);
  }
  return unknown(at);
}

function specifierOf(declaration: ts.ImportDeclaration | ts.JSDocImportTag): string {
  return ts.isStringLiteral(declaration.moduleSpecifier) ? declaration.moduleSpecifier.text : '';
}

/** A name of a module: followed into the project, or known as a package's export. '*' is the module itself. */
export function fromModule(evaluator: Evaluator, at: ts.Node, specifier: string, name: string): Known {
  const file = evaluator.workspace.resolve(at, specifier);
  if (file) return name === '*' ? { k: 'module', file } : exported(evaluator, file, name, at);
  const document = followDocument(evaluator, at, specifier, name);
  if (document) return document;
  if (evaluator.workspace.isOwn(at, specifier)) return unknown(at, 'external');
  const value = external(specifier, name === '*' ? [] : [name], at);
  return value.k === 'external' ? (readyMade(evaluator, value) ?? value) : value;
}

/** A package's export, whatever registry the specifier names; environment modules are the environment. */
function external(specifier: string, path: readonly string[], node: ts.Node): Known {
  const { name: bare, version } = parseSpecifier(specifier);
  if (/^\$env\/(?:static|dynamic)\//.test(bare) || /^astro:env\//.test(bare)) {
    const rest = bare.includes('dynamic') ? path.slice(1) : path;
    const name = rest[0];
    return name ? { k: 'env', name, node } : { k: 'external', package: ENVIRONMENT, path: [], node };
  }
  if (bare === 'process' && path.at(-1) === 'env')
    return { k: 'external', package: ENVIRONMENT, path: [], node };
  return { k: 'external', package: bare, path, node, ...(version === undefined ? {} : { version }) };
}

/** `import { openai } from '@ai-sdk/openai'`: a client that the package has made. */
function readyMade(evaluator: Evaluator, value: Extract<Known, { k: 'external' }>): Known | undefined {
  const name = value.path.at(-1);
  if (name === undefined || !evaluator.sdks.describes(value.package)) return undefined;
  const recognised = evaluator.sdks.client(
    value.package,
    name,
    evaluator.workspace.fileOf(value.node),
    value.version,
  );
  if (recognised?.descriptor.make !== 'instance') return undefined;
  const instance = ts.isImportSpecifier(value.node) ? { instance: value.node } : {};
  const site = {
    ...recognised,
    node: value.node,
    optionsOwner: undefined,
    package: value.package,
    exportName: name,
    ...instance,
  };
  return { k: 'client', site };
}

/** An export of a project's module, through any number of re-exports. */
export function exported(
  evaluator: Evaluator,
  file: ts.SourceFile,
  name: string,
  at: ts.Node,
  seen = new Set<ts.SourceFile>(),
): Known {
  if (seen.has(file)) return unknown(at, 'cycle');
  seen.add(file);
  const index = evaluator.workspace.exportsOf(file);
  const found = index.names.get(name);
  if (found) return valueOf(evaluator, found, file);
  if (index.whole) {
    const whole = evaluator.evaluate(index.whole);
    return name === 'default' ? whole : evaluator.property(whole, name, at);
  }
  for (const specifier of index.stars) {
    const next = evaluator.workspace.resolve(file, specifier);
    const value = next ? exported(evaluator, next, name, at, seen) : undefined;
    if (value && value.k !== 'unknown') return value;
    if (!next && !evaluator.workspace.isOwn(file, specifier)) return external(specifier, [name], at);
  }
  // CommonJS seen through an ES import: the default is the module itself.
  if (name === 'default' && index.names.size > 0) return { k: 'module', file };
  return unknown(at, 'external');
}

function valueOf(evaluator: Evaluator, found: Exported, file: ts.SourceFile): Known {
  if (found.as === 'expression') return evaluator.evaluate(found.node);
  if (found.as === 'declaration') return followDeclaration(evaluator, found.node, found.node);
  if (found.as === 'local') return followName(evaluator, found.name);
  return fromModule(evaluator, file, found.specifier, found.name);
}

function variable(evaluator: Evaluator, declaration: ts.VariableDeclaration): Known {
  const list = declaration.parent;
  if (ts.isVariableDeclarationList(list) && ts.isForOfStatement(list.parent)) {
    return evaluator.elements(evaluator.evaluate(list.parent.expression), declaration);
  }
  const values: Known[] = [];
  if (declaration.initializer) values.push(evaluator.evaluate(declaration.initializer));
  const isConstant = ts.isVariableDeclarationList(list) && (list.flags & ts.NodeFlags.Const) !== 0;
  if (!isConstant && ts.isIdentifier(declaration.name))
    values.push(...assignments(evaluator, declaration.name));
  if (values.length > 0) return choice(values, declaration);
  return typed(evaluator, declaration.type, declaration) ?? unknown(declaration);
}

/** `x = value`, `x ??= value`, anywhere in the same file. */
function assignments(evaluator: Evaluator, name: ts.Identifier): Known[] {
  const written = assignedNames(name.getSourceFile()).get(name.text);
  if (!written) return [];
  const { checker } = evaluator.workspace;
  const symbol = checker.getSymbolAtLocation(name);
  return written
    .filter((assignment) => checker.getSymbolAtLocation(assignment.left) === symbol)
    .map((assignment) => evaluator.evaluate(assignment.right));
}

const assigned = new WeakMap<ts.SourceFile, ReadonlyMap<string, readonly ts.BinaryExpression[]>>();

/** Assignments to plain names in a file, by name. */
function assignedNames(file: ts.SourceFile): ReadonlyMap<string, readonly ts.BinaryExpression[]> {
  const known = assigned.get(file);
  if (known) return known;
  const found = new Map<string, ts.BinaryExpression[]>();
  walk(file, (node) => {
    if (!ts.isBinaryExpression(node) || !ts.isIdentifier(node.left) || !isAssignment(node)) return;
    const list = found.get(node.left.text);
    if (list) list.push(node);
    else found.set(node.left.text, [node]);
  });
  assigned.set(file, found);
  return found;
}

function binding(evaluator: Evaluator, element: ts.BindingElement): Known {
  const pattern = element.parent;
  const holder = pattern.parent;
  const source = ts.isBindingElement(holder)
    ? binding(evaluator, holder)
    : ts.isParameter(holder)
      ? evaluator.argumentsOf(holder)
      : holder.initializer
        ? evaluator.evaluate(holder.initializer)
        : unknown(element);
  const value = ts.isArrayBindingPattern(pattern)
    ? elementOf(evaluator, source, element)
    : element.dotDotDotToken
      ? restOf(source, pattern)
      : evaluator.property(source, boundName(element), element);
  return element.initializer ? orDefault(evaluator, value, element.initializer, element) : value;
}

/** `const [client] = useState(() => new OpenAI())` takes the client itself. */
function elementOf(evaluator: Evaluator, source: Known, element: ts.BindingElement): Known {
  const isFirst = element.parent.elements[0] === element;
  return isFirst && source.k === 'client' ? source : evaluator.elements(source, element);
}

/** `{ model, ...rest }`: the rest has no `model`. */
function restOf(source: Known, { elements }: ts.BindingPattern): Known {
  const taken = elements.flatMap((each) =>
    ts.isBindingElement(each) && !each.dotDotDotToken ? [boundName(each)] : [],
  );
  return taken.length === 0 || source.k === 'unknown' ? source : { k: 'without', of: source, names: taken };
}

function boundName(element: ts.BindingElement): string {
  const name = element.propertyName ?? element.name;
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : '';
}

/** A declared type that names a package's class. */
export function typed(evaluator: Evaluator, type: ts.TypeNode | undefined, at: ts.Node): Known | undefined {
  if (!type || !ts.isTypeReferenceNode(type)) return undefined;
  const names: string[] = [];
  let name: ts.EntityName = type.typeName;
  while (ts.isQualifiedName(name)) {
    names.unshift(name.right.text);
    name = name.left;
  }
  const value = followName(evaluator, name);
  if (value.k === 'class' && names.length === 0) return { k: 'instance', node: value.node };
  if (value.k !== 'external') return undefined;
  const path = [...value.path, ...names];
  return { k: 'typed', package: value.package, name: path.at(-1) ?? 'default', path: [], node: at };
}
