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
      carries: { api: 'chat.completions', defaultModel: 'gpt-4o' },
    },
    {
      ...base,
      exports: ['openai'],
      make: 'call',
      extraBody: 'additionalChatOptions',
      extraBodyTyped: true,
      carries: { api: 'chat.completions', defaultModel: 'gpt-4o' },
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
