import { defineSdk } from '../../core/sdk.js';

const options = {
  'config.temperature': 'temperature',
  'config.topP': 'top_p',
  'config.max_tokens': 'max_tokens',
  'config.stopSequences': 'stop',
  'config.frequencyPenalty': 'frequency_penalty',
  'config.presencePenalty': 'presence_penalty',
  'config.logProbs': 'logprobs',
  'config.topLogProbs': 'top_logprobs',
  'config.logitBias': 'logit_bias',
  'config.seed': 'seed',
  'config.user': 'user',
  'config.reasoning_effort': 'reasoning_effort',
  tools: 'tools',
  toolChoice: 'tool_choice',
};

/** Models come from plugins, by a text that begins with the plugin's name or by a reference that the plugin exports. */
export default defineSdk({
  id: 'npm/genkit',
  packages: ['genkit', 'genkit/beta'],
  neutral: true,
  clients: [],
  pluginHost: {
    makers: ['genkit'],
    type: 'Genkit',
    references: ['modelRef', 'embedderRef'],
    config: 'config',
    requests: [
      { methods: ['generate'], argument: 0, model: 'model', options },
      {
        methods: ['generateStream'],
        argument: 0,
        model: 'model',
        options,
        streaming: true,
      },
      { methods: ['definePrompt', 'chat'], argument: 0, model: 'model', options },
      { methods: ['prompt'], argument: 1, model: 'model', options },
      { methods: ['embed', 'embedMany'], argument: 0, model: 'embedder', options: {} },
    ],
  },
});
