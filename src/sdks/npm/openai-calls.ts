import type { CallDescriptor } from '../../core/sdk.js';

function request(api: CallDescriptor['api'], body = 0): CallDescriptor {
  return { api, body };
}

/** Where no model is written, the API takes its oldest one for pictures; others refuse the request. */
const images: CallDescriptor = { api: 'images.generations', body: 0, defaultModel: 'dall-e-2' };

/** Methods of the official SDK since its fourth major, by path from the client. */
export const openaiCalls: Readonly<Record<string, CallDescriptor>> = {
  'chat.completions.create': request('chat.completions'),
  'chat.completions.parse': request('chat.completions'),
  'chat.completions.stream': request('chat.completions'),
  'chat.completions.runTools': request('chat.completions'),
  'chat.completions.withResponse': request('chat.completions'),
  'beta.chat.completions.parse': request('chat.completions'),
  'beta.chat.completions.stream': request('chat.completions'),
  'beta.chat.completions.runTools': request('chat.completions'),
  'beta.chat.completions.runFunctions': request('chat.completions'),
  'responses.create': request('responses'),
  'responses.parse': request('responses'),
  'responses.stream': request('responses'),
  'responses.retrieve': request('responses', -1),
  'responses.cancel': request('responses', -1),
  'responses.delete': request('responses', -1),
  'responses.compact': request('responses'),
  'completions.create': { api: 'completions', body: 0 },
  'embeddings.create': request('embeddings'),
  'images.generate': images,
  'images.edit': request('images.edits'),
  'images.createVariation': request('images.variations'),
  'audio.speech.create': request('audio.speech'),
  'audio.transcriptions.create': request('audio.transcriptions'),
  'audio.translations.create': request('audio.translations'),
  'moderations.create': request('moderations'),
  'models.list': request('models.list', -1),
  'models.retrieve': { api: 'models.list', body: -1, model: 0 },
  'edits.create': request('edits'),
};

/** Resources of which every method asks for the same surface. */
export const openaiResources: Readonly<Record<string, CallDescriptor['api']>> = {
  files: 'files',
  uploads: 'uploads',
  batches: 'batches',
  'fineTuning.jobs': 'fine_tuning',
  fineTuning: 'fine_tuning',
  fineTunes: 'fine_tuning',
  vectorStores: 'vector_stores',
  'beta.vectorStores': 'vector_stores',
  'beta.assistants': 'assistants',
  'beta.threads': 'assistants',
  'beta.realtime': 'realtime',
  realtime: 'realtime',
  videos: 'videos',
  conversations: 'other',
  containers: 'other',
  evals: 'other',
  webhooks: 'other',
  admin: 'other',
  skills: 'other',
  graders: 'other',
  live: 'realtime',
  'beta.agents': 'assistants',
  'beta.chatkit': 'other',
};

/** Methods of openai 2 and 3, which name the API in the method. */
export const openaiV3Calls: Readonly<Record<string, CallDescriptor>> = {
  createChatCompletion: request('chat.completions'),
  createCompletion: request('completions'),
  createEmbedding: request('embeddings'),
  createImage: images,
  createImageEdit: request('images.edits', -1),
  createImageVariation: request('images.variations', -1),
  createModeration: request('moderations'),
  createTranscription: { api: 'audio.transcriptions', body: -1, model: 1 },
  createTranslation: { api: 'audio.translations', body: -1, model: 1 },
  createEdit: request('edits'),
  listModels: request('models.list', -1),
  retrieveModel: { api: 'models.list', body: -1, model: 0 },
  createFile: request('files', -1),
  listFiles: request('files', -1),
  deleteFile: request('files', -1),
  retrieveFile: request('files', -1),
  downloadFile: request('files', -1),
  createFineTune: request('fine_tuning'),
  listFineTunes: request('fine_tuning', -1),
  retrieveFineTune: request('fine_tuning', -1),
  createSearch: request('other', 1),
  createAnswer: request('other'),
  createClassification: request('other'),
};
