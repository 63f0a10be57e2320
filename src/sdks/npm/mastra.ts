import type { ModelTexts, TextAsker, TextRequest } from '../../core/model-texts.js';
import { defineSdk } from '../../core/sdk.js';

const sampling = {
  temperature: 'temperature',
  topP: 'top_p',
  maxOutputTokens: 'max_tokens',
  presencePenalty: 'presence_penalty',
  frequencyPenalty: 'frequency_penalty',
  stopSequences: 'stop',
  seed: 'seed',
};

/** Settings of one request, by the name that requests have for them, each under `prefix`. */
function settings(prefix: string): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(
      Object.entries(sampling).map(([name, to]) => [`${prefix}modelSettings.${name}`, to]),
    ),
    [`${prefix}toolChoice`]: 'tool_choice',
    [`${prefix}providerOptions.openai`]: 'vendor_settings',
  };
}

const asked: Omit<TextRequest, 'methods'> = {
  argument: 1,
  options: {
    ...settings(''),
    'structuredOutput.schema': 'schema',
    'structuredOutput.jsonPromptInjection': 'schemaInPrompt',
    output: 'schema',
  },
  schemaOption: 'schema',
  schemaInPrompt: 'schemaInPrompt',
};

function asks(exports: readonly string[], more: Partial<TextAsker> = {}): TextAsker {
  return { exports, make: 'call', argument: 0, models: ['model'], api: 'chat.completions', ...more };
}

const processors = [
  'ModerationProcessor',
  'PIIDetector',
  'PromptInjectionDetector',
  'LanguageDetector',
  'SystemPromptScrubber',
  'StructuredOutputProcessor',
];

const scorers = [
  'createAnswerRelevancyScorer',
  'createAnswerSimilarityScorer',
  'createBiasScorer',
  'createContextPrecisionScorer',
  'createContextRelevanceScorerLLM',
  'createFaithfulnessScorer',
  'createHallucinationScorer',
  'createNoiseSensitivityScorerLLM',
  'createPromptAlignmentScorerLLM',
  'createToolCallAccuracyScorerLLM',
  'createToxicityScorer',
  'createTrajectoryAccuracyScorerLLM',
];

/** Models that help a memory along. */
const helpers = [
  'options.generateTitle.model',
  'options.threads.generateTitle.model',
  'options.observationalMemory.model',
  'options.observationalMemory.observation.model',
  'options.observationalMemory.reflection.model',
];

/** What every version takes that has models by text. */
const everywhere: readonly TextAsker[] = [
  asks(['createScorer'], { models: ['judge.model'] }),
  asks(scorers),
  asks(['Memory'], { make: 'new', models: helpers }),
  { exports: ['ModelRouterLanguageModel'], make: 'new', argument: 0, api: 'chat.completions' },
  { exports: ['ModelRouterEmbeddingModel'], make: 'new', argument: 0, api: 'embeddings', apart: true },
  { exports: ['MastraAgentRelevanceScorer'], make: 'new', argument: 1, api: 'chat.completions' },
];

const client: ModelTexts['client'] = {
  options: {
    id: 'model',
    modelId: 'model',
    providerId: 'vendor',
    url: 'baseURL',
    apiKey: 'apiKey',
    headers: 'headers',
  },
  ignored: { baseURL: 'baseURL', baseUrl: 'baseURL' },
  implicitEnv: { apiKey: ['OPENAI_API_KEY'], baseURL: ['OPENAI_BASE_URL'] },
  // Where an address is given, no variable of OpenAI's is read.
  keyFallsBack: false,
};

/** `defaults`: the agent's setting that holds the settings of its requests. `more`: what processors and a memory's embedder take besides. */
export function mastraTexts(
  defaults: string,
  more: { readonly processors?: Partial<TextAsker>; readonly embedder?: Partial<TextAsker> } = {},
): ModelTexts {
  const agent = asks(['Agent'], {
    make: 'new',
    options: { tools: 'tools', ...settings(`${defaults}.`) },
    extraBody: `${defaults}.providerOptions.{vendor}`,
    requests: [
      { ...asked, methods: ['generate', 'generateVNext', 'network'] },
      { ...asked, methods: ['stream', 'streamVNext'], streaming: true },
    ],
  });
  const embedder = asks(['Memory'], {
    make: 'new',
    models: ['embedder'],
    api: 'embeddings',
    apart: true,
    wrapper: { package: '@mastra/core/llm', exported: 'ModelRouterEmbeddingModel' },
    ...more.embedder,
  });
  return {
    prefix: 'openai/',
    whole: 'id',
    apart: { vendor: 'providerId', id: 'modelId' },
    type: '`${string}/${string}`',
    client,
    askers: [agent, embedder, asks(processors, { make: 'new', ...more.processors }), ...everywhere],
  };
}

export const packages = [
  '@mastra/core',
  '@mastra/core/agent',
  '@mastra/core/evals',
  '@mastra/core/llm',
  '@mastra/core/processors',
  '@mastra/core/relevance',
  '@mastra/core/scores',
  '@mastra/evals/scorers/llm',
  '@mastra/evals/scorers/prebuilt',
  '@mastra/memory',
];

/** Agents name their models as texts, which go to the vendor's own host by its own API. */
export default defineSdk({
  id: 'npm/mastra',
  since: '1',
  packages,
  neutral: true,
  clients: [],
  modelTexts: mastraTexts('defaultOptions', {
    processors: { extraBody: 'providerOptions.{vendor}' },
    embedder: { extraBody: 'embedderOptions.providerOptions.{vendor}' },
  }),
});
