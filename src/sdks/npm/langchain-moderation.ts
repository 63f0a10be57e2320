import { defineSdk } from '../../core/sdk.js';

/** A step of a chain that asks OpenAI whether a text may pass. */
export default defineSdk({
  id: 'npm/langchain-moderation',
  packages: ['langchain/chains', '@langchain/classic/chains', '@langchain/classic/chains/openai_moderation'],
  neutral: true,
  clients: [
    {
      exports: ['OpenAIModerationChain'],
      make: 'new',
      family: 'openai',
      options: {
        apiKey: 'apiKey',
        openAIApiKey: 'apiKey',
        openAIOrganization: 'organization',
        'configuration.baseURL': 'baseURL',
      },
      write: { baseURL: 'configuration.baseURL', apiKey: 'openAIApiKey' },
      ignored: {},
      optionsArgument: 0,
      implicitEnv: { apiKey: ['OPENAI_API_KEY'], baseURL: ['OPENAI_BASE_URL'] },
      keyFallsBack: true,
      calls: {},
      carries: { api: 'moderations' },
    },
  ],
});
