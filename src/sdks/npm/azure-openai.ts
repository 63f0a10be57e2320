import type { AnswerFields, CallDescriptor, CallPort } from '../../core/sdk.js';
import { defineSdk } from '../../core/sdk.js';

const sampling = {
  maxTokens: 'max_tokens',
  temperature: 'temperature',
  topP: 'top_p',
  n: 'n',
  stop: 'stop',
  presencePenalty: 'presence_penalty',
  frequencyPenalty: 'frequency_penalty',
  logitBias: 'logit_bias',
  user: 'user',
};

const chatOptions = {
  ...sampling,
  functions: 'functions',
  functionCall: 'function_call',
  tools: 'tools',
  toolChoice: 'tool_choice',
  responseFormat: 'response_format',
  seed: 'seed',
  logprobs: 'logprobs',
  topLogprobs: 'top_logprobs',
};

function deployment(api: CallDescriptor['api'], options?: CallDescriptor['options']): CallDescriptor {
  return { api, body: 2, model: 0, ...(options ? { options } : {}) };
}

const usage: AnswerFields = {
  promptTokens: { to: 'prompt_tokens' },
  completionTokens: { to: 'completion_tokens' },
  totalTokens: { to: 'total_tokens' },
};
const called: AnswerFields = { name: {}, arguments: {} };
const toolCall: AnswerFields = { id: {}, type: {}, index: {}, function: { of: called } };
const message: AnswerFields = {
  role: {},
  content: {},
  toolCalls: { to: 'tool_calls', of: toolCall, list: true },
  functionCall: { to: 'function_call', of: called },
};
const choice: AnswerFields = {
  index: {},
  message: { of: message },
  delta: { of: message },
  finishReason: { to: 'finish_reason' },
};
const chatAnswer: AnswerFields = {
  id: {},
  choices: { of: choice, list: true },
  usage: { of: usage },
  systemFingerprint: { to: 'system_fingerprint' },
};
const textAnswer: AnswerFields = {
  id: {},
  choices: { of: { text: {}, index: {}, finishReason: { to: 'finish_reason' } }, list: true },
  usage: { of: usage },
};

function chat(stream?: CallPort['stream']): CallPort {
  return {
    method: 'chat.completions.create',
    positional: ['model', 'messages'],
    answer: chatAnswer,
    ...(stream ? { stream } : {}),
  };
}

function text(stream?: CallPort['stream']): CallPort {
  return {
    method: 'completions.create',
    positional: ['model', 'prompt'],
    answer: textAnswer,
    ...(stream ? { stream } : {}),
  };
}

/** The client of the 1.0 betas, with its own method names; 2.x is types for the `openai` package. */
export default defineSdk({
  id: 'npm/azure-openai',
  packages: ['@azure/openai'],
  clients: [
    {
      exports: ['OpenAIClient'],
      make: 'new',
      family: 'azure',
      options: {},
      ignored: {},
      optionsArgument: 2,
      implicitEnv: { apiKey: [], baseURL: [] },
      keyFallsBack: true,
      becomes: {
        package: 'openai',
        exported: 'OpenAI',
        version: '^6.49.0',
        credentials: { AzureKeyCredential: 0, OpenAIKeyCredential: 0 },
        dropped: ['apiVersion', 'allowInsecureConnection'],
        inputs: ['toolCalls', 'toolCallId', 'functionCall', 'imageUrl'],
        types: {
          ChatMessage: 'Chat.ChatCompletionMessageParam',
          ChatRequestMessage: 'Chat.ChatCompletionMessageParam',
          ChatRequestMessageUnion: 'Chat.ChatCompletionMessageParam',
          ChatRequestSystemMessage: 'Chat.ChatCompletionSystemMessageParam',
          ChatRequestUserMessage: 'Chat.ChatCompletionUserMessageParam',
          ChatRequestAssistantMessage: 'Chat.ChatCompletionAssistantMessageParam',
          ChatResponseMessage: 'Chat.ChatCompletionMessage',
          ChatCompletions: 'Chat.ChatCompletion',
          ChatChoice: 'Chat.ChatCompletion.Choice',
          Embeddings: 'CreateEmbeddingResponse',
          EmbeddingItem: 'Embedding',
        },
        calls: {
          getChatCompletions: chat(),
          streamChatCompletions: chat('promised'),
          listChatCompletions: chat('now'),
          getCompletions: text(),
          streamCompletions: text('promised'),
          listCompletions: text('now'),
          getEmbeddings: {
            method: 'embeddings.create',
            positional: ['model', 'input'],
            answer: {
              data: { of: { embedding: {}, index: {} }, list: true },
              usage: { of: { promptTokens: { to: 'prompt_tokens' }, totalTokens: { to: 'total_tokens' } } },
            },
          },
          getImages: {
            method: 'images.generate',
            positional: ['model', 'prompt'],
            answer: {
              data: {
                of: {
                  url: {},
                  base64Data: { to: 'b64_json' },
                  revisedPrompt: { to: 'revised_prompt' },
                },
                list: true,
              },
            },
          },
        },
      },
      calls: {
        getChatCompletions: deployment('chat.completions', chatOptions),
        streamChatCompletions: deployment('chat.completions', chatOptions),
        listChatCompletions: deployment('chat.completions', chatOptions),
        getCompletions: deployment('completions', { ...sampling, echo: 'echo', bestOf: 'best_of' }),
        streamCompletions: deployment('completions', { ...sampling, echo: 'echo', bestOf: 'best_of' }),
        listCompletions: deployment('completions', { ...sampling, echo: 'echo', bestOf: 'best_of' }),
        getEmbeddings: deployment('embeddings', { user: 'user', dimensions: 'dimensions' }),
        getImages: deployment('images.generations', {
          n: 'n',
          size: 'size',
          quality: 'quality',
          style: 'style',
          user: 'user',
          responseFormat: 'response_format',
        }),
        getAudioTranscription: deployment('audio.transcriptions'),
        getAudioTranslation: deployment('audio.translations'),
      },
    },
  ],
});
