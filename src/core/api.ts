/** OpenAI's API surfaces, by the names that provider profiles use. */
export const APIS = [
  'chat.completions',
  'responses',
  'completions',
  'embeddings',
  'images.generations',
  'images.edits',
  'images.variations',
  'audio.speech',
  'audio.transcriptions',
  'audio.translations',
  'moderations',
  'files',
  'uploads',
  'batches',
  'fine_tuning',
  'assistants',
  'vector_stores',
  'realtime',
  'models.list',
  'edits',
  'videos',
  'billing',
  'dashboard',
  'other',
] as const;
export type Api = (typeof APIS)[number];

/** What `--to <capability>=<provider>` can route apart. */
export type Capability = 'chat' | 'embeddings' | 'images' | 'speech' | 'transcription' | 'moderation';
