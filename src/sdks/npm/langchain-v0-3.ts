import type { ClientDescriptor } from '../../core/sdk.js';
import { defineSdk } from '../../core/sdk.js';
import { chat, completion, embeddings, modelCalls, onAzure, orAzure, others } from './langchain.js';

/** With a key of Azure's in the environment the class asks Azure, or throws where no resource is named. */
const AZURE_KEY = ['AZURE_OPENAI_API_KEY'];

/** The class wrote out what the API takes for granted. */
const SENT = { temperature: 1, top_p: 1, frequency_penalty: 0, presence_penalty: 0, n: 1 };

/** Until 0.3 settings of the connection could stand in a second argument, and a variable alone sent a model to Azure. */
export function early(client: ClientDescriptor): ClientDescriptor {
  const { modelFirst: _, ...rest } = client;
  return {
    ...orAzure(rest),
    misnames: (client.misnames ?? []).filter(
      (name) => name !== 'openAIApiKey' && name !== 'configuration.basePath',
    ),
    secondArgument: 'configuration.',
    hijackedBy: AZURE_KEY,
    ...(client.exports.includes('ChatOpenAI')
      ? { calls: modelCalls('tool'), carries: { ...client.carries!, sends: SENT } }
      : {}),
  };
}

/** Until 0.6 requests for vectors could not say in which encoding; the SDK beneath asks for base64. */
export function withoutEncoding(client: ClientDescriptor): ClientDescriptor {
  const { encodingFormat: _, ...options } = client.options;
  return { ...client, options };
}

/** The text class hands chat models on to `OpenAIChat`, which other vendors' models must ask for by its name. */
export const textByChat: ClientDescriptor = {
  ...early(completion),
  carries: { ...completion.carries!, chatModels: ['gpt-3.5-turbo', 'gpt-4'], chatExport: 'OpenAIChat' },
};

const { chatModels: _, chatExport: __, ...always } = textByChat.carries!;

/** The same kind of answer, always by chat completions. */
export const chatText: ClientDescriptor = {
  ...textByChat,
  exports: ['OpenAIChat'],
  carries: { ...always, api: 'chat.completions', defaultModel: 'gpt-3.5-turbo' },
};

export default defineSdk({
  id: 'npm/langchain-v0-3',
  packages: ['@langchain/openai'],
  before: '0.4',
  clients: [
    early(chat),
    withoutEncoding(early(embeddings)),
    textByChat,
    chatText,
    onAzure(early(chat), ['AzureChatOpenAI']),
    onAzure(withoutEncoding(early(embeddings)), ['AzureOpenAIEmbeddings']),
    onAzure(early(completion), ['AzureOpenAI']),
    ...others,
  ],
});
