import { defineSdk } from '../../core/sdk.js';
import { openaiCalls, openaiResources } from './openai-calls.js';

const options = {
  apiKey: 'apiKey',
  baseURL: 'baseURL',
  organization: 'organization',
  project: 'project',
  defaultHeaders: 'headers',
  defaultQuery: 'query',
  dataResidency: 'dataResidency',
  adminAPIKey: 'adminAPIKey',
  workloadIdentity: 'workloadIdentity',
  credential: 'credential',
  provider: 'provider',
};

export default defineSdk({
  id: 'npm/openai',
  // `openai/mod` is how deno.land names it; jsr's `@openai/openai` is read as `openai`.
  packages: ['openai', 'openai/index', 'openai/client', 'openai/azure', 'openai/bedrock', 'openai/mod'],
  majors: { from: 4, to: 99 },
  typesOf: 'own',
  clients: [
    {
      exports: ['default', 'OpenAI'],
      make: 'new',
      family: 'openai',
      options,
      ignored: { basePath: 'baseURL', baseUrl: 'baseURL', base_url: 'baseURL', api_key: 'apiKey' },
      optionsArgument: 0,
      implicitEnv: { apiKey: ['OPENAI_API_KEY'], baseURL: ['OPENAI_BASE_URL'] },
      keyFallsBack: true,
      foreignWith: ['provider'],
      calls: openaiCalls,
      resources: openaiResources,
    },
    {
      exports: ['AzureOpenAI'],
      make: 'new',
      family: 'azure',
      options: {
        ...options,
        endpoint: 'endpoint',
        apiVersion: 'apiVersion',
        deployment: 'deployment',
        azureADTokenProvider: 'token',
      },
      ignored: {},
      optionsArgument: 0,
      implicitEnv: {
        apiKey: ['AZURE_OPENAI_API_KEY'],
        baseURL: ['AZURE_OPENAI_ENDPOINT', 'OPENAI_BASE_URL'],
      },
      addressedBy: ['endpoint'],
      keyFallsBack: true,
      calls: openaiCalls,
      resources: openaiResources,
    },
    {
      exports: ['BedrockOpenAI'],
      make: 'new',
      family: 'other',
      options,
      ignored: {},
      optionsArgument: 0,
      implicitEnv: { apiKey: ['AWS_BEARER_TOKEN_BEDROCK'], baseURL: ['AWS_BEDROCK_BASE_URL'] },
      keyFallsBack: false,
      calls: openaiCalls,
      resources: openaiResources,
    },
  ],
});
