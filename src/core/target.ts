import type { Expression } from './change.js';
import type { Localized } from './localized.js';
import type { ModelMove } from './model-move.js';
import type {
  Fault,
  ModelProfile,
  ParamFact,
  ProviderProfile,
  RefusalFact,
  ThinkingSwitch,
} from './provider.js';
import type { Api, Capability, Owner } from './usage.js';

/** What the code asks of a model, as far as it shows. */
export interface ModelNeed {
  readonly from: string;
  readonly api?: Api;
  readonly images?: boolean;
  readonly tools?: boolean;
  readonly jsonSchema?: boolean;
  /** True where the call asks for reasoning by itself. */
  readonly reasoning?: boolean;
  readonly stream?: boolean;
  /** Tokens that the call is known to need at least, where these are many. */
  readonly tokens?: number;
  /** The width that stored vectors have. */
  readonly dimension?: number;
}

export type ModelChoice =
  | {
      readonly type: 'mapped';
      readonly to: string;
      readonly sure: boolean;
      readonly reason: Localized;
      readonly model?: ModelProfile;
      readonly move: ModelMove;
    }
  | { readonly type: 'none'; readonly reason: Localized }
  /** Not a model of OpenAI's that anybody knows. */
  | { readonly type: 'unknown' };

/** What is known of the request when a parameter is judged; undefined members are not known. */
export interface Circumstances {
  readonly model?: string;
  readonly thinking?: 'on' | 'off';
  readonly stream?: boolean;
  readonly tools?: boolean;
  readonly toolChoice?: 'auto' | 'none' | 'required' | 'named';
  /** The parameter's own value where it is a literal. */
  readonly value?: unknown;
}

/** One `--to <capability>=…`. */
export interface Route {
  readonly capability: Capability;
  readonly apis: readonly Api[];
  /** Absent where the capability stays at OpenAI. */
  readonly target?: Target;
}

/** A profile plus the user's choices (region, gateway, overrides): all that a rule may know of the target. */
export interface Target {
  readonly profile: ProviderProfile;
  /** What a report shows. */
  readonly baseURL: string;
  /** What is written into code. Most often the literal base URL. */
  readonly baseURLExpression: Expression;
  readonly apiKeyEnv: string;
  /** native: the provider's own packages take the place of OpenAI's, where its profile names one. */
  readonly style: 'compat' | 'native';
  /** Prefix for further variables: DASHSCOPE for DASHSCOPE_API_KEY. */
  readonly envPrefix: string;
  /** True where the choice of base URL or deployments needs a person's look (Azure). */
  readonly needsReview: boolean;
  /** Capabilities that go elsewhere, in the order given: to a target of their own, or nowhere (`openai`). */
  readonly routes: readonly Route[];
  /** Where requests for this API go: here, or to the target that its capability is routed to. One left at OpenAI is answered with this one, which does not serve it. */
  at(api: Api | undefined): Target;
  movesFrom(owner: Owner): boolean;
  /** True where this API is served under the target's base URL, and is not routed elsewhere. */
  serves(api: Api): { readonly served: boolean; readonly support: string; readonly note?: Localized };
  chooseModel(need: ModelNeed): ModelChoice;
  /** True where the id is one of the target's own. */
  hasModel(id: string): boolean;
  param(name: string, circumstances: Circumstances): ParamFact | undefined;
  /** How a request with this fault is surely turned down; undefined where it is taken, or nobody knows. */
  refusal(fault: Fault, api: Api, circumstances: Circumstances): RefusalFact | undefined;
  /** True where leaving the parameter out keeps what the program does. */
  isHarmless(parameter: string): boolean;
  /** True where OpenAI's own API has a parameter of this name, so that the types of that version of the npm package `openai` know it. */
  isKnownParameter(name: string, version?: string): boolean;
  /** OpenAI's default, where it is documented. */
  defaultOf(parameter: string): number | boolean | undefined;
  thinking(model: string): ThinkingSwitch | undefined;
  /** True where OpenAI's model is one that thinks (o-series, gpt-5 and later). */
  sourceThinks(model: string): boolean;
  /** Tokens that OpenAI's model takes in all, and writes at most, as far as they are known. */
  sourceLimits(model: string): { readonly context?: number; readonly maxOutput?: number };
}
