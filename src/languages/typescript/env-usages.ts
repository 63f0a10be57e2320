import { ts } from 'ts-morph';
import type { Span } from '../../core/source.js';
import type { EnvUsage } from '../../core/usage.js';
import { isOpenAIVariable, variableRole } from '../../core/variables.js';
import { contentStart, isTextPiece } from './endpoints.js';
import { usageId } from './usage-id.js';
import { walk } from './walk.js';
import type { Workspace } from './workspace.js';

/** Every token in code that names a variable: reads, keys of schemas, types, and mentions in text. `alsoNames`: variables under a user's own names. */
export function detectVariables(workspace: Workspace, alsoNames: ReadonlySet<string>): EnvUsage[] {
  const isWanted = (name: string) => isOpenAIVariable(name) || alsoNames.has(name);
  const found: EnvUsage[] = [];
  const locals = new Set<ts.Symbol>();
  for (const file of workspace.files.values()) {
    walk(file, (node) => {
      if (ts.isIdentifier(node) && isWanted(node.text)) found.push(...ofIdentifier(workspace, node, locals));
      else if (isTextPiece(node) && /[A-Z]_?[A-Z]/.test(node.text))
        found.push(...ofText(workspace, node, isWanted));
      else if (ts.isJsxText(node))
        found.push(
          ...inText(
            workspace,
            node.getSourceFile(),
            { start: node.getStart(), end: node.getEnd() },
            isOpenAIVariable,
          ),
        );
    });
  }
  return found;
}

function ofIdentifier(workspace: Workspace, node: ts.Identifier, locals: Set<ts.Symbol>): EnvUsage[] {
  const form = formOf(workspace, node, locals);
  return form
    ? [usageAt(workspace, node, { start: node.getStart(), end: node.getEnd() }, node.text, form)]
    : [];
}

/** What the identifier is there; undefined where it is a local name that has nothing to do with the environment. */
function formOf(
  workspace: Workspace,
  node: ts.Identifier,
  locals: Set<ts.Symbol>,
): EnvUsage['form'] | undefined {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return 'read';
  if (ts.isPropertySignature(parent) || ts.isTypeElement(parent)) return 'type';
  if (isMemberName(parent, node)) return 'pass';
  if (ts.isBindingElement(parent) && (parent.propertyName ?? parent.name) === node) {
    if (!parent.propertyName) remember(workspace, node, locals);
    return 'read';
  }
  if (ts.isImportSpecifier(parent) && isEnvironmentModule(parent)) {
    remember(workspace, node, locals);
    return 'read';
  }
  return isLocalOfSameName(workspace, node, locals) ? 'read' : undefined;
}

/** Keys of objects and members of classes: `{ OPENAI_KEY(value) { … } }` is read by its name elsewhere. */
function isMemberName(parent: ts.Node, node: ts.Identifier): boolean {
  const isMember =
    ts.isPropertyAssignment(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isAccessor(parent) ||
    ts.isEnumMember(parent);
  return isMember && parent.name === node;
}

function remember(workspace: Workspace, node: ts.Identifier, locals: Set<ts.Symbol>): void {
  const symbol = workspace.checker.getSymbolAtLocation(node);
  if (symbol) locals.add(symbol);
}

function isEnvironmentModule(specifier: ts.ImportSpecifier): boolean {
  const from = specifier.parent.parent.parent.moduleSpecifier;
  return from !== undefined && ts.isStringLiteral(from) && /^(?:\$env\/|astro:env\/)/.test(from.text);
}

/** `const OPENAI_API_KEY = process.env.OPENAI_API_KEY`, its uses, and its imports in other files. */
function isLocalOfSameName(
  workspace: Workspace,
  node: ts.Identifier,
  locals: ReadonlySet<ts.Symbol>,
): boolean {
  const parent = node.parent;
  const { checker } = workspace;
  const symbol = ts.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : checker.getSymbolAtLocation(node);
  if (symbol && locals.has(symbol)) return true;
  const declaration = symbol?.declarations?.[0];
  if (!declaration) return false;
  if (ts.isVariableDeclaration(declaration)) return readsSameName(declaration, node.text);
  if (ts.isBindingElement(declaration)) return !declaration.propertyName;
  if (!ts.isImportSpecifier(declaration)) return false;
  const from = declaration.parent.parent.parent.moduleSpecifier;
  const file = from && ts.isStringLiteral(from) ? workspace.resolve(node, from.text) : undefined;
  const exported = file && workspace.exportsOf(file).names.get(node.text);
  return (
    exported?.as === 'declaration' &&
    ts.isVariableDeclaration(exported.node) &&
    readsSameName(exported.node, node.text)
  );
}

function readsSameName(declaration: ts.VariableDeclaration, name: string): boolean {
  return new RegExp(`\\b(?:env|ENV)\\b[^;]*\\b${name}\\b|['"\`]${name}['"\`]`).test(
    declaration.initializer?.getText() ?? '',
  );
}

/** A string that is the name, or text that mentions it as a word. */
function ofText(
  workspace: Workspace,
  node: ts.Node & { readonly text: string },
  isWanted: (name: string) => boolean,
): EnvUsage[] {
  if (!isTextPiece(node)) return [];
  const start = contentStart(workspace, node);
  if (start === undefined) return [];
  if (isWanted(node.text) && ts.isStringLiteralLike(node)) {
    const isKey = ts.isPropertyAssignment(node.parent) && node.parent.name === node;
    const isType = ts.isLiteralTypeNode(node.parent);
    return [
      usageAt(
        workspace,
        node,
        { start, end: start + node.text.length },
        node.text,
        isType ? 'type' : isKey ? 'pass' : 'read',
      ),
    ];
  }
  return inText(workspace, node.getSourceFile(), { start, end: start + node.text.length }, isOpenAIVariable);
}

function inText(
  workspace: Workspace,
  file: ts.SourceFile,
  range: { start: number; end: number },
  isWanted: (name: string) => boolean,
): EnvUsage[] {
  const text = file.text.slice(range.start, range.end);
  return [...text.matchAll(/(?<![\w$])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w$])/g)].flatMap((match) => {
    if (!isWanted(match[0])) return [];
    const start = range.start + match.index;
    return [usageAt(workspace, file, { start, end: start + match[0].length }, match[0], 'mention')];
  });
}

function usageAt(
  workspace: Workspace,
  node: ts.Node,
  at: { start: number; end: number },
  name: string,
  form: EnvUsage['form'],
): EnvUsage {
  const nameAt: Span = { file: workspace.fileOf(node), ...at };
  return {
    id: usageId('env', nameAt),
    kind: 'env',
    language: 'typescript',
    span: nameAt,
    name,
    role: variableRole(name),
    form,
    nameAt,
    feeds: [],
  };
}
