import { defineSdk } from '../../core/sdk.js';

const body = {
  'completionParams.model': 'model',
  'completionParams.temperature': 'temperature',
  'completionParams.top_p': 'top_p',
  'completionParams.presence_penalty': 'presence_penalty',
  'completionParams.frequency_penalty': 'frequency_penalty',
  'completionParams.max_tokens': 'max_tokens',
  'completionParams.stop': 'stop',
};

/** The wrapper package of 2023: its default base URL ends in /v1 since 5.2. */
export default defineSdk({
  id: 'npm/chatgpt',
  packages: ['chatgpt'],
  clients: [
    {
      exports: ['ChatGPTAPI'],
      make: 'new',
      family: 'openai',
      options: { apiKey: 'apiKey', apiBaseUrl: 'baseURL', apiOrg: 'organization', ...body },
      ignored: {},
      optionsArgument: 0,
      implicitEnv: { apiKey: [], baseURL: [] },
      keyFallsBack: false,
      calls: { sendMessage: { api: 'chat.completions', body: 1, options: body } },
      extraBody: 'completionParams',
      extraBodyTyped: true,
      carries: {
        api: 'chat.completions',
        defaultModel: 'gpt-3.5-turbo',
        sends: { temperature: 0.8, top_p: 1, presence_penalty: 1 },
      },
    },
    {
      exports: ['ChatGPTUnofficialProxyAPI'],
      make: 'new',
      family: 'openai',
      options: { accessToken: 'accessToken', apiReverseProxyUrl: 'proxyURL', model: 'model' },
      ignored: {},
      optionsArgument: 0,
      implicitEnv: { apiKey: [], baseURL: [] },
      keyFallsBack: false,
      port: {
        en: "it talks to ChatGPT's web backend, which no other provider offers; use the API client of the same package instead",
        zh: '它调用的是 ChatGPT 网页后端，没有任何其他厂商提供该协议；请改用同一个包里的 API 客户端',
      },
      calls: { sendMessage: { api: 'other', body: -1 } },
    },
  ],
});
