import { defineSdk } from '../../core/sdk.js';
import openai from './openai.js';

/** The official client under the same name, with what it is asked reported to PostHog. */
export default defineSdk({
  ...openai,
  id: 'npm/posthog-ai',
  packages: ['@posthog/ai', '@posthog/ai/openai'],
  majors: { from: 0, to: 99 },
  clients: openai.clients
    .filter((client) => client.family !== 'other')
    .map((client) => ({ ...client, exports: client.exports.filter((name) => name !== 'default') })),
});
