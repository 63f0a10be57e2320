import type { CallDescriptor, ClientDescriptor, SdkDescriptor } from '../../core/sdk.js';
import { defineSdk } from '../../core/sdk.js';
import aiSdk, { factory } from './ai-sdk.js';

/** Settings that stand behind the model's id. */
const settings = {
  structuredOutputs: 'structuredOutputs',
  user: 'user',
  logitBias: 'logit_bias',
  logprobs: 'logprobs',
  parallelToolCalls: 'parallel_tool_calls',
  reasoningEffort: 'reasoning_effort',
  maxCompletionTokens: 'max_completion_tokens',
  store: 'store',
  metadata: 'metadata',
  prediction: 'prediction',
  suffix: 'suffix',
  echo: 'echo',
  dimensions: 'dimensions',
};

const chat: CallDescriptor = {
  api: 'chat.completions',
  body: 1,
  model: 0,
  options: settings,
  structured: {
    by: 'tool',
    option: 'structuredOutputs',
    values: { true: 'json_schema', false: 'tool' },
  },
};

function withSettings(call: CallDescriptor): CallDescriptor {
  return call.api === 'chat.completions' ? chat : { ...call, body: 1, options: settings };
}

/** Before its second major the provider posts to chat completions unless told otherwise, and does not read OPENAI_BASE_URL. */
export function early(client: ClientDescriptor): ClientDescriptor {
  return {
    ...client,
    implicitEnv: { ...client.implicitEnv, baseURL: [] },
    structured: 'tool',
    calls: {
      ...Object.fromEntries(Object.entries(client.calls).map(([name, call]) => [name, withSettings(call)])),
      responses: factory.calls['responses']!,
      languageModel: chat,
    },
    invoke: chat,
  };
}

const sdk: SdkDescriptor = {
  ...aiSdk,
  id: 'npm/ai-sdk-v1',
  majors: { from: 0, to: 1 },
  clients: aiSdk.clients.map(early),
};

export default defineSdk(sdk);
