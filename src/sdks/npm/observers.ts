import { defineSdk } from '../../core/sdk.js';

/** Packages that take a client and give it back observed; the client inside is what moves. */
export default defineSdk({
  id: 'npm/observers',
  packages: [
    'langfuse',
    '@langfuse/openai',
    'braintrust',
    'langsmith/wrappers',
    'langsmith/wrappers/openai',
    'weave',
    'langwatch',
    'opik-openai',
  ],
  clients: [],
  wrappers: ['observeOpenAI', 'wrapOpenAI', 'trackOpenAI'],
});
