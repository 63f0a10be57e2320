// Written by scripts/generate-indexes.mjs from the files beside it; run `npm run generate` after adding one.
import type { SdkDescriptor } from '../core/sdk.js';
import npmAi from './npm/ai.js';
import npmAiSdk from './npm/ai-sdk.js';
import npmAiSdkAzure from './npm/ai-sdk-azure.js';
import npmAiSdkAzureV2 from './npm/ai-sdk-azure-v2.js';
import npmAiSdkV1 from './npm/ai-sdk-v1.js';
import npmAiV4 from './npm/ai-v4.js';
import npmAzureOpenai from './npm/azure-openai.js';
import npmChatgpt from './npm/chatgpt.js';
import npmGenkit from './npm/genkit.js';
import npmGenkitCompatOai from './npm/genkit-compat-oai.js';
import npmGenkitxOpenai from './npm/genkitx-openai.js';
import npmHelicone from './npm/helicone.js';
import npmInstructor from './npm/instructor.js';
import npmLangchain from './npm/langchain.js';
import npmLangchainModels from './npm/langchain-models.js';
import npmLangchainModeration from './npm/langchain-moderation.js';
import npmLangchainRoot from './npm/langchain-root.js';
import npmLangchainV0 from './npm/langchain-v0.js';
import npmLangchainV03 from './npm/langchain-v0-3.js';
import npmLangchainV05 from './npm/langchain-v0-5.js';
import npmLangchainV06 from './npm/langchain-v0-6.js';
import npmLangchainV06Early from './npm/langchain-v0-6-early.js';
import npmLlamaindex from './npm/llamaindex.js';
import npmMastra from './npm/mastra.js';
import npmMastraV0 from './npm/mastra-v0.js';
import npmObservers from './npm/observers.js';
import npmOpenai from './npm/openai.js';
import npmOpenaiAgents from './npm/openai-agents.js';
import npmOpenaiApi from './npm/openai-api.js';
import npmOpenaiEdge from './npm/openai-edge.js';
import npmOpenaiFetch from './npm/openai-fetch.js';
import npmOpenaiV3 from './npm/openai-v3.js';
import npmPosthogAi from './npm/posthog-ai.js';

export const sdks: readonly SdkDescriptor[] = [
  npmAi,
  npmAiSdk,
  npmAiSdkAzure,
  npmAiSdkAzureV2,
  npmAiSdkV1,
  npmAiV4,
  npmAzureOpenai,
  npmChatgpt,
  npmGenkit,
  npmGenkitCompatOai,
  npmGenkitxOpenai,
  npmHelicone,
  npmInstructor,
  npmLangchain,
  npmLangchainModels,
  npmLangchainModeration,
  npmLangchainRoot,
  npmLangchainV0,
  npmLangchainV03,
  npmLangchainV05,
  npmLangchainV06,
  npmLangchainV06Early,
  npmLlamaindex,
  npmMastra,
  npmMastraV0,
  npmObservers,
  npmOpenai,
  npmOpenaiAgents,
  npmOpenaiApi,
  npmOpenaiEdge,
  npmOpenaiFetch,
  npmOpenaiV3,
  npmPosthogAi,
];
