import { ts } from 'ts-morph';
import { apiOfPath } from '../../../core/openai-names.js';
import type { Localized } from '../../../core/localized.js';
import type { CallUsage, EndpointUsage, Options, UsageId } from '../../../core/usage.js';
import type { FoundCall, HttpSite } from '../clients/calls.js';
import { describePath, isTextPiece, type FoundEndpoint } from './endpoints.js';
import type { Evaluator } from '../follow/evaluator.js';
import { callersOf } from '../follow/follow-parameters.js';
import type { Known } from '../follow/known.js';
import { bodyOf } from './request-body.js';
import { requestOf, type Request } from './request-calls.js';
import type { OptionNode } from '../clients/sites.js';
import { keyOf, vendorHeaders } from './request-headers.js';
import { isTestFile } from '../program/test-files.js';
import { usageId } from '../clients/usage-id.js';
import { reasonOf, toOptions, toValue } from '../follow/values.js';
import { walk } from '../program/walk.js';

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
      for (const { call, url } of callsAt(evaluator, node, byNode)) {
        for (const endpoint of url.endpoints) link(endpoints, endpoint, call.usage.id);
        calls.push(call);
      }
    });
  }
  return { calls, endpoints: [...endpoints.values()] };
}

interface Traced {
  readonly call: FoundCall;
  readonly url: TracedUrl;
}

type CallLike = ts.CallExpression | ts.NewExpression;

/** The request at a node; of a helper that is called with several addresses, the request that each of its callers makes. */
function callsAt(
  evaluator: Evaluator,
  node: CallLike,
  byNode: ReadonlyMap<ts.Node, EndpointUsage>,
): readonly Traced[] {
  const trace = (by?: HttpSite['by']): Traced | undefined => {
    const request = requestOf(evaluator, node);
    const url = request && traceUrl(evaluator, request, byNode);
    return url && { call: describe(evaluator, request, url, by), url };
  };
  if (!requestOf(evaluator, node)) return [];
  const perCaller = bindingsByCaller(evaluator, node).map((by) =>
    evaluator.within(by.bindings, () => trace(by)),
  );
  const kinds = new Set(perCaller.map((traced) => traced && requestKey(traced)));
  if (kinds.size > 1) return perCaller.filter((traced) => traced !== undefined);
  return [trace() ?? []].flat();
}

/** What tells the requests of two callers apart: address, body and model. */
function requestKey({ call, url }: Traced): string {
  const { object } = call.render;
  const model = call.model && 'node' in call.model ? call.model.node : undefined;
  const places = [object, model].map((node) => node && `${node.getSourceFile().fileName}:${node.getStart()}`);
  return [url.api, ...url.endpoints.map((endpoint) => endpoint.id), ...places].join(' ');
}

/** For each call of the function around the node: its parameters as that call gives them. */
function bindingsByCaller(evaluator: Evaluator, node: ts.Node): readonly NonNullable<HttpSite['by']>[] {
  const helper = ts.findAncestor(node, ts.isFunctionLike);
  if (!helper || ts.isConstructorDeclaration(helper) || helper.parameters.length === 0) return [];
  return callersOf(evaluator, helper).map((caller) => {
    const bindings = new Map<ts.Node, Known>();
    helper.parameters.forEach((parameter, index) => {
      const argument = caller.arguments?.[index];
      if (argument && !ts.isSpreadElement(argument)) bindings.set(parameter, evaluator.evaluate(argument));
    });
    return { of: helper, caller, bindings };
  });
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
  /** The literals that it is made of. */
  readonly address: readonly ts.Node[];
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
  if (!api && isPassedOn(pieces)) return undefined;
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
    address: pieces.flatMap((piece) => (piece.k === 'literal' ? [piece.node] : [])),
  };
}

/** `https://api.openai.com${request.url}`: a proxy, which asks for whatever it is asked for. */
function isPassedOn(pieces: readonly Known[]): boolean {
  const [origin, ...rest] = pieces;
  const isOrigin = origin?.k === 'literal' && /^https?:\/\/[^/]+\/?$/.test(String(origin.value));
  return isOrigin && rest.length > 0 && rest.every((piece) => piece.k === 'unknown');
}

/** Literal pieces in order; alternatives stand one after the other. */
export function flatten(value: Known): Known[] {
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

const NAMES_DEPLOYMENT: Localized = {
  en: "Azure's address names the deployment, so that several things change at once: the address becomes the base URL with /chat/completions (or the like) and no api-version, the key goes from api-key into Authorization: Bearer, and the body names the model",
  zh: 'Azure 的地址中含有部署名，需要同时修改：地址改为 base URL 加 /chat/completions 等路径且不带 api-version，密钥从 api-key 头改为 Authorization: Bearer，请求体中写明 model',
};

function isAzure({ host }: EndpointUsage): boolean {
  return /\.azure\.(?:com|cn)$/.test(host ?? '');
}

function describe(evaluator: Evaluator, request: Request, url: TracedUrl, by: HttpSite['by']): FoundCall {
  const node = by?.caller ?? request.node;
  const span = { ...evaluator.workspace.span(node.expression), end: node.expression.getEnd() };
  const { read, argument } = bodyOf(evaluator, request);
  const headers = vendorHeaders(evaluator, request);
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
    ...(url.endpoints.some(isAzure) ? { fixed: NAMES_DEPLOYMENT } : {}),
    options: toOptions(evaluator, read.options),
    connection: { ...connectionOf(evaluator, request), ...toOptions(evaluator, headers) },
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
    http: { request, address: url.address, ...(by ? { by } : {}) },
    render: {
      usage,
      owner: undefined,
      argument,
      object: read.object,
      ownsObject: read.ownsObject,
      options: new Map([...read.options, ...ownNodes(headers)]),
      writtenName: (name) => name,
      ignored: [],
      typed: false, // a body of plain JSON has no SDK type to satisfy
    },
  };
}

/** Whether others share the object is the rules' to see; here each header may go. */
function ownNodes(headers: ReadonlyMap<string, OptionNode>): readonly (readonly [string, OptionNode])[] {
  return [...headers].map(([name, option]) => [name, { ...option, own: true }]);
}

/** The key and the address that a request sends itself with. */
function connectionOf(evaluator: Evaluator, request: Request): Options {
  const key = keyOf(evaluator, request);
  const url = request.node.arguments?.[0] ?? request.node;
  const part = (name: string, known: Known, node: ts.Node) => ({
    name,
    writtenAs: '',
    value: toValue(evaluator, known, node),
    at: evaluator.workspace.span(node),
    own: false,
  });
  return {
    baseURL: part('baseURL', request.url, url),
    ...(key ? { apiKey: part('apiKey', key, request.node) } : {}),
  };
}

function streaming(known: Known | undefined): boolean | 'unknown' {
  if (!known) return false;
  return known.k === 'literal' && typeof known.value === 'boolean' ? known.value : 'unknown';
}
