import type { ModelProfile, ProviderProfile } from '../../core/provider.js';
import type { Api } from '../../core/usage.js';
import { errorReply } from '../server/error-reply.js';
import type { Reply } from '../server/exchange.js';
import { recordedRefusal } from './provider-words.js';

const TYPE_OF_API: Readonly<Partial<Record<Api, ModelProfile['type']>>> = {
  'chat.completions': 'chat',
  completions: 'chat',
  responses: 'chat',
  embeddings: 'embedding',
  'images.generations': 'image',
  'images.edits': 'image',
  'audio.speech': 'speech',
  'audio.transcriptions': 'transcription',
  'audio.translations': 'transcription',
  moderations: 'moderation',
};

/** The model of that name, where the provider serves it under this API today. */
export function findModel(
  profile: ProviderProfile,
  api: Api,
  id: string,
  today: string,
): ModelProfile | undefined {
  const found = profile.models.find((model) => model.id === id);
  if (found === undefined || found.type !== TYPE_OF_API[api]) return undefined;
  return isRetired(found, today) ? undefined : found;
}

/** True where the provider no longer answers to that name on that day. */
export function isRetired(model: ModelProfile, today: string): boolean {
  return model.retiresOn === undefined ? model.status === 'retired' : model.retiresOn <= today;
}

/** The answer to a name that the provider does not serve. */
export function refuseModel(profile: ProviderProfile, id: string, api?: Api): Reply {
  const message = `The model \`${id}\` does not exist or you do not have access to it.`;
  const refusal = { about: 'model', name: id, message } as const;
  const request = {
    profile,
    circumstances: { model: id },
    refusal,
    words: { model: id },
    ...(api === undefined ? {} : { api }),
  };
  const isKnown = profile.models.some((model) => model.id === id && model.status !== 'retired');
  return (
    (isKnown ? recordedRefusal({ ...request, fault: 'model-for-api' }) : undefined) ??
    recordedRefusal({ ...request, fault: 'model' }) ??
    errorReply(refusal, { status: 404, code: 'model_not_found', param: 'model' })
  );
}
