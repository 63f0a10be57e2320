// Written by scripts/generate-indexes.mjs from the files beside it; run `npm run generate` after adding one.
import type { SdkDescriptor } from '../core/sdk.js';
import npmAiSdkV1 from './npm/ai-sdk-v1.js';
import npmAiSdk from './npm/ai-sdk.js';
import npmAzureOpenai from './npm/azure-openai.js';
import npmChatgpt from './npm/chatgpt.js';
import npmLangchainV0 from './npm/langchain-v0.js';
import npmLangchain from './npm/langchain.js';
import npmLlamaindex from './npm/llamaindex.js';
import npmObservers from './npm/observers.js';
import npmOpenaiEdge from './npm/openai-edge.js';
import npmOpenaiV3 from './npm/openai-v3.js';
import npmOpenai from './npm/openai.js';

export const sdks: readonly SdkDescriptor[] = [
  npmAiSdkV1,
  npmAiSdk,
  npmAzureOpenai,
  npmChatgpt,
  npmLangchainV0,
  npmLangchain,
  npmLlamaindex,
  npmObservers,
  npmOpenaiEdge,
  npmOpenaiV3,
  npmOpenai,
];
