import type { PluginModels } from '../../core/model-texts.js';
import type { ClientDescriptor } from '../../core/sdk.js';
import { defineSdk } from '../../core/sdk.js';

/** Settings of the client of OpenAI's SDK that the plugin makes. */
export const plugin: Omit<ClientDescriptor, 'exports'> = {
  make: 'call',
  family: 'openai',
  options: {
    name: 'vendor',
    apiKey: 'apiKey',
    baseURL: 'baseURL',
    organization: 'organization',
    project: 'project',
    defaultHeaders: 'headers',
  },
  ignored: { baseUrl: 'baseURL' },
  optionsArgument: 0,
  implicitEnv: { apiKey: ['OPENAI_API_KEY'], baseURL: ['OPENAI_BASE_URL'] },
  keyFallsBack: true,
  calls: {},
};

export const models: PluginModels = {
  prefix: 'openai/',
  plugin: { package: '@genkit-ai/compat-oai', exported: 'openAICompatible', version: '^1.18.0' },
  apis: [
    ['embedding', 'embeddings'],
    ['dall-e|gpt-image', 'images.generations'],
    ['tts', 'audio.speech'],
    ['whisper|transcribe', 'audio.transcriptions'],
  ],
};

/** Genkit's own plugin. Before 1.16 the one for any address resolves no model by itself. */
export default defineSdk({
  id: 'npm/genkit-compat-oai',
  packages: ['@genkit-ai/compat-oai/openai'],
  clients: [{ ...plugin, exports: ['openAI', 'openAIPlugin', 'default'] }],
  pluginModels: { ...models, since: '1.16', makers: ['model', 'embedder'] },
});
