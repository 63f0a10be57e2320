import type { CallDescriptor, ClientDescriptor, StructuredMeans } from '../../core/sdk.js';
import { defineSdk } from '../../core/sdk.js';

const connection = {
  apiKey: 'apiKey',
  'configuration.apiKey': 'apiKey',
  'configuration.baseURL': 'baseURL',
  'configuration.organization': 'organization',
  'configuration.project': 'project',
  'configuration.defaultHeaders': 'headers',
};

/** Where a resource of Azure's is named; the deployment is its model. */
const azure = {
  azureOpenAIApiKey: 'apiKey',
  azureOpenAIApiDeploymentName: 'deployment',
  azureOpenAIApiEmbeddingsDeploymentName: 'deployment',
  azureOpenAIApiCompletionsDeploymentName: 'deployment',
  deploymentName: 'deployment',
  azureOpenAIApiInstanceName: 'instance',
  azureOpenAIApiVersion: 'apiVersion',
  openAIApiVersion: 'apiVersion',
  azureOpenAIEndpoint: 'endpoint',
  azureOpenAIBasePath: 'endpoint',
  azureADTokenProvider: 'token',
};

const sampling = {
  model: 'model',
  modelName: 'model',
  temperature: 'temperature',
  maxTokens: 'max_tokens',
  maxCompletionTokens: 'max_completion_tokens',
  topP: 'top_p',
  frequencyPenalty: 'frequency_penalty',
  presencePenalty: 'presence_penalty',
  n: 'n',
  stop: 'stop',
  stopSequences: 'stop',
  streaming: 'stream',
  user: 'user',
  logitBias: 'logit_bias',
  logprobs: 'logprobs',
  topLogprobs: 'top_logprobs',
  reasoningEffort: 'reasoning_effort',
  'reasoning.effort': 'reasoning_effort',
  service_tier: 'service_tier',
  modalities: 'modalities',
  audio: 'audio',
  verbosity: 'verbosity',
  promptCacheKey: 'prompt_cache_key',
  useResponsesApi: 'useResponsesApi',
};

/** Names that requests carry as they are, whether in `modelKwargs` or among the options of one call. */
const RAW = [
  'response_format',
  'tools',
  'tool_choice',
  'parallel_tool_calls',
  'functions',
  'function_call',
  'seed',
  'stop',
  'store',
  'metadata',
  'prediction',
  'stream_options',
  'reasoning_effort',
  'max_completion_tokens',
  'max_tokens',
  'top_p',
  'n',
  'user',
  'logit_bias',
  'service_tier',
  'web_search_options',
] as const;

const raw = Object.fromEntries(RAW.map((name) => [name, name]));
const kwargs = Object.fromEntries(RAW.map((name) => [`modelKwargs.${name}`, name]));

/** Methods that give further options to requests of the model that they are called on. */
export function modelCalls(structuredBy: StructuredMeans): Readonly<Record<string, CallDescriptor>> {
  const base = { api: 'chat.completions' as const, ofCarried: true as const, options: raw };
  return {
    withStructuredOutput: {
      ...base,
      body: 1,
      options: { method: 'method', strict: 'strict' },
      structured: {
        by: structuredBy,
        option: 'method',
        values: { jsonSchema: 'json_schema', jsonMode: 'json_object', functionCalling: 'tool' },
      },
    },
    bindTools: { ...base, body: 1, positional: { tools: 0 }, givesClient: true },
    bind: { ...base, body: 0, givesClient: true },
    withConfig: { ...base, body: 0, givesClient: true },
    withRetry: { ...base, body: -1, givesClient: true },
    withFallbacks: { ...base, body: -1, givesClient: true },
    invoke: { ...base, body: 1 },
    stream: { ...base, body: 1 },
    batch: { ...base, body: 1 },
  };
}

const base: Omit<ClientDescriptor, 'exports' | 'options'> = {
  make: 'new',
  family: 'openai',
  ignored: { baseURL: 'baseURL', basePath: 'baseURL' },
  write: {
    baseURL: 'configuration.baseURL',
    apiKey: 'apiKey',
    model: 'model',
    organization: 'configuration.organization',
    reasoning_effort: 'reasoningEffort',
  },
  optionsArgument: 0,
  implicitEnv: { apiKey: ['OPENAI_API_KEY'], baseURL: ['OPENAI_BASE_URL', 'OPENAI_API_BASE'] },
  keyFallsBack: true,
  extraBody: 'modelKwargs',
  calls: {},
};

/** Taken without effect under these names, so that a client which moves needs them under others. */
const misnames = ['openAIApiKey', 'configuration.basePath', ...Object.keys(azure)];

export const chat: ClientDescriptor = {
  ...base,
  exports: ['ChatOpenAI', 'ChatOpenAICompletions'],
  options: {
    ...connection,
    openAIApiKey: 'apiKey',
    'configuration.basePath': 'baseURL',
    ...sampling,
    ...kwargs,
  },
  misnames,
  modelFirst: true,
  calls: modelCalls('json_schema'),
  carries: {
    api: 'chat.completions',
    defaultModel: 'gpt-3.5-turbo',
    responsesOption: 'useResponsesApi',
  },
};

const responses: ClientDescriptor = {
  ...chat,
  exports: ['ChatOpenAIResponses'],
  carries: { api: 'responses', defaultModel: 'gpt-3.5-turbo', chatExport: 'ChatOpenAI' },
};

export const embeddings: ClientDescriptor = {
  ...base,
  exports: ['OpenAIEmbeddings'],
  options: {
    ...connection,
    openAIApiKey: 'apiKey',
    'configuration.basePath': 'baseURL',
    model: 'model',
    modelName: 'model',
    dimensions: 'dimensions',
    encodingFormat: 'encoding_format',
    batchSize: 'batch_size',
  },
  misnames: ['configuration.basePath', ...Object.keys(azure)],
  // Texts go out in batches of this size unless told otherwise.
  carries: { api: 'embeddings', defaultModel: 'text-embedding-ada-002', sends: { batch_size: 512 } },
};

export const completion: ClientDescriptor = {
  ...base,
  exports: ['OpenAI'],
  options: { ...connection, openAIApiKey: 'apiKey', 'configuration.basePath': 'baseURL', ...sampling },
  misnames: ['configuration.basePath', ...Object.keys(azure)],
  carries: { api: 'completions', defaultModel: 'gpt-3.5-turbo-instruct' },
};

/** The same class on Azure: a deployment stands for the model, and there is no base URL but the resource's. */
export function onAzure(client: ClientDescriptor, exports: readonly string[]): ClientDescriptor {
  const { 'configuration.baseURL': _, 'configuration.basePath': __, ...options } = client.options;
  return {
    ...client,
    exports,
    family: 'azure',
    options: { ...options, ...azure },
    implicitEnv: { apiKey: ['AZURE_OPENAI_API_KEY'], baseURL: [] },
    plainExport: client.exports[0]!,
  };
}

/** Before its first major the classes became Azure's by their settings, or by the environment alone. */
export function orAzure(client: ClientDescriptor): ClientDescriptor {
  return {
    ...client,
    options: { ...client.options, ...azure },
    azureWith: ['deployment', 'instance', 'endpoint', 'token'],
    plainExport: client.exports[0]!,
  };
}

const pictures: ClientDescriptor = {
  ...base,
  exports: ['DallEAPIWrapper'],
  options: {
    apiKey: 'apiKey',
    openAIApiKey: 'apiKey',
    baseUrl: 'baseURL',
    organization: 'organization',
    model: 'model',
    modelName: 'model',
    n: 'n',
    size: 'size',
    quality: 'quality',
    style: 'style',
    dallEResponseFormat: 'response_format',
    user: 'user',
  },
  ignored: { baseURL: 'baseURL', basePath: 'baseURL' },
  write: { baseURL: 'baseUrl', apiKey: 'apiKey', model: 'model' },
  carries: { api: 'images.generations', defaultModel: 'dall-e-3' },
};

export const others: readonly ClientDescriptor[] = [pictures];

export default defineSdk({
  id: 'npm/langchain',
  packages: ['@langchain/openai'],
  since: '1',
  clients: [
    chat,
    responses,
    embeddings,
    completion,
    onAzure(chat, ['AzureChatOpenAI', 'AzureChatOpenAICompletions']),
    onAzure(embeddings, ['AzureOpenAIEmbeddings']),
    onAzure(completion, ['AzureOpenAI']),
    ...others,
  ],
});
