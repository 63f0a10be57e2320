import { defineSdk } from '../../core/sdk.js';
import { models, plugin } from './genkit-compat-oai.js';

const references = {
  gpt35Turbo: 'gpt-3.5-turbo',
  gpt4: 'gpt-4',
  gpt4Turbo: 'gpt-4-turbo',
  gpt4Vision: 'gpt-4-vision',
  gpt4o: 'gpt-4o',
  gpt4oMini: 'gpt-4o-mini',
  gpt41: 'gpt-4.1',
  gpt41Mini: 'gpt-4.1-mini',
  gpt41Nano: 'gpt-4.1-nano',
  gpt45: 'gpt-4.5-preview',
  o1: 'o1',
  o1Mini: 'o1-mini',
  o1Preview: 'o1-preview',
  o3: 'o3',
  o3Mini: 'o3-mini',
  o4Mini: 'o4-mini',
  dallE3: 'dall-e-3',
  tts1: 'tts-1',
  tts1Hd: 'tts-1-hd',
  gpt4oMiniTts: 'gpt-4o-mini-tts',
  whisper1: 'whisper-1',
  gpt4oTranscribe: 'gpt-4o-transcribe',
  textEmbedding3Small: 'text-embedding-3-small',
  textEmbedding3Large: 'text-embedding-3-large',
  textEmbeddingAda002: 'text-embedding-ada-002',
};

/** The older plugin, which knows a list of models of its own; another's have their home in Genkit's own package. */
export default defineSdk({
  id: 'npm/genkitx-openai',
  packages: ['genkitx-openai'],
  clients: [{ ...plugin, exports: ['openAI', 'default'] }],
  pluginModels: { ...models, references, renames: { maxOutputTokens: 'max_tokens' } },
});
