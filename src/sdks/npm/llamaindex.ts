import type { ClientDescriptor } from '../../core/sdk.js';
import { defineSdk } from '../../core/sdk.js';

const options = {
  model: 'model',
  apiKey: 'apiKey',
  baseURL: 'baseURL',
  temperature: 'temperature',
  topP: 'top_p',
  maxTokens: 'max_tokens',
  'additionalSessionOptions.baseURL': 'baseURL',
  'additionalSessionOptions.apiKey': 'apiKey',
};

const base: Omit<ClientDescriptor, 'exports' | 'carries' | 'make'> = {
  family: 'openai',
  options,
  ignored: { baseUrl: 'baseURL', basePath: 'baseURL' },
  optionsArgument: 0,
  implicitEnv: { apiKey: ['OPENAI_API_KEY'], baseURL: ['OPENAI_BASE_URL'] },
  keyFallsBack: true,
  calls: {},
};

const asks = {
  api: 'chat.completions' as const,
  defaultModel: 'gpt-4o',
  sends: { temperature: 0.1, top_p: 1 },
};

export default defineSdk({
  id: 'npm/llamaindex',
  packages: ['@llamaindex/openai', 'llamaindex'],
  clients: [
    {
      ...base,
      exports: ['OpenAI'],
      make: 'new',
      extraBody: 'additionalChatOptions',
      extraBodyTyped: true,
      carries: asks,
    },
    {
      ...base,
      exports: ['openai'],
      make: 'call',
      extraBody: 'additionalChatOptions',
      extraBodyTyped: true,
      carries: asks,
    },
    {
      ...base,
      exports: ['OpenAIEmbedding'],
      make: 'new',
      options: { ...options, dimensions: 'dimensions' },
      carries: { api: 'embeddings', defaultModel: 'text-embedding-ada-002' },
    },
  ],
});
