import { isObject, type JsonObject } from '../server/exchange.js';
import type { RequestCircumstances } from '../refusals/circumstances.js';
import { allText, countTokens, lastOf, sinceLastQuestion, textOf } from './conversation.js';
import { sampleFromSchema } from './sample-from-schema.js';
import { isToolResult, toolCallOf, type ToolCall } from './tool-turn.js';

/** What the model says in one turn, before it is put into the shape of an answer. */
export interface ChatTurn {
  readonly content: string | null;
  readonly reasoning?: string;
  readonly toolCall?: ToolCall;
  readonly finish: 'stop' | 'length' | 'tool_calls';
  readonly usage: { readonly prompt: number; readonly completion: number };
}

const REASONING =
  'The question is simple. First I read it, then I look for what it asks, and in the end I answer it in one line.';

/** The answer to a chat request: always the same for the same question, so that a program's output can be checked. */
export function chatTurn(body: JsonObject, circumstances: RequestCircumstances): ChatTurn {
  const thinks = circumstances.thinking === 'on';
  const reasoning = thinks ? { reasoning: REASONING } : {};
  const prompt = countTokens(allText(body));
  const spent = thinks ? countTokens(REASONING) : 0;
  const toolCall = toolCallOf(body, circumstances);
  if (toolCall !== undefined) {
    const completion = spent + countTokens(toolCall.arguments);
    return { content: null, ...reasoning, toolCall, finish: 'tool_calls', usage: { prompt, completion } };
  }
  const answer = answerText(body);
  const room = tokenLimit(body) - spent;
  const fits = countTokens(answer) <= room;
  // Thinking counts against the limit: a small one leaves no room for the answer, as with the real models.
  const content = fits ? answer : [...answer].slice(0, Math.max(0, room) * 4).join('');
  const usage = { prompt, completion: spent + countTokens(content) };
  return { content, ...reasoning, finish: fits ? 'stop' : 'length', usage };
}

function tokenLimit(body: JsonObject): number {
  const limit = body['max_completion_tokens'] ?? body['max_tokens'];
  return typeof limit === 'number' ? limit : Number.POSITIVE_INFINITY;
}

function answerText(body: JsonObject): string {
  const question = textOf(lastOf(body, 'user'));
  const format = isObject(body['response_format']) ? body['response_format'] : {};
  if (format['type'] === 'json_object') return jsonAnswer(body, question);
  if (format['type'] === 'json_schema' && isObject(format['json_schema'])) {
    return JSON.stringify(sampleFromSchema(format['json_schema']['schema'], question));
  }
  const tools = sinceLastQuestion(body).filter(isToolResult);
  const learned = tools.length === 0 ? '' : ` (from the tool: ${tools.map(textOf).join('; ')})`;
  return `Simulated answer to: ${question}${learned}`;
}

/** An object with the keys that the conversation names in quotes, as prompts for JSON do; else with `answer`. */
function jsonAnswer(body: JsonObject, question: string): string {
  const named = [...allText(body).matchAll(/"([A-Za-z_]\w*)"/g)].map((match) => match[1] ?? '');
  const keys = named.length === 0 ? ['answer'] : [...new Set(named)];
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key, question])));
}
