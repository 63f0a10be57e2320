import type { ProviderProfile } from '../../core/provider.js';
import { errorReply } from '../server/error-reply.js';
import type { Incoming, Reply } from '../server/exchange.js';
import { recordedRefusal } from './provider-words.js';

/** Refuses any key but the expected ones, in the header in which this provider looks for it. */
export function refuseKey(
  profile: ProviderProfile,
  incoming: Incoming,
  keys: readonly string[],
): Reply | undefined {
  const { authorization, 'api-key': own } = incoming.headers;
  const bearer = keys.some((key) => authorization === `Bearer ${key}`);
  const header = profile.auth.value === 'api-key' && typeof own === 'string' && keys.includes(own);
  if (bearer || header) return undefined;
  const refusal = { about: 'key', name: 'authorization', message: 'Incorrect API key provided.' } as const;
  const sent = String(authorization ?? own ?? '').replace(/^Bearer\s+/, '');
  const words = { key: sent.length > 8 ? `${sent.slice(0, 4)}***${sent.slice(-4)}` : '***' };
  return (
    recordedRefusal({ profile, fault: 'key', refusal, words }) ??
    errorReply(refusal, { status: 401, code: 'invalid_api_key' })
  );
}
