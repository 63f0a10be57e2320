import type { Json } from '../../core/change.js';
import { type JsonObject, type Reply } from '../server/exchange.js';
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
