import type { ClientDescriptor } from '../../core/sdk.js';
import { defineSdk } from '../../core/sdk.js';
import { chat, completion, embeddings } from './langchain.js';

/** Until 0.3 the base URL could also be `configuration.basePath` or stand in a second argument, and every class took `openAIApiKey`. */
function early(client: ClientDescriptor): ClientDescriptor {
  return {
    ...client,
    options: { ...client.options, openAIApiKey: 'apiKey', 'configuration.basePath': 'baseURL' },
    write: { ...client.write, apiKey: 'openAIApiKey', model: 'modelName', baseURL: 'configuration.basePath' },
    ignored: { baseURL: 'baseURL' },
  };
}

/** The classes where they lived before they had a package of their own. */
export default defineSdk({
  id: 'npm/langchain-v0',
  packages: [
    'langchain/chat_models/openai',
    'langchain/chat_models',
    'langchain/llms/openai',
    'langchain/llms',
    'langchain/embeddings/openai',
    'langchain/embeddings',
  ],
  clients: [early(chat), early(embeddings), early(completion)],
});
