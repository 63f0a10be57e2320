import { isObject, itemsOf, type Incoming, type JsonObject, type Reply } from '../server/exchange.js';

/** The smallest PNG there is: one transparent pixel. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Answers an image request with one pixel, as data or under an address that nobody needs to fetch. */
export function answerImages(body: JsonObject): Reply {
  const count = typeof body['n'] === 'number' ? body['n'] : 1;
  const image =
    body['response_format'] === 'b64_json'
      ? { b64_json: PIXEL }
      : { url: 'https://example.com/simulated.png' };
  const data = Array.from({ length: count }, () => image);
  return { status: 200, json: { created: Math.floor(Date.now() / 1000), data } };
}

/** Answers a speech request with bytes that begin as an MP3 does. */
export function answerSpeech(body: JsonObject): Reply {
  const text = typeof body['input'] === 'string' ? body['input'] : '';
  return { status: 200, bytes: Buffer.from(`ID3 simulated speech: ${text}`), type: 'audio/mpeg' };
}

/** Answers a transcription or translation: the file is not listened to. */
export function answerTranscription(): Reply {
  return { status: 200, json: { text: 'Simulated transcription.' } };
}

/** Flags a text that has the word "violence" in it, and nothing else. */
export function answerModeration(body: JsonObject): Reply {
  const inputs = Array.isArray(body['input']) ? itemsOf(body['input']) : [body['input']];
  const results = inputs.map((input) => {
    const violence = JSON.stringify(input ?? '').includes('violence');
    return {
      flagged: violence,
      categories: { violence },
      category_scores: { violence: violence ? 0.99 : 0.01 },
    };
  });
  return { status: 200, json: { id: 'modr-simulated', model: body['model'] ?? null, results } };
}

/** The model named in a JSON body or in a form with a file. */
export function modelNameOf(incoming: Incoming): string {
  if (isObject(incoming.body)) {
    return typeof incoming.body['model'] === 'string' ? incoming.body['model'] : '';
  }
  return /name="model"\r?\n(?:[^\r\n]+\r?\n)*\r?\n([^\r\n]*)/.exec(incoming.text)?.[1] ?? '';
}
