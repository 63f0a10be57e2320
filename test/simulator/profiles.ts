import type { Localized } from '../../src/core/localized.js';
import type { Fact, ModelProfile, ParamFact, ProviderProfile, Provenance } from '../../src/core/provider.js';

const HERE: Provenance = { source: 'https://example.com/docs', asOf: '2026-11-01', confidence: 'documented' };

function both(text: string): Localized {
  return { en: text, zh: text };
}

function fact<T>(value: T): Fact<T> {
  return { value, ...HERE };
}

type ModelParts = Partial<ModelProfile> & Pick<ModelProfile, 'id'>;

export function model(parts: ModelParts): ModelProfile {
  return {
    type: 'chat',
    class: both('general'),
    status: 'active',
    vision: true,
    reasoning: false,
    ...HERE,
    ...parts,
  };
}

export function param(parts: Omit<ParamFact, keyof Provenance | 'detail'> & { detail?: string }): ParamFact {
  return { ...HERE, ...parts, detail: both(parts.detail ?? '') };
}

const EVERYTHING: ProviderProfile['endpoints'] = {
  'chat.completions': fact('yes'),
  responses: fact('yes'),
  completions: fact('yes'),
  embeddings: fact('yes'),
  'images.generations': fact('yes'),
  'audio.speech': fact('yes'),
  'audio.transcriptions': fact('yes'),
  moderations: fact('yes'),
  'models.list': fact('yes'),
};

export function profile(parts: Partial<ProviderProfile>): ProviderProfile {
  return {
    id: 'lantern',
    name: { en: 'Lantern', zh: '灯笼' },
    aliases: [],
    status: fact('active'),
    regions: [{ name: both('default'), url: 'https://api.lantern.example/v1', ...HERE }],
    hosts: ['api.lantern.example'],
    auth: fact('bearer'),
    keyEnv: ['LANTERN_API_KEY'],
    endpoints: EVERYTHING,
    params: {},
    thinking: [],
    models: [],
    modelMap: [],
    quirks: [],
    sdks: fact({}),
    ...parts,
  };
}

const CHAT = [
  'gpt-3.5-turbo',
  'gpt-3.5-turbo-instruct',
  'text-davinci-003',
  'gpt-4',
  'gpt-4o',
  'gpt-4o-mini',
  'gpt-4.1',
  'gpt-4.1-mini',
  'o3-mini',
  'gpt-5-mini',
];

/** Plays OpenAI itself, as far as the programs in fixtures/programs use it: takes every parameter. */
export const OPENAI_PROFILE = profile({
  id: 'openai',
  name: { en: 'OpenAI', zh: 'OpenAI' },
  regions: [{ name: both('default'), url: 'https://api.openai.com/v1', ...HERE }],
  hosts: ['api.openai.com', 'eu.api.openai.com'],
  keyEnv: ['OPENAI_API_KEY'],
  params: { 'embeddings.encoding_format': [param({ behaviour: 'accepted' })] },
  models: [
    ...CHAT.map((id) => model({ id })),
    model({ id: 'text-embedding-ada-002', type: 'embedding', dimensions: [1536] }),
    model({ id: 'text-embedding-3-small', type: 'embedding', dimensions: [1536, 512, 256] }),
    model({ id: 'gpt-image-1', type: 'image' }),
    model({ id: 'tts-1', type: 'speech' }),
    model({ id: 'whisper-1', type: 'transcription' }),
    model({ id: 'omni-moderation-latest', type: 'moderation' }),
  ],
});

/** A provider that refuses in every way that a profile can express. */
export const STRICT_PROFILE = profile({
  regions: [{ name: both('default'), url: 'https://api.lantern.example/compatible/v2/', ...HERE }],
  endpoints: {
    'chat.completions': fact('yes'),
    embeddings: fact('yes'),
    'models.list': fact('yes'),
    responses: fact('partial'),
  },
  models: [
    model({ id: 'lantern-plus' }),
    model({ id: 'lantern-text', vision: false }),
    model({ id: 'lantern-thinker', reasoning: true }),
    model({ id: 'lantern-2023', status: 'retired' }),
    model({ id: 'lantern-2025', status: 'deprecated', retiresOn: '2026-06-30' }),
    model({ id: 'lantern-vector', type: 'embedding', dimensions: [1024, 512] }),
  ],
  thinking: [
    {
      models: ['lantern-thinker'],
      default: 'on',
      off: { thinking: { type: 'disabled' } },
      on: { thinking: { type: 'enabled' } },
      needsReasoningInHistory: true,
      ...HERE,
    },
  ],
  params: {
    'messages.role.developer': [
      param({
        behaviour: 'rejected',
        error: { status: 422, body: { error: { message: 'unknown variant `{value}`' } } },
      }),
    ],
    'messages.image_url': [
      param({ behaviour: 'rejected', when: { model: ['lantern-text'] } }),
      param({ behaviour: 'accepted' }),
    ],
    'response_format.json_schema': [param({ behaviour: 'rejected' })],
    'response_format.json_object': [
      param({ behaviour: 'rejected', when: { prose: both('the prompt lacks the word json') } }),
    ],
    temperature: [
      param({ behaviour: 'ignored', when: { thinking: 'on' } }),
      param({ behaviour: 'bounded', min: 0, max: 1 }),
    ],
    n: [param({ behaviour: 'rejected', when: { value: { gt: 1 }, tools: true } })],
    stop: [param({ behaviour: 'bounded', max: 2 })],
    tool_choice: [
      param({ behaviour: 'rejected', when: { thinking: 'on', toolChoice: ['required', 'named'] } }),
    ],
    user: [param({ behaviour: 'rejected', when: { value: { startsWith: ['a-long'] } } })],
    logprobs: [param({ behaviour: 'rejected', when: { stream: true } })],
    reasoning_effort: [
      param({
        behaviour: 'bounded',
        values: { minimal: 'low', low: 'low', medium: 'high', high: 'high' },
        error: { status: 400, body: { code: 1210, msg: 'use low or high, not {value}' } },
      }),
    ],
    max_completion_tokens: [param({ behaviour: 'renamed', to: 'max_tokens' })],
    'embeddings.input': [param({ behaviour: 'bounded', max: 2 })],
    'embeddings.encoding_format': [param({ behaviour: 'rejected', when: { value: { is: ['base64'] } } })],
  },
});
