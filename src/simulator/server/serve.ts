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
import { answerResponse } from '../answers/response-answer.js';
import { answerCompletion } from '../answers/text-answers.js';
import { MEANT_HOST_HEADER } from '../redirect/redirect-table.js';
import { circumstancesOf } from '../refusals/circumstances.js';
import { recordedRefusal } from '../refusals/provider-words.js';
import { refuseHistory } from '../refusals/refuse-history.js';
import { refuseKey } from '../refusals/refuse-key.js';
import { findModel, refuseModel } from '../refusals/refuse-model.js';
import { refuseParams } from '../refusals/refuse-params.js';
import { refuseRequest } from '../refusals/refuse-request.js';
import { errorReply } from './error-reply.js';
import { isObject, type Incoming, type JsonObject, type Refusal, type Reply } from './exchange.js';
import { basePathsFor, type Places } from './places.js';
import { apiOfRoute, pathBelow } from './routes.js';

/** What a simulation plays: a provider, at its addresses, with its keys, on one day. */
export interface Stage {
  readonly profile: ProviderProfile;
  readonly places: Places;
  /** The keys that are let in. */
  readonly keys: readonly string[];
  /** ISO date; models retired by then are gone. */
  readonly today: string;
}

interface Addressed {
  readonly stage: Stage;
  readonly incoming: Incoming;
  readonly api: Api;
  /** Below the base path. */
  readonly path: string;
}

/** The reply to one request, and the API that it was for. */
export function serve(stage: Stage, incoming: Incoming): { readonly reply: Reply; readonly api?: Api } {
  const meant = incoming.headers[MEANT_HOST_HEADER];
  const bases = basePathsFor(stage.places, typeof meant === 'string' ? meant : undefined);
  const paths = bases.flatMap((base) => pathBelow(base, incoming.path) ?? []);
  const path = paths.find((each) => apiOfRoute(incoming.method, each) !== undefined);
  const api = path === undefined ? undefined : apiOfRoute(incoming.method, path);
  if (path === undefined || api === undefined) return { reply: noSuchPath(stage.profile, incoming) };
  const refused = refuseKey(stage.profile, incoming, stage.keys);
  if (refused !== undefined) return { reply: refused, api };
  const reply = isServed(stage.profile, api)
    ? answer({ stage, incoming, api, path })
    : notOffered(stage, api, incoming);
  return { reply, api };
}

/** `partial` is served where the profile says that the ordinary use is, under this base URL. */
function isServed(profile: ProviderProfile, api: Api): boolean {
  const fact = profile.endpoints[api];
  return fact?.value === 'yes' || (fact?.value === 'partial' && fact.servedHere === true);
}

function answer({ stage, incoming, api, path }: Addressed): Reply {
  const { profile, today } = stage;
  if (api === 'models.list') return answerModelList(profile, path, today);
  if (api === 'chat.completions' || api === 'embeddings') {
    return isObject(incoming.body) ? answerJson(stage, api, incoming.body) : notJson();
  }
  const id = modelNameOf(incoming);
  if (findModel(profile, api, id, today) === undefined) return refuseModel(profile, id, api);
  return answerOther(api, isObject(incoming.body) ? incoming.body : {});
}

function answerJson(stage: Stage, api: Api, body: JsonObject): Reply {
  const { profile } = stage;
  const circumstances = circumstancesOf(profile, body);
  const model = findModel(profile, api, circumstances.model, stage.today);
  if (model === undefined) return refuseModel(profile, circumstances.model, api);
  const request = { profile, api, model, body, circumstances };
  const refused =
    refuseRequest(request) ?? refuseParams(request) ?? refuseHistory(profile, body, circumstances);
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
    case 'images.edits':
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

function noSuchPath(profile: ProviderProfile, incoming: Incoming): Reply {
  const name = `${incoming.method} ${incoming.path}`;
  const refusal: Refusal = { about: 'path', name, message: `Invalid URL (${name}).` };
  return (
    recordedRefusal({ profile, fault: 'path', refusal, words: wordsOf(incoming) }) ??
    errorReply(refusal, { status: 404, code: 'not_found' })
  );
}

function notOffered({ profile }: Stage, api: Api, incoming: Incoming): Reply {
  const message = `${profile.name.en} does not offer ${api} under this base URL.`;
  const refusal: Refusal = { about: 'api', name: api, message };
  const words = wordsOf(incoming);
  return (
    recordedRefusal({ profile, fault: 'api', api, refusal, words }) ??
    recordedRefusal({ profile, fault: 'path', refusal, words }) ??
    errorReply(refusal, { status: 404, code: 'not_found' })
  );
}

function wordsOf(incoming: Incoming): Readonly<Record<string, string>> {
  const { method, path } = incoming;
  return {
    method,
    model: modelNameOf(incoming),
    path: path.split('?', 1)[0] ?? '',
    time: new Date().toISOString(),
  };
}

function notPlayed(api: Api): Reply {
  const message = `The provider offers ${api}, but this simulator cannot play it.`;
  return errorReply({ about: 'api', name: api, message }, { status: 501, code: 'not_simulated' });
}

function notJson(): Reply {
  const message = 'We could not parse the JSON body of your request.';
  return errorReply({ about: 'body', name: 'body', message }, { status: 400, code: 'invalid_json' });
}
