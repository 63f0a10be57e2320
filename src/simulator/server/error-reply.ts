import type { Json } from '../../core/change.js';
import type { Refusal, Reply } from './exchange.js';

interface ErrorWords {
  readonly status: number;
  readonly code: string;
  readonly param?: string;
  /** The body as the provider's profile gives it, where it does. */
  readonly body?: Json;
}

/** A refusal in the shape in which OpenAI-compatible APIs answer. */
export function errorReply(refusal: Refusal, words: ErrorWords): Reply {
  const plain: Json = {
    error: {
      message: refusal.message,
      type: 'invalid_request_error',
      param: words.param ?? null,
      code: words.code,
    },
  };
  return { status: words.status, json: words.body ?? plain, refusal };
}
