import type { Catalog } from '../catalog/catalog.js';
import { makeTarget } from '../catalog/make-target.js';
import { UsageError } from '../core/errors.js';
import type { ModelProfile, ProviderProfile } from '../core/provider.js';
import { targetSettings, type TargetSettings } from './settings.js';
import { needsTarget } from '../messages/cli.js';
import { keyVariablesOf, type PlayedProvider } from '../simulator/simulation.js';
import type { Flags } from './options.js';
import type { Terminal } from './terminal.js';

/** Who is played, and what a program needs to know of it. */
export interface Playbill {
  readonly providers: readonly PlayedProvider[];
  readonly openaiHosts: readonly string[];
  /** Variables that name an address which is the user's own (a resource at Azure), where they are not set. */
  addresses(env: Readonly<Record<string, string | undefined>>): Record<string, string>;
}

/** The providers that --to and the config name, each once. Throws a UsageError where there is none. */
export function playedProviders(flags: Flags, terminal: Terminal): Playbill {
  const settings = targetSettings(flags, terminal);
  const { catalog, wanted } = settings;
  const plain = wanted.filter((each) => !each.includes('=')).slice(-1);
  const routed = wanted.filter((each) => each.includes('=')).map((each) => each.split('=')[1] ?? '');
  // What stays at OpenAI on purpose is no leak, and there is nobody who could play it.
  const keepsOpenAI = routed.includes('openai');
  const names = [...plain, ...routed.filter((name) => name !== 'openai')];
  const [first] = names;
  if (first === undefined) throw new UsageError(needsTarget('simulate', catalog.ids));
  const providers = names.map((name, index) => played(name, index === 0, settings, terminal));
  const unique = [...new Map(providers.map((each) => [each.profile.id, each])).values()];
  return {
    providers: unique,
    openaiHosts: keepsOpenAI ? [] : catalog.openai.api.hosts,
    addresses: (env) => Object.fromEntries(unique.flatMap(({ profile }) => ownAddress(profile, env))),
  };
}

function played(name: string, isMain: boolean, settings: TargetSettings, { env }: Terminal): PlayedProvider {
  const { catalog, baseURL, apiKeyEnv, models } = settings;
  const own = isMain ? { ...(baseURL ? { baseURL } : {}), ...(apiKeyEnv ? { apiKeyEnv } : {}), models } : {};
  const target = makeTarget(catalog, { provider: name, from: ['openai'], ...own });
  const keyVariables = keyVariablesOf(target.profile, target.apiKeyEnv);
  const keys = keyVariables.flatMap((variable) => env[variable] || []);
  return {
    profile: withModels(target.profile, Object.entries(isMain ? models : {}), catalog),
    keyVariables: keyVariables.slice(0, 1),
    otherKeys: keys,
    ...(isMain && baseURL ? { baseURL } : {}),
  };
}

/** Names that the user gave (a deployment, a gateway's model) stand for the model that they replace. */
function withModels(
  profile: ProviderProfile,
  named: readonly (readonly [from: string, to: string])[],
  catalog: Catalog,
): ProviderProfile {
  const known = new Set(profile.models.map((model) => model.id));
  const added = named
    .filter(([, to]) => !known.has(to))
    .map(([from, to]): ModelProfile => {
      const like = profile.modelMap.find((each) => each.from === from)?.to;
      const model = profile.models.find((each) => each.id === like);
      if (model !== undefined) return { ...model, id: to };
      const type = /embedding/.test(from) ? 'embedding' : 'chat';
      const { source, asOf } = catalog.openai.models[0] ?? { source: '', asOf: '' };
      const plain = {
        class: { en: 'user', zh: '用户' },
        status: 'active',
        vision: true,
        reasoning: false,
      } as const;
      return { id: to, type, ...plain, source, asOf, confidence: 'reported' };
    });
  return added.length === 0 ? profile : { ...profile, models: [...profile.models, ...added] };
}

function ownAddress(
  profile: ProviderProfile,
  env: Readonly<Record<string, string | undefined>>,
): readonly (readonly [string, string])[] {
  const { endpointEnv, hosts } = profile;
  const suffix = hosts.find((host) => host.startsWith('.'));
  if (endpointEnv === undefined || suffix === undefined || env[endpointEnv.name]) return [];
  return [[endpointEnv.name, `https://simulated${suffix}`]];
}
