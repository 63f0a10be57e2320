import { defineSdk } from '../../core/sdk.js';
import openaiV3 from './openai-v3.js';

const port = {
  en: "it sends every request through Helicone's proxy of OpenAI: take Configuration and OpenAIApi from openai instead, or register the provider with Helicone",
  zh: '它让所有请求经过 Helicone 的 OpenAI 代理：请改用 openai 包中的 Configuration 与 OpenAIApi，或在 Helicone 中登记新厂商',
};

/** The names of openai 3, behind a proxy of its own. */
export default defineSdk({
  ...openaiV3,
  id: 'npm/helicone',
  packages: ['@helicone/helicone', 'helicone-openai'],
  majors: { from: 0, to: 99 },
  clients: openaiV3.clients.map((client) => ({ ...client, port })),
});
