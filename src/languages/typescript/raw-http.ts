import { ts } from 'ts-morph';
import { apiOfPath } from '../../core/openai-names.js';
import type { CallUsage, EndpointUsage, UsageId } from '../../core/usage.js';
import type { FoundCall } from './calls.js';
import { describePath, isTextPiece, type FoundEndpoint } from './endpoints.js';
import type { Evaluator } from './evaluator.js';
import type { Known } from './known.js';
import { bodyOf } from './request-body.js';
import { requestOf, type Request } from './request-calls.js';
import { isTestFile } from './test-files.js';
import { usageId } from './usage-id.js';
import { reasonOf, toOptions } from './values.js';
import { walk } from './walk.js';

export interface RawHttp {
  readonly calls: readonly FoundCall[];
  readonly endpoints: readonly EndpointUsage[];
}

/** Requests over plain HTTP to OpenAI's paths, with the places that give their URL. */
export function detectRawHttp(evaluator: Evaluator, found: readonly FoundEndpoint[]): RawHttp {
  const endpoints = new Map<UsageId, EndpointUsage>(found.map((each) => [each.usage.id, each.usage]));
  const byNode = new Map<ts.Node, EndpointUsage>(found.map((each) => [each.node, each.usage]));
  const calls: FoundCall[] = [];
  for (const file of evaluator.workspace.files.values()) {
    walk(file, (node) => {
      if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return;
      const request = requestOf(evaluator, node);
      const url = request && traceUrl(evaluator, request, byNode);
      if (!request || !url) return;
      for (const endpoint of url.endpoints)
        link(endpoints, endpoint, usageId('call', evaluator.workspace.span(node)));
      calls.push(describe(evaluator, request, url));
    });
  }
  return { calls, endpoints: [...endpoints.values()] };
}

function link(endpoints: Map<UsageId, EndpointUsage>, endpoint: EndpointUsage, call: UsageId): void {
  const known = endpoints.get(endpoint.id) ?? endpoint;
  endpoints.set(endpoint.id, {
    ...known,
    role: known.role === 'base' && known.form === 'full' ? 'request' : known.role,
    calls: [...new Set([...known.calls, call])],
  });
}

interface TracedUrl {
  readonly endpoints: readonly EndpointUsage[];
  readonly api: CallUsage['api'];
  readonly untraced: Known | undefined;
}

/** The URL's origin and path, where they are OpenAI's or may be; undefined for every other request. */
function traceUrl(
  evaluator: Evaluator,
  request: Request,
  byNode: ReadonlyMap<ts.Node, EndpointUsage>,
): TracedUrl | undefined {
  const pieces = flatten(request.url);
  const origins = pieces.flatMap((piece) =>
    piece.k === 'literal' ? [byNode.get(piece.node) ?? []].flat() : [],
  );
  const text = pieces
    .map((piece) => (piece.k === 'literal' ? String(piece.value) : piece.k === 'env' ? '' : ''))
    .join('');
  const api = apiIn(text) ?? origins.find((origin) => origin.api)?.api;
  const variable = pieces.find((piece) => piece.k === 'env');
  if (origins.length === 0 && isForeign(pieces)) return undefined;
  if (origins.length === 0 && !api) return undefined;
  if (origins.length === 0 && !isDistinct(text)) return undefined;
  const paths = pieces.flatMap((piece, index) => {
    if (piece.k !== 'literal' || index === 0 || !isTextPiece(piece.node) || byNode.has(piece.node)) return [];
    const described = describePath(evaluator, piece.node, {
      origins: origins.map((origin) => origin.id),
      ...(origins[0]?.host === undefined ? {} : { host: origins[0].host }),
      ...(variable?.k === 'env' ? { variable: variable.name } : {}),
    });
    return described ? [described] : [];
  });
  const isKnown = origins.length > 0 || variable !== undefined;
  return {
    endpoints: [...origins, ...paths],
    api: api ?? 'other',
    untraced: isKnown ? undefined : pieces[0],
  };
}

/** Literal pieces in order; alternatives stand one after the other. */
function flatten(value: Known): Known[] {
  switch (value.k) {
    case 'joined':
      return value.parts.flatMap(flatten);
    case 'choice':
      return value.of.flatMap(flatten);
    case 'env':
      return [value, ...(value.fallback ? flatten(value.fallback) : [])];
    default:
      return [value];
  }
}

function apiIn(text: string): CallUsage['api'] | undefined {
  const path =
    /(?:\/v\d+)?\/((?:chat\/completions|completions|embeddings|responses|images|audio|moderations|models|files|fine_tuning|fine-tunes|assistants|threads|batches|edits|dashboard|usage)\b[\w/-]*)/.exec(
      text,
    );
  return path ? apiOfPath(path[1]!) : undefined;
}

/** Paths that only OpenAI's protocol has; `/files` or `/models` behind an unknown host say nothing. */
function isDistinct(text: string): boolean {
  return /\/(?:chat\/completions|v1\/(?:completions|embeddings|responses|images\/generations|audio\/|moderations))/.test(
    text,
  );
}

/** A literal host of somebody else's, or the page's own server. */
function isForeign(pieces: readonly Known[]): boolean {
  const first = pieces.find((piece) => piece.k === 'literal' && piece.value !== '');
  if (!first || first.k !== 'literal') return false;
  const head = String(first.value);
  if (/^(?:https?|wss?):\/\//.test(head)) return true;
  return pieces[0] === first && head.startsWith('/');
}

function describe(evaluator: Evaluator, request: Request, url: TracedUrl): FoundCall {
  const { node } = request;
  const span = { ...evaluator.workspace.span(node.expression), end: node.expression.getEnd() };
  const { read, argument } = bodyOf(evaluator, request);
  const usage: CallUsage = {
    id: usageId('call', evaluator.workspace.span(node)),
    kind: 'call',
    language: 'typescript',
    span,
    api: url.api,
    method: node.expression.getText().slice(0, 60),
    transport: 'http',
    clients: [],
    endpoints: url.endpoints.map((endpoint) => endpoint.id),
    ...(url.untraced ? { untraced: reasonOf(url.untraced) } : {}),
    options: toOptions(evaluator, read.options),
    complete: read.complete,
    streaming: streaming(read.options.get('stream')?.known),
    typed: false,
    inTest: isTestFile(span.file),
  };
  const model = read.options.get('model');
  return {
    usage,
    node,
    model: model?.known,
    modelNode: model?.value,
    render: {
      usage,
      owner: undefined,
      argument,
      object: read.object,
      ownsObject: read.ownsObject,
      options: read.options,
      writtenName: (name) => name,
      ignored: [],
      typed: false, // a body of plain JSON has no SDK type to satisfy
    },
  };
}

function streaming(known: Known | undefined): boolean | 'unknown' {
  if (!known) return false;
  return known.k === 'literal' && typeof known.value === 'boolean' ? known.value : 'unknown';
}
