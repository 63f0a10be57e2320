import { UsageError } from '../core/errors.js';
import type { Expression } from '../core/change.js';
import type { Localized } from '../core/localized.js';
import type { Preference } from '../core/model-move.js';
import type { ParamFact, ProviderProfile } from '../core/provider.js';
import type { Circumstances, Route, Target } from '../core/target.js';
import { OWNERS, type Api, type Capability, type Owner } from '../core/usage.js';
import { needsSettings, noPublicApi, unknownProvider } from '../messages/catalog.js';
import type { Catalog } from './catalog.js';
import { baseOf, chooseModel } from './choose-model.js';
import { judge, matchesAny } from './condition.js';
import { findRefusal } from './refusal.js';

export interface TargetChoice {
  readonly provider: string;
  readonly baseURL?: string;
  readonly apiKeyEnv?: string;
  readonly models?: Readonly<Record<string, string>>;
  /** Default: balanced, the catalogue's own mapping. */
  readonly prefer?: Preference;
  readonly style?: Target['style'];
  readonly from: readonly ('openai' | 'azure')[];
  /**
   * Also judges what talks to the provider already, as after an apply what was left to a person does. For proofs alone: code that is
   * the provider's own is never rewritten.
   */
  readonly judgesOwn?: boolean;
  /** Capabilities that go elsewhere; 'openai' leaves one where it is. */
  readonly routes?: Readonly<Partial<Record<Capability, string>>>;
}

/** The target of a migration. Throws a UsageError for a provider that is unknown, offers no API, or lacks settings that it needs. */
export function makeTarget(catalog: Catalog, choice: TargetChoice): Target {
  const profile = catalog.find(choice.provider);
  if (!profile)
    throw new UsageError(unknownProvider(choice.provider, catalog.nearest(choice.provider), catalog.ids));
  if (profile.status.value === 'no-api' || profile.status.value === 'closed')
    throw new UsageError(noPublicApi(profile));
  const apiKeyEnv = choice.apiKeyEnv ?? profile.keyEnv[0];
  const region = profile.regions[0]?.url;
  const isOpen = profile.keyEnv.length === 0;
  if (
    apiKeyEnv === undefined ||
    (isOpen && (!choice.baseURL || Object.keys(choice.models ?? {}).length === 0))
  ) {
    throw new UsageError(needsSettings(profile.id));
  }
  const baseURL = trimSlash(choice.baseURL ?? region ?? '');
  const endpointEnv = profile.endpointEnv;
  const composed = choice.baseURL === undefined && endpointEnv !== undefined;
  return new ProfileTarget(catalog, profile, {
    baseURL: composed ? `\${${endpointEnv.name}}${endpointEnv.suffix}` : baseURL,
    baseURLExpression: composed ? composedURL(endpointEnv) : { type: 'literal', value: baseURL },
    apiKeyEnv,
    needsReview: endpointEnv !== undefined,
    routes: routesOf(catalog, profile, choice),
    choice,
  });
}

/** What goes elsewhere. A gateway's address and its key are the main provider's alone; a model that the user named holds everywhere. */
function routesOf(catalog: Catalog, main: ProviderProfile, choice: TargetChoice): Route[] {
  const { baseURL: _, apiKeyEnv: __, routes, ...shared } = choice;
  const made = new Map<string, Target>();
  return Object.entries(routes ?? {}).flatMap(([name, provider]): Route[] => {
    const capability = name as Capability;
    const apis = catalog.openai.api.capabilities[capability];
    if (provider === OWNERS.openai) return [{ capability, apis }];
    const target = made.get(provider) ?? makeTarget(catalog, { ...shared, provider });
    made.set(provider, target);
    return target.profile.id === main.id ? [] : [{ capability, apis, target }];
  });
}

function composedURL(endpoint: { readonly name: string; readonly suffix: string }): Expression {
  return {
    type: 'joined',
    parts: [
      { type: 'env', name: endpoint.name },
      { type: 'literal', value: endpoint.suffix },
    ],
  };
}

function trimSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

interface Settings {
  readonly baseURL: string;
  readonly baseURLExpression: Expression;
  readonly apiKeyEnv: string;
  readonly needsReview: boolean;
  readonly routes: readonly Route[];
  readonly choice: TargetChoice;
}

class ProfileTarget implements Target {
  readonly profile: ProviderProfile;
  readonly baseURL: string;
  readonly baseURLExpression: Expression;
  readonly apiKeyEnv: string;
  readonly envPrefix: string;
  readonly style: Target['style'];
  readonly needsReview: boolean;
  readonly routes: readonly Route[];
  readonly #catalog: Catalog;
  readonly #choice: TargetChoice;

  constructor(catalog: Catalog, profile: ProviderProfile, settings: Settings) {
    this.#catalog = catalog;
    this.#choice = settings.choice;
    this.profile = profile;
    this.baseURL = settings.baseURL;
    this.baseURLExpression = settings.baseURLExpression;
    this.apiKeyEnv = settings.apiKeyEnv;
    this.style = settings.choice.style ?? 'compat';
    this.envPrefix = settings.apiKeyEnv.replace(/_?(?:API_)?KEY$/, '') || settings.apiKeyEnv;
    this.needsReview = settings.needsReview;
    this.routes = settings.routes;
  }

  at(api: Api | undefined): Target {
    return (api && this.#routeOf(api)?.target) ?? this;
  }

  movesFrom(owner: Owner): boolean {
    if (owner === this.profile.id) return this.#choice.judgesOwn === true;
    if (owner === OWNERS.relay) return this.#choice.from.includes('openai');
    return (this.#choice.from as readonly string[]).includes(owner);
  }

  serves(api: Api): { readonly served: boolean; readonly support: string; readonly note?: Localized } {
    const route = this.#routeOf(api);
    if (route) return { served: false, support: `routed:${route.target?.profile.id ?? OWNERS.openai}` };
    const fact = this.profile.endpoints[api];
    const support = fact?.value ?? 'unknown';
    const served = support === 'yes' || (support === 'partial' && fact?.servedHere === true);
    return { served, support, ...(fact?.note === undefined ? {} : { note: fact.note }) };
  }

  #routeOf(api: Api): Route | undefined {
    return this.routes.find(({ apis }) => apis.includes(api));
  }

  chooseModel: Target['chooseModel'] = (need) =>
    chooseModel(
      {
        profile: this.profile,
        openai: this.#catalog.openai,
        overrides: this.#choice.models ?? {},
        prefer: this.#choice.prefer ?? 'balanced',
      },
      need,
    );

  hasModel(id: string): boolean {
    return (
      this.profile.models.some((model) => model.id === id) ||
      Object.values(this.#choice.models ?? {}).includes(id)
    );
  }

  /**
   * The first statement that is known to hold. One that only perhaps holds is passed over when it would change code (a wrong rewrite is
   * worse than none), and decides when it says that nothing needs to be done.
   */
  param(name: string, circumstances: Circumstances): ParamFact | undefined {
    for (const fact of this.profile.params[name] ?? []) {
      const verdict = judge(fact.when, circumstances);
      if (verdict === 'yes') return fact;
      if (verdict === 'perhaps' && (fact.behaviour === 'accepted' || fact.behaviour === 'ignored'))
        return fact;
    }
    return undefined;
  }

  refusal: Target['refusal'] = (fault, api, circumstances) =>
    findRefusal(this.profile, { fault, api, circumstances });

  thinking(model: string) {
    return this.profile.thinking.find((each) => matchesAny(each.models, model));
  }

  sourceThinks(model: string): boolean {
    const { api } = this.#catalog.openai;
    return matchesAny(api.reasoningModels, model) && !matchesAny(api.nonReasoningModels, model);
  }

  sourceLimits(model: string): { readonly context?: number; readonly maxOutput?: number } {
    const { models } = this.#catalog.openai;
    return models.find(({ id }) => id === model) ?? models.find(({ id }) => id === baseOf(model)) ?? {};
  }

  isHarmless(parameter: string): boolean {
    return this.#catalog.openai.api.harmlessParameters.includes(parameter);
  }

  isKnownParameter(name: string, version = ''): boolean {
    const { parameters, parametersSince } = this.#catalog.openai.api;
    const since = parametersSince[name];
    return parameters.includes(name) && (since === undefined || !isOlder(version, since));
  }

  defaultOf(parameter: string): number | boolean | undefined {
    return this.#catalog.openai.api.defaults[parameter];
  }
}

/** Compares the first two numbers of a version or range; what it does not say counts as new. */
function isOlder(version: string, than: string): boolean {
  const [, major = Infinity, minor = Infinity] = /(\d+)(?:\.(\d+))?/.exec(version) ?? [];
  const [sinceMajor = 0, sinceMinor = 0] = than.split('.').map(Number);
  return Number(major) < sinceMajor || (Number(major) === sinceMajor && Number(minor) < sinceMinor);
}
