import type { ProviderProfile } from '../../src/core/provider.js';
import { keyVariablesOf, openSimulation, type Simulation } from '../../src/simulator/simulation.js';
import { startSimulator, type SimulatedRequest, type Simulator } from '../../src/simulator/simulator.js';
import { model, OPENAI_PROFILE, profile as makeProfile } from '../simulator/profiles.js';
import type { Program } from './programs.js';
import { TODAY } from '../today.js';

export const PROVIDER_KEY = 'sk-provider-test';
export const OPENAI_KEY = 'sk-openai-must-not-travel';
const OPENAI_HOSTS = ['api.openai.com', '.api.openai.com'];

/** Everything that a program may reach while it runs. */
export interface Surroundings {
  readonly simulation: Simulation;
  readonly provider: Simulator;
  /** Requests to OpenAI by a program that keeps a part there. */
  readonly kept: readonly SimulatedRequest[];
  readonly others: readonly Simulator[];
  close(): Promise<void>;
}

/** Starts a provider's simulation and what else a program needs. */
export async function surround(program: Program, profile: ProviderProfile): Promise<Surroundings> {
  const openai = await startSimulator({ profile: OPENAI_PROFILE, key: OPENAI_KEY, today: TODAY });
  const others = await Promise.all(
    Object.entries(program.others ?? {}).map(async ([host, vendor]) => {
      const played = makeProfile({ models: vendor.models.map((id) => model({ id })) });
      const baseURL = `https://${host}${vendor.path}`;
      return {
        host,
        simulator: await startSimulator({ profile: played, baseURL, key: vendor.key, today: TODAY }),
      };
    }),
  );
  const keepsSome = profile.id !== OPENAI_PROFILE.id && (program.stays ?? []).length > 0;
  const simulation = await openSimulation({
    today: TODAY,
    providers: [{ profile, key: PROVIDER_KEY, keyVariables: keyVariablesFor(profile) }],
    openaiHosts: OPENAI_HOSTS,
    others: {
      ...Object.fromEntries(others.map(({ host, simulator }) => [host, simulator.origin])),
      ...(keepsSome ? { 'api.openai.com': openai.origin } : {}),
    },
  });
  const [provider] = simulation.providers;
  if (provider === undefined) throw new Error('Nothing is played.');
  const simulators = others.map(({ simulator }) => simulator);
  const close = async (): Promise<void> => {
    await Promise.all([simulation, openai, ...simulators].map((each) => each.close()));
  };
  return { simulation, provider, kept: openai.requests, others: simulators, close };
}

/** Where OpenAI itself is played, its key variable is the provider's. */
function keyVariablesFor(profile: ProviderProfile): readonly string[] {
  return profile.id === OPENAI_PROFILE.id ? profile.keyEnv : keyVariablesOf(profile);
}
