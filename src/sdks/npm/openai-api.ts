import { defineSdk } from '../../core/sdk.js';

const port = {
  en: 'its host cannot be set: write the client for the openai package, with chat.completions.create in place of complete',
  zh: '该包的主机地址无法设置：请改用 openai 包的客户端，并以 chat.completions.create 取代 complete',
};

/** A client of 2020, which knows engines and one host. */
export default defineSdk({
  id: 'npm/openai-api',
  packages: ['openai-api'],
  clients: [
    {
      exports: ['default'],
      make: 'new',
      family: 'openai',
      options: {},
      ignored: {},
      keyArgument: 0,
      optionsArgument: 1,
      implicitEnv: { apiKey: [], baseURL: [] },
      keyFallsBack: false,
      port,
      calls: {
        complete: { api: 'completions', body: 0, options: { engine: 'model', prompt: 'prompt' } },
        embeddings: { api: 'embeddings', body: 0, options: { engine: 'model', input: 'input' } },
        search: { api: 'other', body: 0 },
        answers: { api: 'other', body: 0 },
        classification: { api: 'other', body: 0 },
        engines: { api: 'models.list', body: -1 },
      },
    },
  ],
});
