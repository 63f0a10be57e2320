import type { CallDescriptor, ClientDescriptor } from '../../core/sdk.js';
import { defineSdk } from '../../core/sdk.js';

function model(api: CallDescriptor['api']): CallDescriptor {
  return { api, body: -1, model: 0 };
}

/** Factories of models, by the method that makes them. */
const calls: ClientDescriptor['calls'] = {
  chat: model('chat.completions'),
  completion: model('completions'),
  embedding: model('embeddings'),
  textEmbedding: model('embeddings'),
  textEmbeddingModel: model('embeddings'),
  embeddingModel: model('embeddings'),
  image: model('images.generations'),
  imageModel: model('images.generations'),
  transcription: model('audio.transcriptions'),
  transcriptionModel: model('audio.transcriptions'),
  speech: model('audio.speech'),
  speechModel: model('audio.speech'),
  // Since the fourth major; these ask for what OpenAI alone has.
  extractionModel: model('responses'),
  decisionModel: model('other'),
  evaluationModel: model('other'),
  translation: model('realtime'),
  speechTranslationModel: model('realtime'),
  experimental_realtime: model('realtime'),
  files: { api: 'files', body: -1 },
  skills: { api: 'other', body: -1 },
  experimental_batch: { api: 'batches', body: -1 },
};

export const factory: Omit<ClientDescriptor, 'exports' | 'make'> = {
  family: 'openai',
  options: {
    apiKey: 'apiKey',
    baseURL: 'baseURL',
    organization: 'organization',
    project: 'project',
    headers: 'headers',
    compatibility: 'compatibility',
    name: 'name',
    fetch: 'fetch',
  },
  ignored: { baseUrl: 'baseURL' },
  optionsArgument: 0,
  implicitEnv: { apiKey: ['OPENAI_API_KEY'], baseURL: ['OPENAI_BASE_URL'] },
  keyFallsBack: true,
  extraBody: 'none',
  requestHook: 'fetch',
  structured: 'json_schema',
  calls: {
    ...calls,
    responses: { ...model('responses'), chatMethod: 'chat' },
    languageModel: { ...model('responses'), chatMethod: 'chat' },
  },
  invoke: { ...model('responses'), chatMethod: 'chat' },
};

export default defineSdk({
  id: 'npm/ai-sdk',
  packages: ['@ai-sdk/openai'],
  majors: { from: 2, to: 99 },
  clients: [
    { ...factory, exports: ['createOpenAI'], make: 'call' },
    { ...factory, exports: ['openai'], make: 'instance', factory: 'createOpenAI' },
  ],
});
