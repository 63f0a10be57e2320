import type { ModelProfile, ProviderProfile } from '../../core/provider.js';
import { isRetired, refuseModel } from '../refusals/refuse-model.js';
import type { JsonObject, Reply } from '../server/exchange.js';

/** Answers `GET /models` and `GET /models/{id}`. */
export function answerModelList(profile: ProviderProfile, path: string, today: string): Reply {
  const models = profile.models.filter((model) => !isRetired(model, today));
  const id = /^\/models\/(.+)$/.exec(path)?.[1];
  const entry = (model: ModelProfile): JsonObject => ({
    id: model.id,
    object: 'model',
    created: 0,
    owned_by: profile.id,
  });
  if (id === undefined) return { status: 200, json: { object: 'list', data: models.map(entry) } };
  const found = models.find((model) => model.id === decodeURIComponent(id));
  return found === undefined ? refuseModel(profile, id, 'models.list') : { status: 200, json: entry(found) };
}
