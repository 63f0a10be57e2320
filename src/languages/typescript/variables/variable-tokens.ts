import { ts } from 'ts-morph';
import type { EnvUsage } from '../../../core/usage.js';
import type { Exported } from '../program/exports-index.js';
import { walk } from '../program/walk.js';
import type { Workspace } from '../program/workspace.js';

type Form = EnvUsage['form'];

const ENVIRONMENT_MODULE = /^(?:\$env\/|astro:env\/)/;
/** What is kept under a name in a browser or a cache is nobody's environment. */
const STORAGE = /storage|cookie|securestore|preferences|\bcaches?\b|redis/i;
const MAX_DEPTH = 8;

const tokens = new WeakMap<Workspace, VariableTokens>();

export function variableTokens(workspace: Workspace): VariableTokens {
  let found = tokens.get(workspace);
  if (!found) tokens.set(workspace, (found = new VariableTokens(workspace)));
  return found;
}

/**
 * Tells what a token that reads like a variable's name is there. Names of members are the variable's wherever they stand, so that a
 * rename reaches every side of an object; a local is, where it got its value from a member of that name.
 */
export class VariableTokens {
  readonly #workspace: Workspace;
  readonly #locals = new Map<ts.Node, boolean>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Undefined where the identifier has nothing to do with the environment. */
  formOf(node: ts.Identifier): Form | undefined {
    const { parent } = node;
    if (ts.isShorthandPropertyAssignment(parent)) return this.isLocal(node) ? 'read' : 'pass';
    if (ts.isBindingElement(parent) && (parent.propertyName ?? parent.name) === node) {
      return this.#isOtherExport(parent, node.text) ? undefined : 'read';
    }
    return this.#memberForm(node) ?? (isOnlyAMember(node) || !this.isLocal(node) ? undefined : 'read');
  }

  /** True where the identifier names a local (or an import of one) that holds the variable of the same name. */
  isLocal(node: ts.Identifier): boolean {
    const declaration = this.#declarationOf(node);
    return declaration !== undefined && this.#holdsVariable(declaration, node.text, 0);
  }

  /** What a string that is a variable's name does there; undefined where it names something else. */
  textForm(node: ts.StringLiteralLike): Form | undefined {
    const { parent } = node;
    if (ts.isLiteralTypeNode(parent) || ts.isPropertySignature(parent)) return 'type';
    if (isNamedMember(parent) && parent.name === node) return 'pass';
    if (ts.isElementAccessExpression(parent))
      return STORAGE.test(parent.expression.getText()) ? undefined : 'read';
    if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return argumentForm(parent);
    if (ts.isBindingElement(parent)) return 'read';
    return formBeside(parent);
  }

  #memberForm(node: ts.Identifier): Form | undefined {
    const { parent } = node;
    if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
      return STORAGE.test(parent.expression.getText()) || this.#isOtherOfNamespace(parent)
        ? undefined
        : 'read';
    }
    if (ts.isQualifiedName(parent) && parent.right === node) return 'type';
    if (ts.isTypeElement(parent) && parent.name === node) return 'type';
    const isName = isNamedMember(parent) || ts.isJsxAttribute(parent);
    return isName && parent.name === node ? 'pass' : undefined;
  }

  #declarationOf(node: ts.Identifier): ts.Declaration | undefined {
    const { checker } = this.#workspace;
    const { parent } = node;
    if (ts.isShorthandPropertyAssignment(parent))
      return checker.getShorthandAssignmentValueSymbol(parent)?.declarations?.[0];
    if (ts.isExportSpecifier(parent)) {
      return parent.parent.parent.moduleSpecifier
        ? parent
        : checker.getExportSpecifierLocalTargetSymbol(parent)?.declarations?.[0];
    }
    if (ts.isImportSpecifier(parent)) return parent;
    return checker.getSymbolAtLocation(node)?.declarations?.[0];
  }

  #holdsVariable(declaration: ts.Node, name: string, depth: number): boolean {
    const known = this.#locals.get(declaration);
    if (known !== undefined || depth > MAX_DEPTH) return known ?? false;
    this.#locals.set(declaration, false); // a definition that leads to itself holds nothing
    const holds = this.#examine(declaration, name, depth);
    this.#locals.set(declaration, holds);
    return holds;
  }

  #examine(declaration: ts.Node, name: string, depth: number): boolean {
    if (ts.isVariableDeclaration(declaration))
      return declaration.initializer !== undefined && this.#reads(declaration.initializer, name);
    if (ts.isBindingElement(declaration))
      return !declaration.propertyName && !this.#isOtherExport(declaration, name);
    if (ts.isImportSpecifier(declaration)) {
      const from = declaration.parent.parent.parent.moduleSpecifier;
      return (
        (declaration.propertyName ?? declaration.name).text === name &&
        this.#exportHolds(from, name, depth + 1)
      );
    }
    if (!ts.isExportSpecifier(declaration)) return false;
    const from = declaration.parent.parent.moduleSpecifier;
    return (
      (declaration.propertyName ?? declaration.name).text === name &&
      from !== undefined &&
      this.#exportHolds(from, name, depth + 1)
    );
  }

  /** True where the expression takes a member of this name. */
  #reads(expression: ts.Expression, name: string): boolean {
    let reads = false;
    const see = (node: ts.Node) => {
      if (reads) return;
      if (ts.isIdentifier(node) && node.text === name) reads = this.#memberForm(node) === 'read';
      else if (ts.isStringLiteralLike(node) && node.text === name) reads = this.textForm(node) === 'read';
    };
    walk(expression, see);
    return reads;
  }

  #exportHolds(specifier: ts.Expression, name: string, depth: number): boolean {
    if (!ts.isStringLiteralLike(specifier)) return false;
    if (ENVIRONMENT_MODULE.test(specifier.text)) return true;
    const file = this.#workspace.resolve(specifier, specifier.text);
    return file !== undefined && this.#moduleGives(file, name, depth);
  }

  #moduleGives(file: ts.SourceFile, name: string, depth: number): boolean {
    if (depth > MAX_DEPTH) return false;
    const index = this.#workspace.exportsOf(file);
    const entry = index.names.get(name);
    if (entry) return this.#entryHolds(file, entry, name, depth);
    if (index.whole) return true;
    return index.stars.some((star) => {
      const next = this.#workspace.resolve(file, star);
      return next !== undefined && this.#moduleGives(next, name, depth + 1);
    });
  }

  #entryHolds(file: ts.SourceFile, entry: Exported, name: string, depth: number): boolean {
    switch (entry.as) {
      case 'expression':
        return name !== 'default';
      case 'declaration':
        return this.#holdsVariable(entry.node, name, depth + 1);
      case 'from': {
        const next = entry.name === name ? this.#workspace.resolve(file, entry.specifier) : undefined;
        return next !== undefined && this.#moduleGives(next, name, depth + 1);
      }
      case 'local':
        return entry.name.text === name && this.isLocal(entry.name);
    }
  }

  /** `settings.OPENAI_MODEL`, where `settings` is a module that exports a constant of its own under that name. */
  #isOtherOfNamespace({ expression, name }: ts.PropertyAccessExpression): boolean {
    if (!ts.isIdentifier(expression)) return false;
    const declaration = this.#workspace.checker.getSymbolAtLocation(expression)?.declarations?.[0];
    if (!declaration || !ts.isNamespaceImport(declaration)) return false;
    return this.#isOtherIn(declaration.parent.parent.moduleSpecifier, name.text);
  }

  /** `const { OPENAI_MODEL } = require('./settings')`, where that is a constant of the module's own. */
  #isOtherExport(element: ts.BindingElement, name: string): boolean {
    const declaration = element.parent.parent;
    if (!ts.isVariableDeclaration(declaration) || !declaration.initializer) return false;
    const value = ts.isAwaitExpression(declaration.initializer)
      ? declaration.initializer.expression
      : declaration.initializer;
    if (!ts.isCallExpression(value)) return false;
    const isImport =
      value.expression.kind === ts.SyntaxKind.ImportKeyword || value.expression.getText() === 'require';
    const [specifier] = value.arguments;
    return isImport && specifier !== undefined && this.#isOtherIn(specifier, name);
  }

  #isOtherIn(specifier: ts.Expression, name: string): boolean {
    const file = ts.isStringLiteralLike(specifier)
      ? this.#workspace.resolve(specifier, specifier.text)
      : undefined;
    return file !== undefined && !this.#moduleGives(file, name, 0);
  }
}

type NamedMember =
  | ts.PropertyAssignment
  | ts.MethodDeclaration
  | ts.PropertyDeclaration
  | ts.AccessorDeclaration
  | ts.EnumMember;

function isNamedMember(node: ts.Node): node is NamedMember {
  return (
    ts.isPropertyAssignment(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isAccessor(node) ||
    ts.isEnumMember(node)
  );
}

/** The right side of a dot is never a local, whatever is in scope. */
function isOnlyAMember(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isBindingElement(parent) && parent.propertyName === node)
  );
}

function formBeside(parent: ts.Node): Form {
  if (ts.isBinaryExpression(parent))
    return parent.operatorToken.kind === ts.SyntaxKind.InKeyword ? 'read' : 'mention';
  const hands =
    ts.isArrayLiteralExpression(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isVariableDeclaration(parent);
  return hands ? 'pass' : 'mention';
}

function argumentForm(call: ts.CallExpression | ts.NewExpression): Form | undefined {
  const callee = call.expression.getText();
  if (STORAGE.test(callee)) return undefined;
  return ts.isNewExpression(call) || /^(?:console|log(?:ger)?)\b/.test(callee) ? 'mention' : 'read';
}
