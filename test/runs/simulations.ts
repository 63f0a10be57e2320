import { redirectsFor } from '../../src/simulator/child-environment.js';
import { startLeakTrap, type LeakTrap } from '../../src/simulator/leak-trap.js';
import type { RedirectTable } from '../../src/simulator/redirect/redirect-table.js';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.js';
import type { ProviderProfile } from '../../src/core/provider.js';
import { model, profile as makeProfile } from '../simulator/profiles.js';
import type { Program } from './programs.js';

export const PROVIDER_KEY = 'sk-provider-test';
export const TRAPPED_KEY = 'sk-openai-must-not-travel';
const OPENAI_HOSTS = ['api.openai.com', '.api.openai.com'];

/** Everything that a program may reach while it runs: the provider, other vendors, and the trap for OpenAI. */
export interface Surroundings {
  readonly provider: Simulator;
  readonly others: readonly Simulator[];
  readonly trap: LeakTrap;
  readonly table: RedirectTable;
  close(): Promise<void>;
}

/** Starts a provider's simulation and what else a program needs. */
export async function surround(program: Program, profile: ProviderProfile): Promise<Surroundings> {
  const provider = await startSimulator({ profile, key: PROVIDER_KEY });
  const trap = await startLeakTrap();
  const others = await Promise.all(
    Object.entries(program.others ?? {}).map(async ([host, vendor]) => ({
      host,
      simulator: await startSimulator({
        profile: makeProfile({ models: vendor.models.map((id) => model({ id })) }),
        baseURL: `https://${host}${vendor.path}`,
        key: vendor.key,
      }),
    })),
  );
  const table = {
    ...redirectsFor(profile, provider.origin, { hosts: OPENAI_HOSTS, trap: trap.origin }),
    ...Object.fromEntries(others.map(({ host, simulator }) => [host, simulator.origin])),
  };
  const all = [provider, trap, ...others.map(({ simulator }) => simulator)];
  const close = async (): Promise<void> => {
    await Promise.all(all.map((each) => each.close()));
  };
  return { provider, trap, others: others.map(({ simulator }) => simulator), table, close };
}
