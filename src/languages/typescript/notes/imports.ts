import { ts } from 'ts-morph';
import { looksLikeOpenAIModel } from '../../../core/openai-names.js';
import type { Span } from '../../../core/source.js';
import type { ImportUsage, TokenizerUsage } from '../../../core/usage.js';
import type { Evaluator } from '../follow/evaluator.js';
import { alternatives } from '../follow/known.js';
import { isCaught } from '../models/counters.js';
import { placesOf, valueOf } from '../follow/property-places.js';
import { usageId } from '../clients/usage-id.js';
import { toValue } from '../follow/values.js';
import { walk } from '../program/walk.js';
import { packageRoot, parseSpecifier } from '../program/package-specifier.js';
import type { Workspace } from '../program/workspace.js';

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

/** Import statements, requires, dynamic imports, re-exports and mocks of the given packages, sub-paths included. */
export function detectImports(workspace: Workspace, packages: ReadonlySet<string>): ImportUsage[] {
  const found: ImportUsage[] = [];
  eachImport(workspace, (node, specifier, typeOnly) => {
    const bare = parseSpecifier(specifier).name;
    const name = packageRoot(bare);
    if (!packages.has(name) && !packages.has(bare)) return;
    const span = spanOf(workspace, node);
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

function eachImport(
  workspace: Workspace,
  see: (node: ts.Node, specifier: string, typeOnly: boolean) => void,
): void {
  for (const file of workspace.files.values()) {
    walk(file, (node) => {
      const specifier = specifierOf(node);
      if (specifier !== undefined) see(node, specifier, isTypeOnly(node));
    });
  }
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node) || ts.isImportEqualsDeclaration(node)) return node.isTypeOnly;
  if (!ts.isImportDeclaration(node) || !node.importClause) return false;
  const { isTypeOnly: whole, name, namedBindings } = node.importClause;
  if (whole) return true;
  const named = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : undefined;
  return !name && named !== undefined && named.length > 0 && named.every((element) => element.isTypeOnly);
}

/** A statement whole; of a mock its head, since the rest is somebody's test. */
function spanOf(workspace: Workspace, node: ts.Node): Span {
  const span = workspace.span(node);
  if (!ts.isCallExpression(node)) return span;
  if (/^(?:require|import)$/.test(node.expression.getText())) {
    const statement = ts.findAncestor(node, ts.isStatement);
    const isDeclaration =
      statement !== undefined &&
      ts.isVariableStatement(statement) &&
      !ts.findAncestor(node, ts.isFunctionLike);
    return isDeclaration ? workspace.span(statement) : span;
  }
  return { ...span, end: node.arguments[0]?.getEnd() ?? span.end };
}

const IMPORTS =
  /^(?:require(?:\.resolve)?|(?:vi|jest)\.(?:mock|doMock|unmock|unstable_mockModule|requireActual|requireMock|importActual|importMock)|mock\.module|proxyquire|__non_webpack_require__)$/;

function specifierOf(node: ts.Node): string | undefined {
  const expression = specifierNode(node);
  return expression && ts.isStringLiteralLike(expression) ? expression.text : undefined;
}

function specifierNode(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportEqualsDeclaration(node)) {
    return ts.isExternalModuleReference(node.moduleReference) ? node.moduleReference.expression : undefined;
  }
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (!ts.isCallExpression(node)) return undefined;
  const isImport =
    node.expression.kind === ts.SyntaxKind.ImportKeyword || IMPORTS.test(node.expression.getText());
  return isImport ? node.arguments[0] : undefined;
}

/** Imports of token counters and the places that count with them. */
export function detectTokenizers(evaluator: Evaluator): TokenizerUsage[] {
  const { workspace } = evaluator;
  const found: TokenizerUsage[] = [];
  const add = (span: Span, packageName: string, call?: Invocation) => {
    const model = call && modelOf(evaluator, call);
    const value = model && toValue(evaluator, evaluator.evaluate(model), model);
    found.push({
      id: usageId('tokenizer', span),
      kind: 'tokenizer',
      language: 'typescript',
      span,
      package: packageName,
      ...(value ? { model: value } : {}),
      ...(value && isCaught(call) ? { caught: true as const } : {}),
    });
  };
  const files = new Set<ts.SourceFile>();
  eachImport(workspace, (node, specifier) => {
    const name = packageRoot(parseSpecifier(specifier).name);
    if (!TOKENIZERS.has(name)) return;
    files.add(node.getSourceFile());
    add(spanOf(workspace, node), name);
  });
  for (const file of files) {
    for (const { node, name } of oncePerLine(evaluator, file)) {
      const call = callOf(node);
      add(workspace.span(call?.expression ?? node), name, call);
    }
  }
  return found;
}

interface Mention {
  readonly node: ts.Identifier;
  readonly name: string;
}

/** The places that name a counter: of each line a call that is given a model, else a call, else what comes first. */
function oncePerLine(evaluator: Evaluator, file: ts.SourceFile): Iterable<Mention> {
  const byLine = new Map<number, Mention>();
  const weights = new Map<number, number>();
  walk(file, (node) => {
    if (!ts.isIdentifier(node)) return;
    const name = tokenizerBehind(evaluator, node);
    if (name === undefined) return;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    const call = callOf(node);
    const weight = call === undefined ? 1 : modelOf(evaluator, call) === undefined ? 2 : 3;
    if (weight <= (weights.get(line) ?? 0)) return;
    weights.set(line, weight);
    byLine.set(line, { node, name });
  });
  return byLine.values();
}

type Invocation = ts.CallExpression | ts.NewExpression;

/** `encode(…)`, `new Tiktoken(…)`, `tiktoken.get_encoding(…)` around the imported name. */
function callOf(name: ts.Node): Invocation | undefined {
  let callee = name;
  while (ts.isPropertyAccessExpression(callee.parent) && callee.parent.expression === callee)
    callee = callee.parent;
  const { parent } = callee;
  return (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === callee
    ? parent
    : undefined;
}

/** The argument that is a model; texts to be counted are none. */
function modelOf(evaluator: Evaluator, call: Invocation): ts.Expression | undefined {
  const given = [...(call.arguments ?? [])];
  if (/model/i.test(call.expression.getText())) return given[0];
  const candidates = given.flatMap((argument): readonly ts.Expression[] => {
    if (!ts.isObjectLiteralExpression(argument)) return [argument];
    return placesOf(argument, ['model']).flatMap((place) => valueOf(place.node) ?? []);
  });
  return candidates.find((each) =>
    alternatives(evaluator.evaluate(each)).some(
      (known) => known.k === 'literal' && looksLikeOpenAIModel(String(known.value)),
    ),
  );
}

function tokenizerBehind(evaluator: Evaluator, node: ts.Identifier): string | undefined {
  const { parent } = node;
  const isOwnName = (parent as { name?: ts.Node }).name === node && !ts.isShorthandPropertyAssignment(parent);
  if (isOwnName || ts.isImportSpecifier(parent) || ts.isBindingElement(parent)) return undefined;
  const declaration = evaluator.workspace.checker.getSymbolAtLocation(node)?.declarations?.[0];
  const isImported =
    declaration &&
    [
      ts.isImportSpecifier,
      ts.isImportClause,
      ts.isNamespaceImport,
      ts.isVariableDeclaration,
      ts.isBindingElement,
    ].some((is) => is(declaration));
  if (!isImported) return undefined;
  const names = alternatives(evaluator.evaluate(node)).flatMap((value) =>
    value.k === 'external' ? [packageRoot(value.package)] : [],
  );
  return names.find((name) => TOKENIZERS.has(name));
}
