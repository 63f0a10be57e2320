import type { ModelProfile, ParamFact } from '../../core/provider.js';
import { errorReply } from '../server/error-reply.js';
import type { JsonObject, Reply } from '../server/exchange.js';
import { countTokens } from './conversation.js';

const USUAL_WIDTH = 1024;

/** Answers an embeddings request. `encoding` is what the provider says of base64, if anything. */
export function answerEmbeddings(
  body: JsonObject,
  model: ModelProfile,
  encoding: ParamFact | undefined,
): Reply {
  const widths = model.dimensions ?? [];
  const asked = body['dimensions'];
  if (typeof asked === 'number' && widths.length > 0 && !widths.includes(asked)) {
    return refuseWidth(asked, widths);
  }
  const width = typeof asked === 'number' ? asked : (widths[0] ?? USUAL_WIDTH);
  // Where base64 is not known to be understood, floats come back whatever was asked for.
  const base64 = body['encoding_format'] === 'base64' && encoding?.behaviour === 'accepted';
  const texts = (Array.isArray(body['input']) ? body['input'] : [body['input']]).map((each) =>
    typeof each === 'string' ? each : JSON.stringify(each),
  );
  const data = texts.map((text, index) => {
    const vector = vectorOf(text, width);
    return { object: 'embedding', index, embedding: base64 ? toBase64(vector) : vector };
  });
  const tokens = texts.reduce((sum, text) => sum + countTokens(text), 0);
  const usage = { prompt_tokens: tokens, total_tokens: tokens };
  return { status: 200, json: { object: 'list', data, model: model.id, usage } };
}

function refuseWidth(asked: number, widths: readonly number[]): Reply {
  const message = `Invalid 'dimensions': ${asked}. Supported values are ${widths.join(', ')}.`;
  return errorReply(
    { about: 'param', name: 'dimensions', message },
    { status: 400, code: 'invalid_parameter_error', param: 'dimensions' },
  );
}

/** A vector of length one that depends on the words of the text alone: texts that share words lie near each other. */
function vectorOf(text: string, width: number): readonly number[] {
  const vector = new Array<number>(width).fill(0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['']) {
    const place = hash(word) % width;
    vector[place] = (vector[place] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return vector.map((each) => each / length);
}

function hash(text: string): number {
  let value = 2166136261;
  for (const unit of text) value = Math.imul(value ^ (unit.codePointAt(0) ?? 0), 16777619) >>> 0;
  return value;
}

function toBase64(vector: readonly number[]): string {
  return Buffer.from(new Float32Array(vector).buffer).toString('base64');
}
