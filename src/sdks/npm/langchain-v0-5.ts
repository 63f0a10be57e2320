import type { ClientDescriptor } from '../../core/sdk.js';
import { defineSdk } from '../../core/sdk.js';
import { chat, completion, embeddings, onAzure, others } from './langchain.js';
import { withoutEncoding } from './langchain-v0-3.js';

/** 0.4 and 0.5 still take `openAIApiKey`, and no longer `configuration.basePath`. */
function middle(client: ClientDescriptor): ClientDescriptor {
  const { modelFirst: _, ...rest } = client;
  return { ...rest, misnames: (client.misnames ?? []).filter((name) => name !== 'openAIApiKey') };
}

export default defineSdk({
  id: 'npm/langchain-v0-5',
  packages: ['@langchain/openai'],
  since: '0.4',
  before: '0.6',
  clients: [
    middle(chat),
    withoutEncoding(middle(embeddings)),
    middle(completion),
    onAzure(middle(chat), ['AzureChatOpenAI']),
    onAzure(withoutEncoding(middle(embeddings)), ['AzureOpenAIEmbeddings']),
    onAzure(middle(completion), ['AzureOpenAI']),
    ...others,
  ],
});
