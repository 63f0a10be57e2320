import { defineSdk } from '../../core/sdk.js';
import aiSdkAzure from './ai-sdk-azure.js';

/** Until its second major a deployment was asked by chat completions; the settings behind its name were those of the first OpenAI majors. */
export default defineSdk({
  ...aiSdkAzure,
  id: 'npm/ai-sdk-azure-v2',
  majors: { from: 0, to: 2 },
  clients: aiSdkAzure.clients.map((client) => ({
    ...client,
    calls: { ...client.calls, languageModel: client.calls['chat']! },
    invoke: client.calls['chat']!,
  })),
});
