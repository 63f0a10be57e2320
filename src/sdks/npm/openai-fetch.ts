import type { CallDescriptor } from '../../core/sdk.js';
import { defineSdk } from '../../core/sdk.js';

function request(api: CallDescriptor['api']): CallDescriptor {
  return { api, body: 0 };
}

const port = {
  en: "this package sends OpenAI's key and organization from the environment wherever its own are empty, so that they could reach the provider: write the client for the openai package, or give baseUrl and a key that is never empty",
  zh: '该包在自身密钥或组织为空时会改用环境中的 OpenAI 值，可能把它们发给新厂商：请改用 openai 包，或设置 baseUrl 并保证密钥永不为空',
};

/** A small client over fetch, whose class has the name of another package's. */
export default defineSdk({
  id: 'npm/openai-fetch',
  packages: ['openai-fetch'],
  clients: [
    {
      exports: ['OpenAIClient'],
      make: 'new',
      family: 'openai',
      options: { apiKey: 'apiKey', baseUrl: 'baseURL', organizationId: 'organization' },
      ignored: { baseURL: 'baseURL', basePath: 'baseURL' },
      optionsArgument: 0,
      implicitEnv: { apiKey: ['OPENAI_API_KEY'], baseURL: [] },
      keyFallsBack: true,
      port,
      calls: {
        createChatCompletion: request('chat.completions'),
        streamChatCompletion: request('chat.completions'),
        createCompletions: request('completions'),
        streamCompletion: request('completions'),
        createEmbeddings: request('embeddings'),
        createModeration: request('moderations'),
        createSpeech: request('audio.speech'),
      },
    },
  ],
});
