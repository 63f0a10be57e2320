import { defineSdk } from '../../core/sdk.js';
import { openaiV3Calls } from './openai-calls.js';

const client = {
  make: 'new' as const,
  family: 'openai' as const,
  options: {
    apiKey: 'apiKey',
    basePath: 'baseURL',
    organization: 'organization',
    baseOptions: 'baseOptions',
  },
  ignored: { baseURL: 'baseURL', baseUrl: 'baseURL' },
  optionsArgument: 0,
  addressArgument: 1,
  optionsMadeBy: 'Configuration',
  implicitEnv: { apiKey: [], baseURL: [] },
  keyFallsBack: false,
  calls: openaiV3Calls,
};

export default defineSdk({
  id: 'npm/openai-v3',
  packages: ['openai', 'openai/dist/index', 'openai/dist/api'],
  majors: { from: 0, to: 3 },
  typesOf: '3',
  clients: [{ ...client, exports: ['OpenAIApi'] }],
});
