import type { ProviderProfile } from '../../core/provider.js';
import { errorReply } from '../server/error-reply.js';
import type { Incoming, Reply } from '../server/exchange.js';

/** Refuses any key but the expected one, in the header in which this provider looks for it. */
export function refuseKey(profile: ProviderProfile, incoming: Incoming, key: string): Reply | undefined {
  const bearer = incoming.headers.authorization === `Bearer ${key}`;
  const header = profile.auth.value === 'api-key' && incoming.headers['api-key'] === key;
  if (bearer || header) return undefined;
  return errorReply(
    { about: 'key', name: 'authorization', message: 'Incorrect API key provided.' },
    { status: 401, code: 'invalid_api_key' },
  );
}
