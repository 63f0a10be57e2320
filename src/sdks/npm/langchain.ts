import type { ClientDescriptor } from '../../core/sdk.js';
import { defineSdk } from '../../core/sdk.js';

const connection = {
  apiKey: 'apiKey',
  'configuration.apiKey': 'apiKey',
  'configuration.baseURL': 'baseURL',
  'configuration.organization': 'organization',
  'configuration.project': 'project',
  'configuration.defaultHeaders': 'headers',
};

const sampling = {
  model: 'model',
  modelName: 'model',
  temperature: 'temperature',
  maxTokens: 'max_tokens',
  maxCompletionTokens: 'max_completion_tokens',
  topP: 'top_p',
  frequencyPenalty: 'frequency_penalty',
  presencePenalty: 'presence_penalty',
  n: 'n',
  stop: 'stop',
  streaming: 'stream',
  user: 'user',
  logitBias: 'logit_bias',
};

const base: Omit<ClientDescriptor, 'exports' | 'options'> = {
  make: 'new',
  family: 'openai',
  ignored: { baseURL: 'baseURL', basePath: 'baseURL', 'configuration.basePath': 'baseURL' },
  write: {
    baseURL: 'configuration.baseURL',
    apiKey: 'apiKey',
    model: 'model',
    organization: 'configuration.organization',
  },
  optionsArgument: 0,
  implicitEnv: { apiKey: ['OPENAI_API_KEY'], baseURL: ['OPENAI_BASE_URL', 'OPENAI_API_BASE'] },
  keyFallsBack: true,
  extraBody: 'modelKwargs',
  calls: {},
};

export const chat: ClientDescriptor = {
  ...base,
  exports: ['ChatOpenAI'],
  options: { ...connection, ...sampling },
  ignored: { ...base.ignored, openAIApiKey: 'apiKey' },
  carries: { api: 'chat.completions', defaultModel: 'gpt-3.5-turbo' },
};

export const embeddings: ClientDescriptor = {
  ...base,
  exports: ['OpenAIEmbeddings'],
  options: {
    ...connection,
    openAIApiKey: 'apiKey',
    model: 'model',
    modelName: 'model',
    dimensions: 'dimensions',
    encodingFormat: 'encoding_format',
    batchSize: 'batch_size',
  },
  carries: { api: 'embeddings', defaultModel: 'text-embedding-ada-002' },
};

export const completion: ClientDescriptor = {
  ...base,
  exports: ['OpenAI'],
  options: { ...connection, openAIApiKey: 'apiKey', ...sampling },
  carries: { api: 'completions', defaultModel: 'gpt-3.5-turbo-instruct' },
};

export default defineSdk({
  id: 'npm/langchain',
  packages: ['@langchain/openai'],
  majors: { from: 0, to: 99 },
  clients: [chat, embeddings, completion],
});
