import type { ProviderProfile } from '../core/provider.js';
import { childEnvironment, redirectsFor } from './child-environment.js';
import { startLeakTrap, type LeakTrap } from './leak-trap.js';
import type { RedirectTable } from './redirect/redirect-table.js';
import { startSimulator, type SimulatedRequest, type Simulator } from './simulator.js';

export interface SimulationOptions {
  readonly profile: ProviderProfile;
  /** Hosts whose requests are leaks; suffixes start with a dot. */
  readonly openaiHosts: readonly string[];
  readonly port?: number;
  readonly key?: string;
  /** Further hosts and the origins that stand in for them. */
  readonly others?: RedirectTable;
  readonly log?: (request: SimulatedRequest) => void;
}

/** A provider's simulation, a trap for requests to OpenAI, and the way for a program to meet both. */
export interface Simulation {
  readonly provider: Simulator;
  readonly trap: LeakTrap;
  /** What a program must be started with: the redirects, and the provider's key variables set to the simulated key. */
  environment(
    base: Readonly<Record<string, string | undefined>>,
    preload?: URL,
  ): Record<string, string | undefined>;
  close(): Promise<void>;
}

/** Starts everything that a program needs to run as if the provider answered. */
export async function openSimulation(options: SimulationOptions): Promise<Simulation> {
  const { profile, log } = options;
  const trap = await startLeakTrap(log);
  const provider = await startSimulator({
    profile,
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.key === undefined ? {} : { key: options.key }),
    ...(log === undefined ? {} : { log }),
  }).catch(async (fault: unknown) => {
    await trap.close();
    throw fault;
  });
  const hosts = { hosts: options.openaiHosts, trap: trap.origin };
  const table = { ...redirectsFor(profile, provider.origin, hosts), ...options.others };
  const keys = Object.fromEntries(profile.keyEnv.map((name) => [name, provider.key]));
  return {
    provider,
    trap,
    environment: (base, preload) => childEnvironment({ ...base, ...keys }, table, preload),
    async close() {
      await Promise.all([provider.close(), trap.close()]);
    },
  };
}
