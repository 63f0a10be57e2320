import type { ProviderProfile } from '../core/provider.js';
import { childEnvironment, redirectsFor } from './child-environment.js';
import { startLeakTrap, type LeakTrap } from './leak-trap.js';
import type { RedirectTable } from './redirect/redirect-table.js';
import { DEFAULT_KEY, startSimulator, type SimulatedRequest, type Simulator } from './simulator.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** One provider to be played. */
export interface PlayedProvider {
  readonly profile: ProviderProfile;
  /** Where it is not the provider's own: a gateway, another region. */
  readonly baseURL?: string;
  /** The key that is let in. */
  readonly key?: string;
  readonly otherKeys?: readonly string[];
  /** Variables in which a program looks for the key. */
  readonly keyVariables: readonly string[];
}

export interface SimulationOptions {
  /** At least one. */
  readonly providers: readonly PlayedProvider[];
  /** Hosts whose requests are leaks; suffixes start with a dot. */
  readonly openaiHosts: readonly string[];
  /** Of the first provider; the others follow. Default: free ones. */
  readonly port?: number;
  /** Further hosts and the origins that stand in for them. */
  readonly others?: RedirectTable;
  readonly log?: (request: SimulatedRequest) => void;
  /** ISO date on which it plays; default: today. */
  readonly today?: string;
}

/** The simulations of providers, a trap for requests to OpenAI, and the way for a program to meet them. */
export interface Simulation {
  /** In the order in which they were asked for. */
  readonly providers: readonly Simulator[];
  readonly trap: LeakTrap;
  /** What a program must be started with: the redirects, and the simulated key in each key variable that is not set. */
  environment(base: Environment, preload?: URL): Record<string, string | undefined>;
  close(): Promise<void>;
}

/** Starts everything that a program needs to run as if the providers answered. Rejects where a port is taken. */
export async function openSimulation(options: SimulationOptions): Promise<Simulation> {
  const { openaiHosts, log, today } = options;
  const trap = await startLeakTrap(log);
  const providers: Simulator[] = [];
  const close = async (): Promise<void> => {
    await Promise.all([...providers, trap].map((each) => each.close()));
  };
  try {
    for (const [index, played] of options.providers.entries()) {
      const port = options.port === undefined ? undefined : options.port + index;
      providers.push(await startOne(played, { port, log, today }));
    }
  } catch (fault) {
    await close();
    throw fault;
  }
  const own = options.providers.map((played, index) =>
    redirectsFor(played.profile, providers[index]?.origin ?? '', played.baseURL),
  );
  const openai = Object.fromEntries(openaiHosts.map((host) => [host, trap.origin]));
  const table = Object.assign({}, openai, ...own, options.others) as RedirectTable;
  return {
    providers,
    trap,
    environment: (base, preload) =>
      childEnvironment({ ...base, ...missingKeys(options.providers, base) }, table, preload),
    close,
  };
}

function startOne(
  played: PlayedProvider,
  how: {
    readonly port: number | undefined;
    readonly log: SimulationOptions['log'];
    readonly today: string | undefined;
  },
): Promise<Simulator> {
  const { profile, baseURL, key, otherKeys } = played;
  return startSimulator({
    profile,
    ...(baseURL === undefined ? {} : { baseURL }),
    ...(key === undefined ? {} : { key }),
    ...(otherKeys === undefined ? {} : { otherKeys }),
    ...(how.port === undefined ? {} : { port: how.port }),
    ...(how.log === undefined ? {} : { log: how.log }),
    ...(how.today === undefined ? {} : { today: how.today }),
  });
}

/** A program that finds no key often stops before it sends anything. */
function missingKeys(played: readonly PlayedProvider[], base: Environment): Record<string, string> {
  const entries = played.flatMap(({ keyVariables, key = DEFAULT_KEY }) =>
    keyVariables.filter((name) => (base[name] ?? '') === '').map((name) => [name, key] as const),
  );
  return Object.fromEntries(entries);
}

/** The variables in which programs look for a provider's key. OpenAI's own is none, whatever a vendor's page says. */
export function keyVariablesOf(profile: ProviderProfile, own?: string): readonly string[] {
  const names = [...(own === undefined ? [] : [own]), ...profile.keyEnv];
  return [...new Set(names)].filter((name) => name !== 'OPENAI_API_KEY');
}
