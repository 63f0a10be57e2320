import type { ProviderProfile } from '../core/provider.js';
import type { Refusal, SimulatedRequest } from './server/exchange.js';
import { readIncoming } from './server/exchange.js';
import { listen } from './server/listen.js';
import { placesOf } from './server/places.js';
import { recordOf } from './server/record.js';
import { sendReply } from './server/send-reply.js';
import { serve } from './server/serve.js';

export type { Refusal, SimulatedRequest };

export interface SimulatorOptions {
  readonly profile: ProviderProfile;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** The key that is let in. */
  readonly key?: string;
  /** Further keys that are. */
  readonly otherKeys?: readonly string[];
  /** The base URL that is played, where it is not the provider's default. Only its path counts. */
  readonly baseURL?: string;
  /** ISO date on which the simulation plays; models retired by then are gone. Default: today. */
  readonly today?: string;
  readonly log?: (request: SimulatedRequest) => void;
}

/** A running server that behaves as a provider's profile says. */
export interface Simulator {
  /** What a client takes as its base URL: loopback, with the provider's own base path. */
  readonly url: string;
  /** Without the path: where redirected requests go. */
  readonly origin: string;
  readonly key: string;
  readonly requests: readonly SimulatedRequest[];
  close(): Promise<void>;
}

export const DEFAULT_KEY = 'simulated-key';

/** Starts a server that behaves as `profile` says: same paths, same models, same refusals. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { profile, key = DEFAULT_KEY } = options;
  const stage = {
    profile,
    places: placesOf(profile, options.baseURL),
    keys: [key, ...(options.otherKeys ?? [])],
    today: options.today ?? new Date().toISOString().slice(0, 10),
  };
  const requests: SimulatedRequest[] = [];
  const server = await listen(async (request, response) => {
    const incoming = await readIncoming(request);
    const { reply, api } = serve(stage, incoming);
    const entry = recordOf(incoming, reply, api);
    requests.push(entry);
    options.log?.(entry);
    await sendReply(response, reply);
  }, options.port);
  const url = `${server.origin}${stage.places.standard}`;
  return { url, origin: server.origin, key, requests, close: server.close };
}
