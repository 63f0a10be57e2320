import type { CallDescriptor } from '../../core/sdk.js';
import { defineSdk } from '../../core/sdk.js';

function deployment(api: CallDescriptor['api'], body = 2): CallDescriptor {
  return { api, body, model: 0 };
}

/** The client of the 1.0 betas, with its own method names; 2.x is types for the `openai` package. */
export default defineSdk({
  id: 'npm/azure-openai',
  packages: ['@azure/openai'],
  clients: [
    {
      exports: ['OpenAIClient'],
      make: 'new',
      family: 'azure',
      options: {},
      ignored: {},
      optionsArgument: 2,
      implicitEnv: { apiKey: [], baseURL: [] },
      keyFallsBack: false,
      port: {
        en: 'the @azure/openai 1.x client has methods of its own (getChatCompletions, camelCase options); port it to the openai package: new OpenAI({ baseURL, apiKey }) and chat.completions.create({ model, messages })',
        zh: '@azure/openai 1.x 客户端的方法自成一套（getChatCompletions、驼峰式选项）；请改用 openai 包：new OpenAI({ baseURL, apiKey }) 与 chat.completions.create({ model, messages })',
      },
      calls: {
        getChatCompletions: deployment('chat.completions'),
        streamChatCompletions: deployment('chat.completions'),
        listChatCompletions: deployment('chat.completions'),
        getCompletions: deployment('completions'),
        streamCompletions: deployment('completions'),
        listCompletions: deployment('completions'),
        getEmbeddings: deployment('embeddings'),
        getImages: deployment('images.generations'),
        getAudioTranscription: deployment('audio.transcriptions'),
        getAudioTranslation: deployment('audio.translations'),
      },
    },
  ],
});
