import type { Json } from '../../core/change.js';
import type { RequestCircumstances } from '../refusals/circumstances.js';
import { isObject, itemsOf, type JsonObject, type Reply } from '../server/exchange.js';
import { chatTurn, type ChatTurn } from './chat-turn.js';
import { wordsOf } from './conversation.js';

/** Answers the Responses API with a message or a call of a function, whole or as a stream. */
export function answerResponse(body: JsonObject): Reply {
  const chat = asChat(body);
  const turn = chatTurn(chat, circumstancesOf(chat));
  const item = turn.toolCall ? callItem(turn.toolCall) : messageItem(turn.content ?? '');
  const { prompt, completion } = turn.usage;
  const response = {
    id: 'resp_simulated',
    object: 'response',
    created_at: 0,
    status: turn.finish === 'length' ? 'incomplete' : 'completed',
    model: body['model'] ?? null,
    output: [item],
    usage: { input_tokens: prompt, output_tokens: completion, total_tokens: prompt + completion },
  };
  if (body['stream'] !== true) return { status: 200, json: response };
  return { status: 200, events: responseEvents(response, item, turn) };
}

/** The same question as chat completions ask it. */
function asChat(body: JsonObject): JsonObject {
  const { input, instructions, tools, tool_choice: choice, text, max_output_tokens: limit } = body;
  const turns =
    typeof input === 'string' ? [{ role: 'user', content: input }] : itemsOf(input).map(asMessage);
  const system = typeof instructions === 'string' ? [{ role: 'system', content: instructions }] : [];
  const format = isObject(text) && isObject(text['format']) ? asFormat(text['format']) : undefined;
  return {
    model: body['model'] ?? '',
    messages: [...system, ...turns],
    ...(tools === undefined ? {} : { tools: itemsOf(tools).filter(isObject).map(nested) }),
    ...(choice === undefined ? {} : { tool_choice: isObject(choice) ? nested(choice) : choice }),
    ...(format === undefined ? {} : { response_format: format }),
    ...(limit === undefined ? {} : { max_completion_tokens: limit }),
  };
}

function asMessage(item: unknown): Json {
  if (!isObject(item)) return {};
  if (item['type'] === 'function_call_output') return { role: 'tool', content: item['output'] ?? '' };
  return item['type'] === 'function_call' ? { role: 'assistant', content: '' } : item;
}

/** `{ type, name, … }` → `{ type, function: { name, … } }` */
function nested({ type = 'function', ...others }: JsonObject): JsonObject {
  return { type, function: others };
}

function asFormat({ type = 'text', ...others }: JsonObject): JsonObject {
  return type === 'json_schema' ? { type, json_schema: others } : { type };
}

function circumstancesOf(chat: JsonObject): RequestCircumstances {
  const choice = chat['tool_choice'];
  const isWord = choice === 'auto' || choice === 'none' || choice === 'required';
  return {
    model: '',
    thinking: 'off',
    stream: false,
    tools: itemsOf(chat['tools']).length > 0,
    ...(isWord ? { toolChoice: choice } : isObject(choice) ? { toolChoice: 'named' } : {}),
  };
}

function messageItem(text: string): JsonObject {
  const content = [{ type: 'output_text', text, annotations: [] }];
  return { id: 'msg_simulated', type: 'message', role: 'assistant', status: 'completed', content };
}

function callItem({ id, name, arguments: args }: NonNullable<ChatTurn['toolCall']>): JsonObject {
  return {
    id: 'fc_simulated',
    type: 'function_call',
    call_id: id,
    name,
    arguments: args,
    status: 'completed',
  };
}

function responseEvents(response: JsonObject, item: JsonObject, turn: ChatTurn): readonly string[] {
  const pieces = turn.toolCall ? callEvents(turn.toolCall.arguments) : messageEvents(turn.content ?? '');
  const events: readonly JsonObject[] = [
    { type: 'response.created', response: { ...response, status: 'in_progress', output: [] } },
    { type: 'response.output_item.added', output_index: 0, item: { ...item, content: [] } },
    ...pieces,
    { type: 'response.output_item.done', output_index: 0, item },
    { type: 'response.completed', response },
  ];
  return events.map((event, index) => JSON.stringify({ ...event, sequence_number: index }));
}

function messageEvents(text: string): readonly JsonObject[] {
  const place = { item_id: 'msg_simulated', output_index: 0, content_index: 0 };
  const part = { type: 'output_text', text: '', annotations: [] };
  return [
    { type: 'response.content_part.added', ...place, part },
    ...wordsOf(text).map((delta) => ({ type: 'response.output_text.delta', ...place, delta })),
    { type: 'response.output_text.done', ...place, text },
  ];
}

function callEvents(args: string): readonly JsonObject[] {
  const place = { item_id: 'fc_simulated', output_index: 0 };
  return [
    { type: 'response.function_call_arguments.delta', ...place, delta: args },
    { type: 'response.function_call_arguments.done', ...place, arguments: args },
  ];
}
