// Written by scripts/generate-indexes.mjs from the files beside it; run `npm run generate` after adding one.
import type { SdkDescriptor } from '../core/sdk.js';
import npmAiSdk from './npm/ai-sdk.js';
import npmAiSdkV1 from './npm/ai-sdk-v1.js';
import npmAzureOpenai from './npm/azure-openai.js';
import npmChatgpt from './npm/chatgpt.js';
import npmLangchain from './npm/langchain.js';
import npmLangchainV0 from './npm/langchain-v0.js';
import npmLlamaindex from './npm/llamaindex.js';
import npmObservers from './npm/observers.js';
import npmOpenai from './npm/openai.js';
import npmOpenaiAgents from './npm/openai-agents.js';
import npmOpenaiEdge from './npm/openai-edge.js';
import npmOpenaiV3 from './npm/openai-v3.js';

export const sdks: readonly SdkDescriptor[] = [
  npmAiSdk,
  npmAiSdkV1,
  npmAzureOpenai,
  npmChatgpt,
  npmLangchain,
  npmLangchainV0,
  npmLlamaindex,
  npmObservers,
  npmOpenai,
  npmOpenaiAgents,
  npmOpenaiEdge,
  npmOpenaiV3,
];
