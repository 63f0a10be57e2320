import { defineSdk } from '../../core/sdk.js';
import ai from './ai.js';

/** Until its fifth major the package called the limit of an answer `maxTokens`, and asked for no randomness unless told otherwise. */
export default defineSdk({
  ...ai,
  id: 'npm/ai-v4',
  since: '0',
  before: '5',
  requests: ai.requests!.map((request) => {
    const { maxOutputTokens: _, maxTokens: __, ...options } = request.options;
    if (__ === undefined) return request;
    return { ...request, options: { maxTokens: 'max_tokens', ...options }, sends: { temperature: 0 } };
  }),
});
