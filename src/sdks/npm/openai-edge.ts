import { defineSdk } from '../../core/sdk.js';
import openaiV3 from './openai-v3.js';

/** The names of openai 3 over fetch. */
export default defineSdk({
  ...openaiV3,
  id: 'npm/openai-edge',
  packages: ['openai-edge'],
  majors: { from: 0, to: 99 },
});
