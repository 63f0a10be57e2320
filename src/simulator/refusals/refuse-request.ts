import type { ModelProfile, ProviderProfile } from '../../core/provider.js';
import { chatFaults, embeddingFaults, type FoundFault } from '../../core/request-faults.js';
import type { Api } from '../../core/usage.js';
import { allText, countTokens } from '../answers/conversation.js';
import { errorReply } from '../server/error-reply.js';
import type { JsonObject, Reply } from '../server/exchange.js';
import type { RequestCircumstances } from './circumstances.js';
import { recordedRefusal } from './provider-words.js';

export interface JudgedRequest {
  readonly profile: ProviderProfile;
  readonly api: Api;
  readonly model: ModelProfile;
  readonly body: JsonObject;
  readonly circumstances: RequestCircumstances;
}

/** Refuses what is wrong with a request as a whole, as far as the profile says that this provider minds. */
export function refuseRequest(request: JudgedRequest): Reply | undefined {
  const { api, body } = request;
  const faults = api === 'embeddings' ? embeddingFaults(body) : chatFaults(body);
  for (const fault of [...faults, ...ownFaults(request)]) {
    const refused = refusalOf(request, fault);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

function refusalOf(request: JudgedRequest, { fault, path, words }: FoundFault): Reply | undefined {
  const { profile, api, circumstances, model } = request;
  const name = path.join('.');
  const message = `${fault}${name === '' ? '' : ` at ${name}`}.`;
  const refusal = { about: 'param', name: name === '' ? fault : name, message } as const;
  const recorded = recordedRefusal({
    profile,
    fault,
    api,
    circumstances,
    refusal,
    words: { ...words, model: model.id },
  });
  if (recorded !== undefined || fault !== 'missing-field') return recorded;
  const missing = `Missing required parameter: '${name}'.`;
  return errorReply(
    { ...refusal, message: missing },
    { status: 400, code: 'missing_required_parameter', param: name },
  );
}

/** Faults that show only against the model: too long for it, or a kind of request that it does not take. */
function ownFaults({ api, model, body }: JudgedRequest): readonly FoundFault[] {
  const request: FoundFault = { fault: 'request', path: [], words: {} };
  if (api !== 'chat.completions' || model.context === undefined) return [request];
  const words = { max: String(model.context) };
  const isTooLong = countTokens(allText(body)) > model.context;
  return isTooLong ? [request, { fault: 'too-long', path: ['messages'], words }] : [request];
}
