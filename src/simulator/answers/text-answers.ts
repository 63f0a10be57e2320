import type { Json } from '../../core/change.js';
import { isObject, itemsOf, type JsonObject, type Reply } from '../server/exchange.js';
import { countTokens, wordsOf } from './conversation.js';

/** Answers the legacy completions API, whole or as a stream. */
export function answerCompletion(body: JsonObject): Reply {
  const [first] = [body['prompt']].flat();
  const prompt = typeof first === 'string' ? first : '';
  const text = `Simulated answer to: ${prompt}`;
  const frame = { id: 'cmpl-simulated', object: 'text_completion', created: 0, model: body['model'] ?? null };
  const choice = (piece: string, finish: string | null): Json => ({
    index: 0,
    text: piece,
    logprobs: null,
    finish_reason: finish,
  });
  if (body['stream'] !== true) {
    const usage = { prompt_tokens: countTokens(prompt), completion_tokens: countTokens(text) };
    return { status: 200, json: { ...frame, choices: [choice(text, 'stop')], usage } };
  }
  const events = [...wordsOf(text).map((piece) => choice(piece, null)), choice('', 'stop')];
  const chunks = events.map((each) => JSON.stringify({ ...frame, choices: [each] }));
  return { status: 200, events: [...chunks, '[DONE]'] };
}

/** Answers the Responses API with one message, whole or as a stream. */
export function answerResponse(body: JsonObject): Reply {
  const question = questionOf(body['input']);
  const text = `Simulated answer to: ${question}`;
  const part = { type: 'output_text', text, annotations: [] };
  const item = {
    id: 'msg_simulated',
    type: 'message',
    role: 'assistant',
    status: 'completed',
    content: [part],
  };
  const input = countTokens(question);
  const output = countTokens(text);
  const response = {
    id: 'resp_simulated',
    object: 'response',
    created_at: 0,
    status: 'completed',
    model: body['model'] ?? null,
    output: [item],
    usage: { input_tokens: input, output_tokens: output, total_tokens: input + output },
  };
  if (body['stream'] !== true) return { status: 200, json: response };
  return { status: 200, events: responseEvents(response, item, text) };
}

function responseEvents(response: JsonObject, item: JsonObject, text: string): readonly string[] {
  const place = { item_id: 'msg_simulated', output_index: 0, content_index: 0 };
  const events: readonly JsonObject[] = [
    { type: 'response.created', response: { ...response, status: 'in_progress', output: [] } },
    { type: 'response.output_item.added', output_index: 0, item: { ...item, content: [] } },
    {
      type: 'response.content_part.added',
      ...place,
      part: { type: 'output_text', text: '', annotations: [] },
    },
    ...wordsOf(text).map((delta) => ({ type: 'response.output_text.delta', ...place, delta })),
    { type: 'response.output_text.done', ...place, text },
    { type: 'response.output_item.done', output_index: 0, item },
    { type: 'response.completed', response },
  ];
  return events.map((event, index) => JSON.stringify({ ...event, sequence_number: index }));
}

/** The input is a text, or a conversation of which the user's last turn counts. */
function questionOf(input: unknown): string {
  if (typeof input === 'string') return input;
  const last = itemsOf(input)
    .filter(isObject)
    .findLast((each) => each['role'] === 'user');
  const content = last?.['content'];
  if (typeof content === 'string') return content;
  const texts = itemsOf(content)
    .filter(isObject)
    .map((part) => part['text']);
  return texts.filter((text) => typeof text === 'string').join(' ');
}
