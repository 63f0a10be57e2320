import { ts } from 'ts-morph';
import { apiOfPath, findAzureUrls, findOpenAIUrls, type OpenAIUrl } from '../../../core/openai-names.js';
import type { Span } from '../../../core/source.js';
import type { EndpointUsage } from '../../../core/usage.js';
import type { Evaluator } from '../follow/evaluator.js';
import { isTestFile } from '../program/test-files.js';
import { usageId } from '../clients/usage-id.js';
import { literalSpan } from '../follow/values.js';
import type { Workspace } from '../program/workspace.js';
import { wildcardsIn, withRoom } from './host-lists.js';

/** A literal, or a piece of a template, in which a URL or host of OpenAI's is written. */
export interface FoundEndpoint {
  readonly node: ts.Node;
  readonly usage: EndpointUsage;
}

/** Every URL and host of OpenAI's API (and of known relays and Azure, through `foreign`) that stands in a literal. */
export function detectEndpoints(evaluator: Evaluator): readonly FoundEndpoint[] {
  const found: FoundEndpoint[] = [];
  for (const file of evaluator.workspace.candidates) {
    const source = evaluator.workspace.files.get(file);
    if (source) visit(evaluator, source, found);
  }
  return found;
}

function visit(evaluator: Evaluator, node: ts.Node, found: FoundEndpoint[]): void {
  ts.forEachChild(node, (child) => {
    if (isTextPiece(child)) found.push(...inLiteral(evaluator, child));
    visit(evaluator, child, found);
  });
}

type TextPiece = ts.StringLiteralLike | ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail;

export function isTextPiece(node: ts.Node): node is TextPiece {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node)
  );
}

/** Start of the text inside the quotes; escapes before the position would shift it, so such literals are left alone. */
export function contentStart(workspace: Workspace, node: TextPiece): number | undefined {
  const span = literalSpan(workspace, node);
  const isPiece = !ts.isStringLiteralLike(node);
  const start = isPiece ? span.start : span.start + 1;
  const raw = node.getSourceFile().text.slice(start, isPiece ? span.end : span.end - 1);
  return raw === node.text ? start : undefined;
}

function inLiteral(evaluator: Evaluator, node: TextPiece): FoundEndpoint[] {
  if (/\.azure\.(?:com|cn)/i.test(node.text)) return ofAzure(evaluator, node);
  if (!/openai\.com|chatgpt\.com/i.test(node.text)) return [];
  const web = webBackend(evaluator, node);
  if (web) return [web];
  const urls = findOpenAIUrls(node.text);
  const start = contentStart(evaluator.workspace, node);
  if (start === undefined) return [];
  const role = roleOf(node, urls[0]?.form ?? 'origin');
  const isNoAddress = urls.length > 0 && urls.every((url) => url.api === undefined && url.path !== '');
  if (!role || (isNoAddress && isMemberName(node))) return [];
  const found = urls.map((url) => describe(evaluator, node, url, { start, role }));
  if (role !== 'list') return found.map((usage) => ({ node, usage }));
  const listed = [...found, ...wildcardsIn(evaluator.workspace, node, start)];
  return listed.map((usage) => ({ node, usage: withRoom(evaluator.workspace, node, usage) }));
}

/** `token['https://api.openai.com/auth']`: a name that looks like an address, and that nobody asks. */
function isMemberName(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isElementAccessExpression(parent)) return parent.argumentExpression === node;
  const named = ts.isComputedPropertyName(parent) || ts.isLiteralTypeNode(parent) ? parent.parent : parent;
  if (ts.isIndexedAccessTypeNode(named)) return true;
  return (
    (ts.isPropertyAssignment(named) || ts.isPropertySignature(named)) &&
    named.name.getText().includes(node.getText())
  );
}

/** Azure's addresses name a deployment: they are no text that another base URL could take the place of. */
function ofAzure(evaluator: Evaluator, node: TextPiece): FoundEndpoint[] {
  const start = contentStart(evaluator.workspace, node);
  if (start === undefined) return [];
  const file = evaluator.workspace.fileOf(node);
  return findAzureUrls(node.text).flatMap((url) => {
    const form = url.api === undefined ? 'origin' : 'full';
    const role = roleOf(node, form);
    if (!role) return [];
    const span: Span = { file, start: start + url.start, end: start + url.end };
    const usage: EndpointUsage = {
      id: usageId('endpoint', span),
      kind: 'endpoint',
      language: 'typescript',
      span,
      value: node.text.slice(url.start, url.end),
      form,
      role,
      host: url.host,
      ...(url.api === undefined ? {} : { api: url.api }),
      calls: [],
      inTest: isTestFile(file),
    };
    return [{ node, usage }];
  });
}

/** ChatGPT's own web pages speak a protocol that is nobody's API. */
function webBackend(evaluator: Evaluator, node: TextPiece): FoundEndpoint | undefined {
  const match =
    /https?:\/\/(chat\.openai\.com|chatgpt\.com)\/(?:backend-api|api\/auth|backend-anon)[^\s]*/i.exec(
      node.text,
    );
  const start = contentStart(evaluator.workspace, node);
  if (!match || start === undefined) return undefined;
  const file = evaluator.workspace.fileOf(node);
  const span: Span = { file, start: start + match.index, end: start + match.index + match[0].length };
  const usage: EndpointUsage = {
    id: usageId('endpoint', span),
    kind: 'endpoint',
    language: 'typescript',
    span,
    value: match[0],
    form: 'full',
    role: 'request',
    host: match[1]!.toLowerCase(),
    api: 'other',
    calls: [],
    inTest: isTestFile(file),
  };
  return { node, usage };
}

function describe(
  evaluator: Evaluator,
  node: TextPiece,
  url: OpenAIUrl,
  at: { start: number; role: EndpointUsage['role'] },
): EndpointUsage {
  const file = evaluator.workspace.fileOf(node);
  const span: Span = { file, start: at.start + url.start, end: at.start + url.end };
  const within = (piece: { start: number; end: number }): Span => ({
    file,
    start: at.start + piece.start,
    end: at.start + piece.end,
  });
  return {
    id: usageId('endpoint', span),
    kind: 'endpoint',
    language: 'typescript',
    span,
    value: node.text.slice(url.start, url.end),
    originAt: within(url.origin),
    ...(url.version ? { versionAt: within(url.version) } : {}),
    form: url.form,
    role: at.role,
    host: url.host,
    ...(url.api ? { api: url.api } : {}),
    calls: [],
    inTest: isTestFile(file),
  };
}

const COMPARING = new Set([
  'includes',
  'startsWith',
  'endsWith',
  'indexOf',
  'match',
  'test',
  'has',
  'equals',
]);

/** What a URL in a literal is for; undefined where it is only shown to people. */
function roleOf(node: ts.Node, form: EndpointUsage['form']): EndpointUsage['role'] | undefined {
  const parent = ts.isTemplateHead(node) ? node.parent.parent : node.parent;
  if (isGuard(node, parent)) return 'guard';
  if (ts.isArrayLiteralExpression(parent)) return 'list';
  if (isShown(node)) return undefined;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return 'request';
  const isProse = /\s/.test(textOf(node).trim());
  if (isProse) return /connect-src|default-src/.test(textOf(node)) ? 'list' : undefined;
  return form === 'full' ? 'request' : 'base';
}

function textOf(node: ts.Node): string {
  return (node as { text?: string }).text ?? '';
}

function isGuard(node: ts.Node, parent: ts.Node): boolean {
  if (ts.isCaseClause(parent)) return true;
  if (ts.isBinaryExpression(parent)) {
    return /^[!=]==?$/.test(parent.operatorToken.getText());
  }
  if (!ts.isCallExpression(parent) || parent.expression === node) return false;
  return ts.isPropertyAccessExpression(parent.expression) && COMPARING.has(parent.expression.name.text);
}

/** Links, placeholders, descriptions and messages. */
function isShown(node: ts.Node): boolean {
  for (let up: ts.Node | undefined = node.parent; up; up = up.parent) {
    if (ts.isJsxAttribute(up)) return !/^(?:value|url|baseurl|src|endpoint)$/i.test(up.name.getText());
    if (ts.isThrowStatement(up)) return true;
    if (ts.isCallExpression(up) && /^(?:console\.|logger\.|alert$|toast)/.test(up.expression.getText()))
      return true;
    if (
      ts.isPropertyAssignment(up) &&
      /^['"]?(?:placeholder|description|title|label|help|hint|message|homepage|docs?|link|href)['"]?$/i.test(
        up.name.getText(),
      )
    )
      return true;
    if (ts.isStatement(up) || ts.isFunctionLike(up)) return false;
  }
  return false;
}

const VERSIONED_PATH = /^\/?v1(?=\/|$)/;

/** The piece of a path with its version (`/v1/chat/completions`) behind an origin that stands elsewhere. */
export function describePath(
  evaluator: Evaluator,
  node: TextPiece,
  origin: { readonly origins: readonly string[]; readonly host?: string; readonly variable?: string },
): EndpointUsage | undefined {
  const start = contentStart(evaluator.workspace, node);
  const version = VERSIONED_PATH.exec(node.text);
  if (start === undefined || !version) return undefined;
  const file = evaluator.workspace.fileOf(node);
  const span: Span = { file, start, end: start + node.text.length };
  const api = apiOfPath(node.text);
  return {
    id: usageId('endpoint', span),
    kind: 'endpoint',
    language: 'typescript',
    span,
    value: node.text,
    versionAt: { file, start, end: start + version[0].length },
    form: 'path',
    role: 'request',
    ...(origin.host === undefined ? {} : { host: origin.host }),
    ...(origin.variable === undefined ? {} : { variable: origin.variable }),
    ...(api ? { api } : {}),
    calls: [],
    origins: origin.origins,
    inTest: isTestFile(file),
  };
}
