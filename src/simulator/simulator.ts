import type { ProviderProfile } from '../core/provider.js';
import type { Refusal, SimulatedRequest } from './server/exchange.js';
import { readIncoming } from './server/exchange.js';
import { listen } from './server/listen.js';
import { recordOf } from './server/record.js';
import { sendReply } from './server/send-reply.js';
import { serve } from './server/serve.js';

export type { Refusal, SimulatedRequest };

export interface SimulatorOptions {
  readonly profile: ProviderProfile;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** The only key that is let in. */
  readonly key?: string;
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
  const basePath = basePathOf(options.baseURL ?? profile.regions[0]?.url ?? '');
  const requests: SimulatedRequest[] = [];
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  const server = await listen(async (request, response) => {
    const incoming = await readIncoming(request);
    const { reply, api } = serve({ profile, basePath, key, today }, incoming);
    const entry = recordOf(incoming, reply, api);
    requests.push(entry);
    options.log?.(entry);
    await sendReply(response, reply);
  }, options.port);
  return { url: `${server.origin}${basePath}`, origin: server.origin, key, requests, close: server.close };
}

/** The path of a base URL, without a slash at the end; empty for a bare host. */
function basePathOf(baseURL: string): string {
  return URL.canParse(baseURL) ? new URL(baseURL).pathname.replace(/\/+$/, '') : '';
}
