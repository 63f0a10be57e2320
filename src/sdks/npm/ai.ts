import type { RequestDescriptor } from '../../core/sdk.js';
import { defineSdk } from '../../core/sdk.js';

/** Settings that the provider's own options hold, by the name that they have in requests. */
const own = Object.fromEntries(
  Object.entries({
    reasoningEffort: 'reasoning_effort',
    parallelToolCalls: 'parallel_tool_calls',
    maxCompletionTokens: 'max_completion_tokens',
    store: 'store',
    metadata: 'metadata',
    prediction: 'prediction',
    serviceTier: 'service_tier',
    textVerbosity: 'verbosity',
    promptCacheKey: 'prompt_cache_key',
    promptCacheRetention: 'prompt_cache_retention',
    safetyIdentifier: 'safety_identifier',
    user: 'user',
    logitBias: 'logit_bias',
    logprobs: 'logprobs',
    structuredOutputs: 'structuredOutputs',
    strictJsonSchema: 'strictJsonSchema',
    previousResponseId: 'previous_response_id',
    conversation: 'conversation',
    instructions: 'instructions',
    include: 'include',
    reasoningSummary: 'reasoning_summary',
    truncation: 'truncation',
    maxToolCalls: 'max_tool_calls',
  }).flatMap(([name, to]) => [
    [`providerOptions.openai.${name}`, to],
    [`experimental_providerMetadata.openai.${name}`, to],
  ]),
) as Record<string, string>;

const sampling = {
  temperature: 'temperature',
  topP: 'top_p',
  maxOutputTokens: 'max_tokens',
  maxTokens: 'max_tokens',
  presencePenalty: 'presence_penalty',
  frequencyPenalty: 'frequency_penalty',
  stopSequences: 'stop',
  seed: 'seed',
  tools: 'tools',
  toolChoice: 'tool_choice',
  reasoning: 'reasoning_effort',
  output: 'output',
  experimental_output: 'output',
  messages: 'messages',
};

function language(
  exports: readonly string[],
  more: Partial<Omit<RequestDescriptor, 'exports'>> = {},
): RequestDescriptor {
  return {
    exports,
    make: 'call',
    model: 'model',
    madeBy: 'languageModel',
    options: { ...sampling, ...own },
    ...more,
  };
}

const objects: Partial<RequestDescriptor> = {
  options: { ...sampling, ...own, mode: 'mode', schema: 'schema' },
  structured: { option: 'output', plain: 'no-schema', mode: 'mode' },
};

function other(
  madeBy: string,
  exports: readonly string[],
  options: Readonly<Record<string, string>>,
): RequestDescriptor {
  return { exports, make: 'call', model: 'model', madeBy, options };
}

/** The functions that ask through models of any vendor. */
const vectors = {
  'providerOptions.openai.dimensions': 'dimensions',
  'providerOptions.openai.user': 'user',
};

export default defineSdk({
  id: 'npm/ai',
  since: '5',
  packages: ['ai', 'ai/rsc', '@ai-sdk/rsc'],
  neutral: true,
  clients: [],
  requests: [
    language(['generateText'], { schemaOption: 'output' }),
    language(['streamText', 'streamUI', 'experimental_streamText', 'experimental_streamTextLowMemory'], {
      schemaOption: 'output',
      streaming: true,
    }),
    language(['generateObject', 'experimental_generateObject'], objects),
    language(['streamObject', 'experimental_streamObject'], { ...objects, streaming: true }),
    language(['Agent', 'Experimental_Agent', 'ToolLoopAgent'], { make: 'new', schemaOption: 'output' }),
    other('textEmbeddingModel', ['embed'], vectors),
    other('textEmbeddingModel', ['embedMany'], { ...vectors, values: 'input' }),
    other('imageModel', ['generateImage', 'experimental_generateImage'], {
      n: 'n',
      size: 'size',
      seed: 'seed',
      'providerOptions.openai.quality': 'quality',
      'providerOptions.openai.style': 'style',
    }),
    other(
      'transcriptionModel',
      ['transcribe', 'experimental_transcribe', 'experimental_streamTranscribe'],
      {},
    ),
    other('speechModel', ['generateSpeech', 'experimental_generateSpeech', 'experimental_streamSpeech'], {
      voice: 'voice',
      speed: 'speed',
    }),
  ],
  settingWrappers: {
    wrapLanguageModel: 'model',
    experimental_wrapLanguageModel: 'model',
    wrapEmbeddingModel: 'model',
    wrapImageModel: 'model',
  },
  registries: [
    { exports: ['createProviderRegistry', 'experimental_createProviderRegistry'], by: 'prefix' },
    {
      exports: ['customProvider', 'experimental_customProvider'],
      by: 'alias',
      models: {
        languageModel: 'languageModels',
        textEmbeddingModel: 'textEmbeddingModels',
        embeddingModel: 'embeddingModels',
        imageModel: 'imageModels',
      },
      fallback: 'fallbackProvider',
    },
    { exports: ['wrapProvider', 'experimental_wrapProvider'], by: 'alias', fallback: 'provider' },
  ],
});
