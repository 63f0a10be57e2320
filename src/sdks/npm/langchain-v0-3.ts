import type { ClientDescriptor } from '../../core/sdk.js';
import { defineSdk } from '../../core/sdk.js';
import { chat, completion, embeddings, modelCalls, onAzure, orAzure, others } from './langchain.js';

const AZURE_VARIABLES = [
  'AZURE_OPENAI_API_KEY',
  'AZURE_OPENAI_API_INSTANCE_NAME',
  'AZURE_OPENAI_API_DEPLOYMENT_NAME',
];

/** Until 0.3 settings of the connection could stand in a second argument, and `AZURE_*` variables alone sent a model to Azure. */
export function early(client: ClientDescriptor): ClientDescriptor {
  const { modelFirst: _, ...rest } = client;
  return {
    ...orAzure(rest),
    misnames: (client.misnames ?? []).filter(
      (name) => name !== 'openAIApiKey' && name !== 'configuration.basePath',
    ),
    secondArgument: 'configuration.',
    hijackedBy: AZURE_VARIABLES,
    ...(client.exports.includes('ChatOpenAI') ? { calls: modelCalls('tool') } : {}),
  };
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
    early(embeddings),
    textByChat,
    chatText,
    onAzure(early(chat), ['AzureChatOpenAI']),
    onAzure(early(embeddings), ['AzureOpenAIEmbeddings']),
    onAzure(early(completion), ['AzureOpenAI']),
    ...others,
  ],
});
