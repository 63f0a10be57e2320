import { findRefusal } from '../../catalog/refusal.js';
import type { Json } from '../../core/change.js';
import type { Fault, ProviderProfile, RefusalFact } from '../../core/provider.js';
import type { Circumstances } from '../../core/target.js';
import type { Api } from '../../core/usage.js';
import type { Refusal, Reply } from '../server/exchange.js';

/** What a refusal is about, and the words that fill the blanks of a recorded answer. */
export interface RefusedRequest {
  readonly profile: ProviderProfile;
  readonly fault: Fault;
  readonly api?: Api;
  readonly circumstances?: Circumstances;
  readonly refusal: Refusal;
  readonly words?: Readonly<Record<string, string>>;
}

/** The provider's own answer to a fault where its profile records one; undefined where it does not mind or nobody knows. */
export function recordedRefusal(request: RefusedRequest): Reply | undefined {
  const fact = findRefusal(request.profile, request);
  if (fact === undefined) return undefined;
  return refusedWith(fact.error, request.refusal, { request_id: 'simulated', ...request.words });
}

/** A recorded error as a reply. */
export function refusedWith(
  error: RefusalFact['error'],
  refusal: Refusal,
  words: Readonly<Record<string, string>>,
): Reply {
  const json = error.body === undefined ? undefined : fillIn(error.body, words);
  return { status: error.status, ...(json === undefined ? {} : { json }), refusal };
}

/** Fills the {varying} parts of a recorded error; what is not known keeps its braces. */
function fillIn(body: Json, words: Readonly<Record<string, string>>): Json {
  if (typeof body === 'string') return body.replace(/\{(\w+)\}/g, (all, word: string) => words[word] ?? all);
  if (Array.isArray(body)) return (body as readonly Json[]).map((each) => fillIn(each, words));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([key, each]) => [key, fillIn(each, words)]));
}
