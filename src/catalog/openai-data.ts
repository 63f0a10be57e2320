import type { Fact } from '../core/provider.js';
import type { Api, Capability } from '../core/usage.js';

export interface OpenAIModel {
  readonly id: string;
  readonly class: string;
  readonly snapshotOf?: string;
  readonly context?: number;
  readonly maxOutput?: number;
  readonly abilities?: readonly string[];
  /** ISO date. */
  readonly shutdownDate?: string;
  readonly replacement?: string;
  /** USD per million tokens. */
  readonly priceUSD?: { readonly input?: number; readonly cachedInput?: number; readonly output?: number };
  readonly source: string;
  readonly asOf: string;
}

/** What the project knows of OpenAI itself. */
export interface OpenAIData {
  readonly api: OpenAIApi;
  readonly models: readonly OpenAIModel[];
  /** CNY for one USD: for comparing prices, not for bills. */
  readonly exchangeRate: Fact<number>;
}

/** data/openai/api.json */
export interface OpenAIApi {
  readonly hosts: readonly string[];
  readonly azureHosts: readonly string[];
  readonly relays: readonly string[];
  readonly otherVendors: readonly string[];
  /** Words by which a variable says that it is about another vendor: `GROQ` of `GROQ_BASE_URL`. */
  readonly otherVendorNames: readonly string[];
  /** Body names of chat completions in the SDK's types, and those of embeddings that came later (`embeddings.dimensions`). */
  readonly parameters: readonly string[];
  /** The first version of the npm package `openai` whose types have the parameter; all that are not named stand in 4.0. */
  readonly parametersSince: Readonly<Record<string, string>>;
  /** Parameters whose removal leaves OpenAI's default behaviour for the program. */
  readonly harmlessParameters: readonly string[];
  readonly defaults: Readonly<Record<string, number | boolean>>;
  readonly reasoningModels: readonly string[];
  readonly nonReasoningModels: readonly string[];
  readonly visionModels: readonly string[];
  readonly capabilities: Readonly<Record<Capability, readonly Api[]>>;
  /** In order; the first that matches names the member of the family that every mapping has. */
  readonly families: readonly { readonly match: string; readonly base: string }[];
}
