import type { ProviderProfile } from '../../core/provider.js';
import type { Api } from '../../core/usage.js';
import { answerChat } from '../answers/chat-answer.js';
import { answerEmbeddings } from '../answers/embedding-answer.js';
import {
  answerImages,
  answerModeration,
  answerSpeech,
  answerTranscription,
  modelNameOf,
} from '../answers/media-answers.js';
import { answerModelList } from '../answers/model-list.js';
import { answerCompletion, answerResponse } from '../answers/text-answers.js';
import { circumstancesOf, thinkingSwitch } from '../refusals/circumstances.js';
import { refuseHistory } from '../refusals/refuse-history.js';
import { refuseKey } from '../refusals/refuse-key.js';
import { findModel, refuseModel } from '../refusals/refuse-model.js';
import { refuseParams } from '../refusals/refuse-params.js';
import { errorReply } from './error-reply.js';
import { isObject, type Incoming, type JsonObject, type Reply } from './exchange.js';
import { apiOfRoute, pathBelow } from './routes.js';

/** What a simulation plays: a provider, under one base path, with one key, on one day. */
export interface Stage {
  readonly profile: ProviderProfile;
  readonly basePath: string;
  readonly key: string;
  /** ISO date; models retired by then are gone. */
  readonly today: string;
}

/** The reply to one request, and the API that it was for. */
export function serve(stage: Stage, incoming: Incoming): { readonly reply: Reply; readonly api?: Api } {
  const path = pathBelow(stage.basePath, incoming.path);
  const api = path === undefined ? undefined : apiOfRoute(incoming.method, path);
  if (path === undefined || api === undefined) return { reply: noSuchPath(incoming) };
  const refused = refuseKey(stage.profile, incoming, stage.key);
  if (refused !== undefined) return { reply: refused, api };
  return { reply: isServed(stage.profile, api) ? answer(stage, api, incoming) : notOffered(stage, api), api };
}

/** `partial` means that a part is offered; chat and embeddings are then taken as that part, anything else is not. */
function isServed(profile: ProviderProfile, api: Api): boolean {
  const support = profile.endpoints[api]?.value;
  return support === 'yes' || (support === 'partial' && (api === 'chat.completions' || api === 'embeddings'));
}

function answer(stage: Stage, api: Api, incoming: Incoming): Reply {
  if (api === 'models.list') {
    return answerModelList(stage.profile, pathBelow(stage.basePath, incoming.path) ?? '', stage.today);
  }
  if (api === 'chat.completions' || api === 'embeddings') {
    return isObject(incoming.body) ? answerJson(stage, api, incoming.body) : notJson();
  }
  const id = modelNameOf(incoming);
  if (findModel(stage.profile, api, id, stage.today) === undefined) return refuseModel(id);
  return answerOther(api, isObject(incoming.body) ? incoming.body : {});
}

function answerJson(stage: Stage, api: Api, body: JsonObject): Reply {
  const { profile } = stage;
  const circumstances = circumstancesOf(profile, body);
  const model = findModel(profile, api, circumstances.model, stage.today);
  if (model === undefined) return refuseModel(circumstances.model);
  const found = thinkingSwitch(profile, circumstances.model);
  const refused =
    refuseParams(profile, { api, body, circumstances }) ?? refuseHistory(found, body, circumstances);
  if (refused !== undefined) return refused;
  if (api === 'chat.completions') return answerChat(body, circumstances);
  return answerEmbeddings(body, model, profile.params['embeddings.encoding_format']?.[0]);
}

function answerOther(api: Api, body: JsonObject): Reply {
  switch (api) {
    case 'completions':
      return answerCompletion(body);
    case 'responses':
      return answerResponse(body);
    case 'images.generations':
      return answerImages(body);
    case 'audio.speech':
      return answerSpeech(body);
    case 'audio.transcriptions':
    case 'audio.translations':
      return answerTranscription();
    case 'moderations':
      return answerModeration(body);
    default:
      return notPlayed(api);
  }
}

function noSuchPath(incoming: Incoming): Reply {
  const name = `${incoming.method} ${incoming.path}`;
  const message = `Invalid URL (${name}).`;
  return errorReply({ about: 'path', name, message }, { status: 404, code: 'not_found' });
}

function notOffered(stage: Stage, api: Api): Reply {
  const message = `${stage.profile.name.en} does not offer ${api} under this base URL.`;
  return errorReply({ about: 'api', name: api, message }, { status: 404, code: 'not_found' });
}

function notPlayed(api: Api): Reply {
  const message = `The provider offers ${api}, but this simulator cannot play it.`;
  return errorReply({ about: 'api', name: api, message }, { status: 501, code: 'not_simulated' });
}

function notJson(): Reply {
  const message = 'We could not parse the JSON body of your request.';
  return errorReply({ about: 'body', name: 'body', message }, { status: 400, code: 'invalid_json' });
}
