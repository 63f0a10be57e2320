import { defineSdk } from '../../core/sdk.js';
import ai from './ai.js';

/** Until its fifth major the package called the limit of an answer `maxTokens`. */
export default defineSdk({
  ...ai,
  id: 'npm/ai-v4',
  since: '0',
  before: '5',
  requests: ai.requests!.map((request) => {
    const { maxOutputTokens: _, maxTokens: __, ...options } = request.options;
    return __ === undefined ? request : { ...request, options: { maxTokens: 'max_tokens', ...options } };
  }),
});
