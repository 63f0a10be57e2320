import { defineSdk } from '../../core/sdk.js';

const settings = {
  temperature: 'temperature',
  topP: 'top_p',
  frequencyPenalty: 'frequency_penalty',
  presencePenalty: 'presence_penalty',
  maxTokens: 'max_tokens',
  toolChoice: 'tool_choice',
  parallelToolCalls: 'parallel_tool_calls',
  store: 'store',
  'reasoning.effort': 'reasoning_effort',
  'text.verbosity': 'verbosity',
};

const options = {
  model: 'model',
  tools: 'tools',
  ...Object.fromEntries(Object.entries(settings).map(([name, to]) => [`modelSettings.${name}`, to])),
};

/** Agents ask through a provider that the package makes for itself, by the Responses API, and their traces go to OpenAI whatever the provider. */
export default defineSdk({
  id: 'npm/openai-agents',
  packages: ['@openai/agents', '@openai/agents-core', '@openai/agents-openai'],
  clients: [
    {
      exports: ['OpenAIProvider'],
      make: 'new',
      family: 'openai',
      options: {
        apiKey: 'apiKey',
        baseURL: 'baseURL',
        organization: 'organization',
        project: 'project',
        useResponses: 'useResponses',
        openAIClient: 'openAIClient',
      },
      ignored: { baseUrl: 'baseURL' },
      optionsArgument: 0,
      implicitEnv: { apiKey: ['OPENAI_API_KEY'], baseURL: ['OPENAI_BASE_URL'] },
      keyFallsBack: true,
      calls: {},
    },
  ],
  ambient: {
    starters: ['run', 'Runner'],
    provider: { exported: 'OpenAIProvider', chat: { option: 'useResponses', value: false } },
    install: 'setDefaultModelProvider',
    setClient: {
      exported: 'setDefaultOpenAIClient',
      chat: { call: 'setOpenAIAPI', argument: 'chat_completions' },
    },
    telemetry: {
      off: 'setTracingDisabled',
      argument: true,
      or: ['setTraceProcessors', 'tracingDisabled'],
    },
    askers: [
      { exports: ['Agent'], options, extraBody: 'modelSettings.providerData', defaultModel: 'gpt-4.1' },
      { exports: ['Runner'], options, extraBody: 'modelSettings.providerData' },
    ],
    hosted: [
      'webSearchTool',
      'fileSearchTool',
      'codeInterpreterTool',
      'imageGenerationTool',
      'hostedMcpTool',
      'computerTool',
      'OpenAIConversationsSession',
      'OpenAIResponsesCompactionSession',
    ],
  },
});
