import type { Json } from '../../core/change.js';
import type { Target } from '../../core/target.js';
import type { Api } from '../../core/usage.js';
import type { Probe } from './wanted-probes.js';

type Body = Readonly<Record<string, Json>>;

/** The smallest request that answers a probe: JSON, a form with a file, or nothing but the path. */
export interface ProbeRequest {
  readonly path: string;
  readonly json?: Body;
  readonly form?: Readonly<Record<string, string | Blob>>;
}

const PATHS: Readonly<Partial<Record<Api, string>>> = {
  'chat.completions': 'chat/completions',
  completions: 'completions',
  responses: 'responses',
  embeddings: 'embeddings',
  'images.generations': 'images/generations',
  'audio.speech': 'audio/speech',
  'audio.transcriptions': 'audio/transcriptions',
  moderations: 'moderations',
  'models.list': 'models',
};

/** Enough for a model that thinks before it answers in a word. */
const ROOM = 256;

/** The request for a probe; undefined where there is none that costs next to nothing. */
export function probeRequest(probe: Probe): ProbeRequest | undefined {
  const path = PATHS[probe.api];
  if (path === undefined) return undefined;
  const { model } = probe;
  if (model === undefined) return { path };
  if (probe.feature === 'transcription') return { path, form: { model, file: silence() } };
  return { path, json: { model, ...bodyOf(probe, model, probe.target) } };
}

function bodyOf(probe: Probe, model: string, target: Target): Body {
  switch (probe.feature) {
    case 'embeddings': {
      const width = probe.dimensions === undefined ? {} : { dimensions: probe.dimensions };
      return { input: 'ping', encoding_format: 'float', ...width };
    }
    case 'images':
      return { prompt: 'a dot', n: 1 };
    case 'speech':
      return { input: 'Hi', voice: 'alloy' };
    case 'moderation':
      return { input: 'ping' };
    case 'completions':
      return { prompt: 'ping', max_tokens: 16 };
    case 'responses':
      return { input: 'ping' };
    case 'transcription':
    case 'models':
      return {};
    case 'chat':
    case 'stream':
    case 'tools':
    case 'json_object':
    case 'json_schema':
    case 'vision':
    case 'reasoning':
      return chatBody(probe, model, target);
  }
}

function chatBody(probe: Probe, model: string, target: Target): Body {
  return {
    messages: [{ role: 'user', content: questionOf(probe) }],
    ...limit(model, target),
    ...thinking(probe, model, target),
    ...ASKED[probe.feature],
  };
}

const SCHEMA: Json = {
  type: 'object',
  properties: { answer: { type: 'string' } },
  required: ['answer'],
  additionalProperties: false,
};

const ASKED: Readonly<Partial<Record<Probe['feature'], Body>>> = {
  stream: { stream: true },
  tools: {
    tools: [
      {
        type: 'function',
        function: {
          name: 'get_time',
          description: 'The present time.',
          parameters: { type: 'object', properties: {} },
        },
      },
    ],
  },
  json_object: { response_format: { type: 'json_object' } },
  json_schema: {
    response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema: SCHEMA } },
  },
};

function questionOf({ feature }: Probe): Json {
  if (feature === 'tools') return 'Call get_time.';
  if (feature === 'json_object' || feature === 'json_schema')
    return 'Reply in JSON with the key "answer" and the value "pong".';
  if (feature !== 'vision') return 'Reply with one word: pong';
  return [
    { type: 'text', text: 'Name the colour in one word.' },
    { type: 'image_url', image_url: { url: `data:image/png;base64,${RED_SQUARE}` } },
  ];
}

/** 32 by 32 pixels, all red: vendors refuse images of less than about ten. */
const RED_SQUARE =
  'iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAKklEQVR42mO4oKBAU8QwasGoBaMWjFowasGoBaMWjFowasGoBaMWDBULAE7YQD2B7wk2AAAAAElFTkSuQmCC';

/** The limit under the name that this model wants; none where it takes none. */
function limit(model: string, target: Target): Body {
  const fact = target.param('max_tokens', { model, value: ROOM });
  if (fact?.behaviour === 'renamed' && fact.to !== undefined) return { [fact.to]: ROOM };
  return fact?.behaviour === 'rejected' ? {} : { max_tokens: ROOM };
}

/** As the migration writes it: on where the program wants reasoning, else off where it can be. */
function thinking({ feature }: Probe, model: string, target: Target): Body {
  const found = target.thinking(model);
  return (feature === 'reasoning' ? found?.on : found?.off) ?? {};
}

/** A tenth of a second of nothing, as a WAV file of 16-bit samples at 8 kHz. */
function silence(): Blob {
  const samples = 800;
  const bytes = new DataView(new ArrayBuffer(44 + samples * 2));
  const text = (at: number, word: string): void => {
    for (const [index, letter] of [...word].entries()) bytes.setUint8(at + index, letter.charCodeAt(0));
  };
  text(0, 'RIFF');
  bytes.setUint32(4, 36 + samples * 2, true);
  text(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, 8_000, true);
  bytes.setUint32(28, 16_000, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  text(36, 'data');
  bytes.setUint32(40, samples * 2, true);
  return new Blob([bytes.buffer], { type: 'audio/wav' });
}
