import { defineSdk } from '../../core/sdk.js';
import aiSdk from './ai-sdk.js';

/** Before its second major the provider posts to chat completions unless told otherwise, and does not read OPENAI_BASE_URL. */
export default defineSdk({
  ...aiSdk,
  id: 'npm/ai-sdk-v1',
  majors: { from: 0, to: 1 },
  clients: aiSdk.clients.map((client) => ({
    ...client,
    implicitEnv: { ...client.implicitEnv, baseURL: [] },
    calls: { ...client.calls, languageModel: { api: 'chat.completions', body: -1, model: 0 } },
    invoke: { api: 'chat.completions', body: -1, model: 0 },
  })),
});
