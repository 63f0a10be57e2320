import type { ClientDescriptor } from '../../core/sdk.js';
import { defineSdk } from '../../core/sdk.js';
import { chat, embeddings } from './langchain.js';
import { chatText, early, textByChat, withoutEncoding } from './langchain-v0-3.js';

/** Before they had a package of their own the classes knew `openAIApiKey` and `modelName` alone. */
function oldest(client: ClientDescriptor): ClientDescriptor {
  return {
    ...client,
    write: { ...client.write, apiKey: 'openAIApiKey', model: 'modelName', baseURL: 'configuration.basePath' },
    ignored: { baseURL: 'baseURL' },
  };
}

export const oldestClients: readonly ClientDescriptor[] = [
  oldest(early(chat)),
  oldest(withoutEncoding(early(embeddings))),
  oldest(textByChat),
  oldest(chatText),
];

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
  clients: oldestClients,
});
