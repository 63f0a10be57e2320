import { ts } from 'ts-morph';
import type { ImportUsage, TokenizerUsage } from '../../core/usage.js';
import { packageRoot } from './sdk-registry.js';
import type { Evaluator } from './evaluator.js';
import { usageId } from './usage-id.js';
import { toValue } from './values.js';
import { walk } from './walk.js';
import type { Workspace } from './workspace.js';

const TOKENIZERS: ReadonlySet<string> = new Set([
  'tiktoken',
  'js-tiktoken',
  '@dqbd/tiktoken',
  '@nem035/gpt-3-encoder',
  'gpt-tokenizer',
  'gpt3-tokenizer',
  'gpt-3-encoder',
  'gpt-tokens',
  'gpt-token-utils',
]);

/** Import statements, requires, dynamic imports and re-exports of the given packages, sub-paths included. */
export function detectImports(workspace: Workspace, packages: ReadonlySet<string>): ImportUsage[] {
  const found: ImportUsage[] = [];
  eachImport(workspace, (node, specifier, typeOnly) => {
    const name = packageRoot(bare(specifier));
    if (!packages.has(name) && !packages.has(bare(specifier))) return;
    const span = workspace.span(node);
    found.push({
      id: usageId('import', span),
      kind: 'import',
      language: 'typescript',
      span,
      package: name,
      typeOnly,
    });
  });
  return found;
}

function bare(specifier: string): string {
  return specifier.replace(/^(?:npm:|jsr:)/, '').replace(/^((?:@[^/@]+\/)?[^/@]+)@[^/]+/, '$1');
}

function eachImport(
  workspace: Workspace,
  see: (node: ts.Node, specifier: string, typeOnly: boolean) => void,
): void {
  for (const file of workspace.files.values()) {
    walk(file, (node) => {
      const specifier = specifierOf(node);
      if (specifier === undefined) return;
      const clause = ts.isImportDeclaration(node) ? node.importClause : undefined;
      const typeOnly =
        clause?.isTypeOnly === true ||
        ts.isImportTypeNode(node) ||
        (ts.isExportDeclaration(node) && node.isTypeOnly);
      see(node, specifier, typeOnly);
    });
  }
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)
      ? node.moduleSpecifier.text
      : undefined;
  }
  if (ts.isImportEqualsDeclaration(node)) {
    const reference = node.moduleReference;
    return ts.isExternalModuleReference(reference) && ts.isStringLiteral(reference.expression)
      ? reference.expression.text
      : undefined;
  }
  if (ts.isImportTypeNode(node)) {
    return ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)
      ? node.argument.literal.text
      : undefined;
  }
  if (!ts.isCallExpression(node)) return undefined;
  const isImport =
    node.expression.kind === ts.SyntaxKind.ImportKeyword ||
    /^(?:require|(?:vi|jest)\.(?:mock|doMock|requireActual))$/.test(node.expression.getText());
  const [first] = node.arguments;
  return isImport && first && ts.isStringLiteral(first) ? first.text : undefined;
}

/** Imports of token counters and the calls made through them. */
export function detectTokenizers(evaluator: Evaluator): TokenizerUsage[] {
  const { workspace } = evaluator;
  const found: TokenizerUsage[] = [];
  const add = (node: ts.Node, packageName: string, model?: ts.Expression) => {
    const span = workspace.span(node);
    const value = model && toValue(evaluator, evaluator.evaluate(model), model);
    found.push({
      id: usageId('tokenizer', span),
      kind: 'tokenizer',
      language: 'typescript',
      span,
      package: packageName,
      ...(value ? { model: value } : {}),
    });
  };
  const files = new Set<ts.SourceFile>();
  eachImport(workspace, (node, specifier) => {
    const name = packageRoot(bare(specifier));
    if (!TOKENIZERS.has(name)) return;
    files.add(node.getSourceFile());
    add(node, name);
  });
  for (const file of files) {
    walk(file, (node) => {
      if (!ts.isIdentifier(node)) return;
      const name = tokenizerBehind(evaluator, node);
      if (name === undefined) return;
      const call = node.parent;
      const isCall = (ts.isCallExpression(call) || ts.isNewExpression(call)) && call.expression === node;
      add(node, name, isCall && ts.isCallExpression(call) ? call.arguments[0] : undefined);
    });
  }
  return found;
}

function tokenizerBehind(evaluator: Evaluator, node: ts.Identifier): string | undefined {
  const parent = node.parent;
  if (ts.isImportSpecifier(parent) || ts.isImportClause(parent) || ts.isNamespaceImport(parent))
    return undefined;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return undefined;
  if ((parent as { name?: ts.Node }).name === node) return undefined;
  const symbol = evaluator.workspace.checker.getSymbolAtLocation(node);
  const declaration = symbol?.declarations?.[0];
  if (
    !declaration ||
    !(
      ts.isImportSpecifier(declaration) ||
      ts.isImportClause(declaration) ||
      ts.isNamespaceImport(declaration) ||
      ts.isVariableDeclaration(declaration)
    )
  ) {
    return undefined;
  }
  const value = evaluator.evaluate(node);
  return value.k === 'external' && TOKENIZERS.has(packageRoot(value.package))
    ? packageRoot(value.package)
    : undefined;
}
