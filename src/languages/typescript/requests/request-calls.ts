import { ts } from 'ts-morph';
import type { Evaluator } from '../follow/evaluator.js';
import { property } from '../follow/follow-members.js';
import { chainedUrl } from './chained-requests.js';
import type { Known } from '../follow/known.js';

/** A call that sends an HTTP request, with what its URL is. */
export interface Request {
  readonly node: ts.CallExpression | ts.NewExpression;
  /** The package that sends it; `global:fetch` for a function that is called like it. */
  readonly library: string;
  readonly url: Known;
  /** Where the body stands: `superagent.post(url).send(body)`, `fetch(url, { body })`, `axios.post(url, body)`, `axios({ data })`, `https.request(…).write(body)`. */
  readonly body: 'init' | 'second' | 'config' | 'written' | 'chained';
  /** Index of the argument that holds the init or config object, or the body itself. */
  readonly argument: number;
  /** The `axios.create(…)` whose settings it shares. */
  readonly instance?: ts.CallExpression | ts.NewExpression;
}

const FETCHES =
  /^(?:global:(?:fetch|\$fetch|useFetch|Request)|node-fetch|cross-fetch|undici|ofetch|isomorphic-fetch|ky|got|ohmyfetch|@microsoft\/fetch-event-source|fetch-event-source|electron|node-fetch-native|global:UrlFetchApp)$/;
const AXIOS = /^(?:global:)?axios$/;
const OTHER_CLIENTS = /^(?:request|request-promise(?:-native)?|needle|phin|bent|urllib)$/;
/** The `request({ url, data, header })` of mini programs, and of the frameworks that write for them. */
const MINI_PROGRAMS = /^(?:global:(?:wx|uni|my|tt|swan|qq)|@tarojs\/taro)$/;
const CHAINED = /^(?:superagent|wretch)$/;
const SOCKETS = /^(?:global:WebSocket|ws|isomorphic-ws)$/;
const NODE_HTTP = /^(?:https?|follow-redirects)$/;
const VERBS =
  /^(?:get|post|put|patch|delete|request|fetch|stream|head|default|fetchEventSource|create|extend)$/;

export function requestOf(
  evaluator: Evaluator,
  node: ts.CallExpression | ts.NewExpression,
): Request | undefined {
  const callee = evaluator.evaluate(node.expression);
  if (callee.k === 'external') return ofExternal(evaluator, callee, node);
  return ofInstance(evaluator, node) ?? ofNamedFetch(evaluator, node);
}

function ofExternal(
  evaluator: Evaluator,
  callee: Extract<Known, { k: 'external' }>,
  node: ts.CallExpression | ts.NewExpression,
): Request | undefined {
  const first = node.arguments?.[0];
  if (!first) return undefined;
  const verb = callee.path.at(-1) ?? 'default';
  if (verb === 'create' || verb === 'extend') return undefined;
  const special = ofSpecialKind(evaluator, callee.package, node, first);
  if (special !== 'ordinary') return special;
  if (!isSender(callee.package, verb, callee.path.length > 0)) return undefined;
  const value = evaluator.evaluate(first);
  const library = callee.package;
  if (value.k === 'object' || value.k === 'merged')
    return { node, library, url: configUrl(evaluator, value, first), body: 'config', argument: 0 };
  const isPost = AXIOS.test(callee.package) && /^(?:post|put|patch)$/.test(verb);
  const url = isPost ? value : onBase(evaluator, node, value);
  return { node, library, url, body: isPost ? 'second' : 'init', argument: 1 };
}

function isSender(name: string, verb: string, isMember: boolean): boolean {
  if (MINI_PROGRAMS.test(name)) return verb === 'request';
  const isKnown = FETCHES.test(name) || AXIOS.test(name) || OTHER_CLIENTS.test(name);
  return isKnown && (!isMember || VERBS.test(verb) || name.includes('fetch'));
}

/** Requests whose address and body do not stand in arguments of one call, and sockets, which have none. */
function ofSpecialKind(
  evaluator: Evaluator,
  name: string,
  node: ts.CallExpression | ts.NewExpression,
  first: ts.Expression,
): Request | 'ordinary' | undefined {
  if (NODE_HTTP.test(name)) return { ...nodeRequest(evaluator, node, first), library: name };
  if (CHAINED.test(name)) {
    const url = chainedUrl(evaluator, node, evaluator.evaluate(first));
    return { node, library: name, url, body: 'chained', argument: -1 };
  }
  if (!SOCKETS.test(name)) return 'ordinary';
  return ts.isNewExpression(node)
    ? { node, library: name, url: evaluator.evaluate(first), body: 'init', argument: 1 }
    : undefined;
}

/** `ofetch('/chat/completions', { baseURL })`, `ky('chat/completions', { prefixUrl })`. */
function onBase(evaluator: Evaluator, node: ts.CallExpression | ts.NewExpression, path: Known): Known {
  const init = node.arguments?.[1];
  const config = init ? evaluator.evaluate(init) : undefined;
  const base = config?.k === 'object' ? baseIn(evaluator, config, node) : undefined;
  return base ? joinedUrl(base, path, node) : path;
}

function baseIn(evaluator: Evaluator, config: Known, at: ts.Node): Known | undefined {
  return ['baseURL', 'prefixUrl', 'baseUrl']
    .map((name) => property(evaluator, config, name, at))
    .find((each) => each.k !== 'unknown');
}

/** These libraries put one slash between the two, whether one was written or not. */
function joinedUrl(base: Known, path: Known, node: ts.Node): Known {
  const starts = path.k === 'literal' && String(path.value).startsWith('/');
  const ends = base.k === 'literal' && String(base.value).endsWith('/');
  const slash: readonly Known[] = starts || ends ? [] : [{ k: 'literal', value: '/', node }];
  return { k: 'joined', parts: [base, ...slash, path], node };
}

function configUrl(evaluator: Evaluator, config: Known, at: ts.Node): Known {
  const url = property(evaluator, config, 'url', at);
  const base = property(evaluator, config, 'baseURL', at);
  return base.k === 'unknown' ? url : { k: 'joined', parts: [base, url], node: at };
}

/** `https.request({ hostname, path })` and `https.request(url, options)`. */
function nodeRequest(
  evaluator: Evaluator,
  node: ts.CallExpression | ts.NewExpression,
  first: ts.Expression,
): Omit<Request, 'library'> {
  const value = evaluator.evaluate(first);
  if (value.k !== 'object' && value.k !== 'choice' && value.k !== 'merged')
    return { node, url: value, body: 'written', argument: 1 };
  const member = (name: string) => property(evaluator, value, name, first);
  const host = member('hostname').k === 'unknown' ? member('host') : member('hostname');
  return {
    node,
    url: { k: 'joined', parts: [host, member('path')], node: first },
    body: 'written',
    argument: 0,
  };
}

/** `const api = axios.create({ baseURL }); api.post('/chat/completions', body)`. */
function ofInstance(evaluator: Evaluator, node: ts.CallExpression | ts.NewExpression): Request | undefined {
  const access = node.expression;
  const [first] = node.arguments ?? [];
  if (!first) return undefined;
  const receiver =
    ts.isPropertyAccessExpression(access) && VERBS.test(access.name.text) ? access.expression : access;
  const made = evaluator.evaluate(receiver);
  if (made.k !== 'made' || !/^(?:create|extend|defaults)$/.test(made.of.path.at(-1) ?? '')) return undefined;
  if (!AXIOS.test(made.of.package) && !FETCHES.test(made.of.package)) return undefined;
  const settings = made.node.arguments?.[0];
  const config = settings ? evaluator.evaluate(settings) : undefined;
  const base = config && baseIn(evaluator, config, node);
  const isPost =
    AXIOS.test(made.of.package) &&
    ts.isPropertyAccessExpression(access) &&
    /^(?:post|put|patch)$/.test(access.name.text);
  const path = evaluator.evaluate(first);
  const url = base ? joinedUrl(base, path, node) : path;
  return {
    node,
    library: made.of.package,
    url,
    body: isPost ? 'second' : 'init',
    argument: 1,
    instance: made.node,
  };
}

/** `this.fetch(url)`, `fetcher(url, init)`: a fetch that was handed in. */
function ofNamedFetch(evaluator: Evaluator, node: ts.CallExpression | ts.NewExpression): Request | undefined {
  const name = ts.isPropertyAccessExpression(node.expression)
    ? node.expression.name.text
    : ts.isIdentifier(node.expression)
      ? node.expression.text
      : '';
  const [first] = node.arguments ?? [];
  if (
    !first ||
    !/fetch|^\$?http$|^request(?:Url)?$|^post(?:Json|Stream)?$|eventsource|^sse$|websocket/i.test(name)
  )
    return undefined;
  const callee = evaluator.evaluate(node.expression);
  // The project's own function: its body holds the request, and its callers' arguments are followed from there.
  if (callee.k === 'function' && hasOwnRequest(evaluator, callee.node)) return undefined;
  return { node, library: 'global:fetch', url: evaluator.evaluate(first), body: 'init', argument: 1 };
}

function hasOwnRequest(evaluator: Evaluator, callee: ts.SignatureDeclaration): boolean {
  let found = false;
  function visit(node: ts.Node): void {
    if (found) return;
    if (ts.isCallExpression(node)) {
      const inner = evaluator.evaluate(node.expression);
      found =
        inner.k === 'external' &&
        (FETCHES.test(inner.package) || AXIOS.test(inner.package) || NODE_HTTP.test(inner.package));
    }
    ts.forEachChild(node, visit);
  }
  visit(callee);
  return found;
}
