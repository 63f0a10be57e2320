import type { Json } from '../../core/change.js';
import { isObject, type JsonObject, type Reply } from '../server/exchange.js';
import type { RequestCircumstances } from '../refusals/circumstances.js';
import { wordsOf } from './conversation.js';
import { chatTurn, type ChatTurn } from './chat-turn.js';

const ID = 'chatcmpl-simulated';

/** Answers a chat request that nothing refuses, whole or as a stream. */
export function answerChat(body: JsonObject, circumstances: RequestCircumstances): Reply {
  const turn = chatTurn(body, circumstances);
  const wantsUsage = isObject(body['stream_options']) && body['stream_options']['include_usage'] === true;
  if (circumstances.stream) {
    return { status: 200, events: streamEvents(turn, body, wantsUsage) };
  }
  const count = typeof body['n'] === 'number' ? body['n'] : 1;
  const choices = Array.from({ length: count }, (_, index) => wholeChoice(turn, index, body));
  const usage = usageOf(turn);
  const created = now();
  return {
    status: 200,
    json: { id: ID, object: 'chat.completion', created, model: circumstances.model, choices, usage },
  };
}

function wholeChoice(turn: ChatTurn, index: number, body: JsonObject): Json {
  const message = {
    role: 'assistant',
    content: turn.content,
    ...(turn.reasoning === undefined ? {} : { reasoning_content: turn.reasoning }),
    ...(turn.toolCall === undefined ? {} : callJson(turn, body)),
  };
  const logprobs = body['logprobs'] === true ? { content: logprobsOf(turn) } : null;
  return { index, message, logprobs, finish_reason: finishOf(turn, body) };
}

/** A request that offers functions in the first form of the API is answered in that form. */
function callJson(turn: ChatTurn, body: JsonObject): JsonObject {
  const { name = '', arguments: args = '' } = turn.toolCall ?? {};
  return asksInOldForm(body)
    ? { function_call: { name, arguments: args } }
    : { tool_calls: [toolCallJson(turn)] };
}

function finishOf({ finish }: ChatTurn, body: JsonObject): string {
  return finish === 'tool_calls' && asksInOldForm(body) ? 'function_call' : finish;
}

function asksInOldForm(body: JsonObject): boolean {
  return body['tools'] === undefined && body['functions'] !== undefined;
}

function toolCallJson(turn: ChatTurn): JsonObject {
  const { id = '', name = '', arguments: args = '' } = turn.toolCall ?? {};
  return { id, type: 'function', function: { name, arguments: args } };
}

function logprobsOf(turn: ChatTurn): Json {
  const words = wordsOf(turn.content ?? '');
  return words.map((token) => ({
    token,
    logprob: -0.1,
    bytes: [...Buffer.from(token)],
    top_logprobs: [],
  }));
}

function usageOf(turn: ChatTurn): Json {
  const { prompt, completion } = turn.usage;
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}

/** The events of a streamed answer, in the order and the pieces in which the real APIs send them. */
function streamEvents(turn: ChatTurn, body: JsonObject, wantsUsage: boolean): readonly string[] {
  const frame = { id: ID, object: 'chat.completion.chunk', created: now(), model: body['model'] ?? '' };
  const chunk = (delta: Json, finish: string | null = null): string =>
    JSON.stringify({ ...frame, choices: [{ index: 0, delta, finish_reason: finish }] });
  const reasoning = wordsOf(turn.reasoning ?? '').map((text) => chunk({ reasoning_content: text }));
  const content = wordsOf(turn.content ?? '').map((text) => chunk({ content: text }));
  const usage = wantsUsage ? [JSON.stringify({ ...frame, choices: [], usage: usageOf(turn) })] : [];
  return [
    chunk({ role: 'assistant', content: '' }),
    ...reasoning,
    ...content,
    ...toolChunks(turn, body).map((delta) => chunk(delta)),
    chunk({}, finishOf(turn, body)),
    ...usage,
    '[DONE]',
  ];
}

/** The name comes first, the arguments in two pieces: a program that does not join them fails. */
function toolChunks(turn: ChatTurn, body: JsonObject): readonly Json[] {
  if (turn.toolCall === undefined) return [];
  const { id, name, arguments: args } = turn.toolCall;
  const half = Math.ceil(args.length / 2);
  if (asksInOldForm(body))
    return [{ name, arguments: '' }, { arguments: args.slice(0, half) }, { arguments: args.slice(half) }].map(
      (call) => ({ function_call: call }),
    );
  const begin = { index: 0, id, type: 'function', function: { name, arguments: '' } };
  const rest = [args.slice(0, half), args.slice(half)].map((piece) => ({
    index: 0,
    function: { arguments: piece },
  }));
  return [begin, ...rest].map((call) => ({ tool_calls: [call] }));
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
