import { ts } from 'ts-morph';
import type { AnswerFields } from '../../../core/sdk.js';
import type { AnswerFlow } from '../answers/answer-flow.js';
import type { RawAnswer } from '../answers/raw-answer.js';
import { callbacksIn } from '../answers/raw-syntax.js';
import { insertion, type AnswerEdit } from '../answers/answer-reads.js';
import type { HttpSite } from '../clients/calls.js';
import type { Evaluator } from '../follow/evaluator.js';
import { property } from '../follow/follow-members.js';
import { styleOf } from '../program/source-style.js';
import type { Request } from '../requests/request-calls.js';
import { indentOf } from './object-edits.js';

const AXIOS = /^(?:global:)?axios$/;
const GIVES_JSON = /^(?:global:\$fetch|ofetch|ohmyfetch)$/;
const EVENTS = /fetch-event-source$/;
const NODE_HTTP = /^(?:https?|follow-redirects)$/;
/** What these give, and when, is not known well enough. */
const UNKNOWN = /^(?:request|request-promise(?:-native)?|needle|phin|bent|urllib|global:useFetch)$/;

/** Two ways in which an answer comes: parsed already, or as text. */
export interface Incoming {
  readonly flow: AnswerFlow;
  readonly raw: RawAnswer;
}

/** Starts to follow an answer at its request; false where nobody knows what the library gives. */
export function receive(
  evaluator: Evaluator,
  { request }: HttpSite,
  { flow, raw }: Incoming,
  { fields, streaming }: { readonly fields: AnswerFields; readonly streaming: boolean },
): boolean {
  const { node, library } = request;
  if (UNKNOWN.test(library)) return false;
  if (EVENTS.test(library)) return events(evaluator, request, raw);
  if (NODE_HTTP.test(library)) {
    const callbacks = callbacksIn(evaluator, node);
    for (const each of callbacks) raw.given(each);
    return callbacks.length > 0;
  }
  const parsedIn =
    streaming || isStream(evaluator, request) ? undefined : frameOf(evaluator, request, fields);
  if (!parsedIn) raw.follow(topOf(request));
  else {
    flow.annotated(node.typeArguments?.[0], { of: fields });
    flow.follow(topOf(request), { of: parsedIn, promise: true });
  }
  return true;
}

/** Where the answer stands in what the library gives, if it parses it by itself. */
function frameOf(evaluator: Evaluator, request: Request, fields: AnswerFields): AnswerFields | undefined {
  const around: AnswerFields = { status: {}, statusText: {}, headers: {}, statusCode: {}, ok: {} };
  if (AXIOS.test(request.library)) return { ...around, config: {}, data: { of: fields } };
  if (GIVES_JSON.test(request.library)) return fields;
  if (request.library === 'superagent') return { ...around, body: { of: fields } };
  const isParsed = request.library === 'got' && settingOf(evaluator, request, 'responseType') === 'json';
  return isParsed && !isAskedForJson(request.node) ? { ...around, body: { of: fields } } : undefined;
}

/** `got.post(…).json()` */
function isAskedForJson({ parent }: ts.Node): boolean {
  return ts.isPropertyAccessExpression(parent) && parent.name.text === 'json';
}

function isStream(evaluator: Evaluator, request: Request): boolean {
  return settingOf(evaluator, request, 'responseType') === 'stream';
}

function settingOf(evaluator: Evaluator, request: Request, name: string): unknown {
  const index = request.body === 'second' ? request.argument + 1 : request.argument;
  const holder = request.node.arguments?.[index];
  const value = holder && property(evaluator, evaluator.evaluate(holder), name, holder);
  return value?.k === 'literal' ? value.value : undefined;
}

/** The last call of `superagent.post(url).set(…).send(body)`. */
function topOf({ node, body }: Request): ts.Expression {
  let top: ts.Expression = node;
  while (
    body === 'chained' &&
    ts.isPropertyAccessExpression(top.parent) &&
    ts.isCallExpression(top.parent.parent) &&
    !/^(?:then|catch|finally|json)$/.test(top.parent.name.text)
  )
    top = top.parent.parent;
  return top;
}

/** `fetchEventSource(url, { onmessage(event) { … } })` */
function events(evaluator: Evaluator, { node }: Request, raw: RawAnswer): boolean {
  const settings = node.arguments?.[1];
  const listener = settings && property(evaluator, evaluator.evaluate(settings), 'onmessage', settings);
  if (listener?.k !== 'function') return false;
  raw.given(listener.node);
  return true;
}

/** `if (line === '[DONE]') continue;` in front of what parses a line: streams of chat completions end in one that is no JSON. */
export function guardEnd(parse: ts.CallExpression): AnswerEdit | undefined {
  const [text] = parse.arguments;
  const statement = ts.findAncestor(parse, ts.isStatement);
  const around = statement?.parent;
  if (!text || !statement || !around || !ts.isBlock(around)) return undefined;
  if (!/^[\w.]+(?:\.(?:slice|trim|substring|replace)\([^()]*\))*$/.test(text.getText())) return undefined;
  const leave = leaveOf(around);
  const indent = indentOf(statement.getSourceFile().text, statement);
  if (leave === undefined || indent === undefined) return undefined;
  const { quote, newline } = styleOf(statement.getSourceFile());
  const test = `if (${text.getText()}.trim() === ${quote}[DONE]${quote}) ${leave};`;
  return insertion(statement, statement.getStart(), `${test}${newline}${indent}`);
}

/** How the work on one line is left. */
function leaveOf(block: ts.Block): string | undefined {
  for (let at: ts.Node = block; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isIterationStatement(at, false)) return 'continue';
    if (ts.isFunctionLike(at)) return ts.isCallExpression(at.parent) ? 'return' : undefined;
  }
  return undefined;
}
