import type { Json } from './change.js';
import type { Localized } from './localized.js';
import type { Api } from './usage.js';

export type Confidence = 'verified' | 'documented' | 'reported';

/** Where a statement comes from. No fact without one. */
export interface Provenance {
  readonly source: string;
  /** ISO date on which the fact was read or stated. */
  readonly asOf: string;
  readonly confidence: Confidence;
}

export interface Fact<T> extends Provenance {
  readonly value: T;
  readonly note?: Localized;
}

/** When a statement holds. All given members must be true; globs use `*`. An empty condition always holds. */
export interface Condition {
  readonly model?: readonly string[];
  readonly notModel?: readonly string[];
  readonly thinking?: 'on' | 'off';
  readonly stream?: boolean;
  readonly tools?: boolean;
  readonly toolChoice?: readonly ('auto' | 'none' | 'required' | 'named')[];
  /** On the parameter's own value. `type` is JavaScript's `typeof`, or 'array'. */
  readonly value?: {
    readonly lt?: number;
    readonly lte?: number;
    readonly gt?: number;
    readonly gte?: number;
    readonly is?: readonly Json[];
    readonly not?: readonly Json[];
    readonly type?: 'string' | 'number' | 'boolean' | 'object' | 'array';
    readonly longerThan?: number;
    readonly startsWith?: readonly string[];
  };
  /** A condition that only a person can judge; rules treat it as perhaps true. */
  readonly prose?: Localized;
}

export type Behaviour =
  'accepted' | 'ignored' | 'rejected' | 'bounded' | 'own-values' | 'renamed' | 'extra-body' | 'unknown';

/** One statement on one parameter. Statements are tried in order; the first whose condition holds decides. */
export interface ParamFact extends Provenance {
  readonly behaviour: Behaviour;
  readonly when?: Condition;
  readonly detail: Localized;
  /** renamed: the provider's name for it. */
  readonly to?: string;
  /** bounded: the nearest allowed values. `above`/`below` are exclusive limits, with `max`/`min` what to clamp to. */
  readonly min?: number;
  readonly max?: number;
  /** The upper limit is this fact of the model. */
  readonly maxFrom?: 'maxOutput' | 'context';
  /** A single value must be written as a list. */
  readonly asArray?: boolean;
  /** bounded, where only certain values exist: OpenAI's value → the provider's. */
  readonly values?: Readonly<Record<string, string>>;
  /** What the provider answers when it refuses; message parts in {braces} vary. */
  readonly error?: { readonly status: number; readonly body: Json };
}

/** What can be wrong with a request as a whole, where no statement on one parameter can say it. */
export const FAULTS = [
  /** The key is missing or not the provider's. */
  'key',
  /** No such model, or one that is gone. */
  'model',
  /** A model that this endpoint does not serve. */
  'model-for-api',
  /** Nothing lives at this address. */
  'path',
  /** The provider has no such endpoint. */
  'api',
  /** A parameter, where the statement on it records no answer of its own. */
  'param',
  /** A field without which no request is one. */
  'missing-field',
  /** The kind of request, by its condition alone (a model that only streams). */
  'request',
  'too-long',
  /** JSON mode, and no message has the word in it. */
  'json-word',
  /** An assistant turn with tool calls that lost its reasoning. */
  'reasoning-missing',
  'effort-and-thinking',
  /** Content as a list of parts, where only a text is taken. */
  'content-parts',
  /** A part that is neither text nor image. */
  'part-type',
  /** An image without a text beside it. */
  'image-alone',
  'empty-assistant',
  'no-user-message',
  /** A tool that is no function. */
  'tool-type',
  /** A function whose name and parameters do not stand under `function`. */
  'tool-shape',
  /** A tool's parameter without a type. */
  'tool-parameter-type',
  /** Embeddings of token numbers instead of texts. */
  'token-arrays',
] as const;
export type Fault = (typeof FAULTS)[number];

/** How a provider turns a faulty request down. Facts on one fault are tried in order; the first that holds decides. */
export interface RefusalFact extends Provenance {
  readonly fault: Fault;
  /** Where it is not the same for every endpoint. */
  readonly apis?: readonly Api[];
  readonly when?: Condition;
  readonly detail: Localized;
  /** Parts of the body in {braces} vary; no body at all where none is given. */
  readonly error: { readonly status: number; readonly body?: Json };
}

/** How a model's thinking is switched. Models that match none do not think. */
export interface ThinkingSwitch extends Provenance {
  readonly models: readonly string[];
  readonly default: 'on' | 'off';
  /** Extra request body that switches it off; absent where it cannot be. */
  readonly off?: Readonly<Record<string, Json>>;
  readonly on?: Readonly<Record<string, Json>>;
  /** OpenAI's reasoning_effort → the provider's value; absent where the provider has no such setting. */
  readonly effort?: Readonly<Record<string, string>>;
  /** True where a tool turn in the history is refused without its reasoning_content. */
  readonly needsReasoningInHistory?: boolean;
}

export type ModelStatus = 'active' | 'preview' | 'deprecated' | 'retired';

export interface ModelProfile extends Provenance {
  readonly id: string;
  readonly type: 'chat' | 'embedding' | 'image' | 'speech' | 'transcription' | 'moderation' | 'other';
  /** The vendor class in words, as the source gives it. */
  readonly class: Localized;
  readonly status: ModelStatus;
  readonly retiresOn?: string;
  /** Tokens. */
  readonly context?: number;
  readonly maxOutput?: number;
  /** CNY per million tokens. */
  readonly price?: { readonly input?: number; readonly cachedInput?: number; readonly output?: number };
  readonly vision: boolean;
  readonly tools?: boolean;
  readonly jsonSchema?: boolean;
  readonly reasoning: boolean;
  /** Embedding widths: the default first. */
  readonly dimensions?: readonly number[];
  readonly maxBatch?: number;
  readonly note?: Localized;
}

export interface ModelMapping extends Provenance {
  readonly from: string;
  /** An id of `models`, or undefined where there is no counterpart. */
  readonly to?: string;
  readonly reason: Localized;
  /** The mapping must be made by a person. */
  readonly manual?: boolean;
}

export type EndpointSupport = 'yes' | 'partial' | 'no' | 'unknown';

export interface Region {
  readonly name: Localized;
  readonly url: string;
  readonly note?: Localized;
}

/** The provider's own package of an ecosystem, for `--style native`. */
export interface NativeSdk extends Provenance {
  /** The package of OpenAI's in whose place it stands. */
  readonly replaces: string;
  readonly package: string;
  /** Range that a manifest gets, by the major of the package that it replaces. */
  readonly versions: Readonly<Record<string, string>>;
  /** Exports that make clients: the old one's name → the new one's. */
  readonly exports: Readonly<Record<string, string>>;
  /** What it serves: the method that gives a model, by API; empty where the class itself carries its model. */
  readonly methods: Readonly<Partial<Record<Api, string>>>;
}

/**
 * One provider, as `data/providers/<id>.json` holds it. In a user's file a text for people may be one string for both languages; what
 * is loaded always has both.
 */
export interface ProviderProfile {
  readonly id: string;
  readonly name: Localized;
  readonly aliases: readonly string[];
  readonly status: Fact<'active' | 'dormant' | 'closed' | 'no-api'>;
  /** The first is the default. */
  readonly regions: readonly (Region & Provenance)[];
  /** Hosts by which a URL is known to be this provider's; suffixes start with a dot. */
  readonly hosts: readonly string[];
  readonly auth: Fact<'bearer' | 'api-key'>;
  /** The first is the default. */
  readonly keyEnv: readonly string[];
  /** The page on which keys are made. */
  readonly keyConsole?: string;
  readonly keyConsoleNote?: Localized;
  /** `servedHere`, for partial support: the chat client's base URL serves the ordinary use. */
  readonly endpoints: Readonly<
    Partial<Record<Api, Fact<EndpointSupport> & { readonly servedHere?: boolean }>>
  >;
  /** Set where the address is the user's own resource, named by a variable. */
  readonly endpointEnv?: { readonly name: string; readonly suffix: string };
  readonly params: Readonly<Record<string, readonly ParamFact[]>>;
  readonly thinking: readonly ThinkingSwitch[];
  readonly refusals?: readonly RefusalFact[];
  readonly models: readonly ModelProfile[];
  readonly modelMap: readonly ModelMapping[];
  readonly quirks: readonly (Provenance & { readonly summary: Localized; readonly when?: string })[];
  /** Packages that reach it, by ecosystem. */
  readonly sdks: Fact<
    { readonly native?: readonly NativeSdk[] } & Readonly<
      Record<string, Json | readonly NativeSdk[] | undefined>
    >
  >;
  /** Free quotas and the like for people who move; without a day where none was stated. */
  readonly offers?: readonly (Provenance & { readonly title: Localized; readonly endsOn?: string })[];
  /** The vendor's own pages for people who move. */
  readonly guide?: readonly (Provenance & { readonly title: Localized })[];
  /** What to take instead of a vendor that is closed, dormant or has no API; the nearest first. */
  readonly successors?: readonly Successor[];
}

export interface Successor extends Provenance {
  /** An id of the catalogue. */
  readonly provider: string;
  readonly why: Localized;
}
