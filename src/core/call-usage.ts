import type { Api } from './api.js';
import type { Localized } from './localized.js';
import type { StructuredUse } from './sdk.js';
import type { Span } from './source.js';
import type { UsageBase, UsageId } from './usage-base.js';
import type { Options } from './value.js';

/** A request: an SDK method call, or a raw HTTP request to an OpenAI path. */
export interface CallUsage extends UsageBase {
  readonly kind: 'call';
  readonly api: Api;
  /** The method as written, for messages: `chat.completions.create`, `fetch`. */
  readonly method: string;
  readonly transport: 'sdk' | 'http';
  /** Clients that it can go through; more than one where a choice is made at run time; empty for raw HTTP. */
  readonly clients: readonly UsageId[];
  /** Endpoint usages that give the URL of a raw request. */
  readonly endpoints: readonly UsageId[];
  /** Why the client is not known, where `clients` and `endpoints` are empty. */
  readonly untraced?: Localized;
  readonly options: Options;
  /** Of raw HTTP: the key (`apiKey`) and the address (`baseURL`) that the request itself carries. */
  readonly connection?: Options;
  /** False where the body comes in part from somewhere that could not be followed. */
  readonly complete: boolean;
  readonly streaming?: boolean | 'unknown';
  /** True where the source is checked by a type checker against the SDK's types, so that unknown options need a spread. */
  readonly typed: boolean;
  /** Model that the SDK sends where the option is not written. */
  readonly defaultModel?: string;
  /** The client whose own settings these are: `new ChatOpenAI({ model })` is client and call in one expression. */
  readonly carriedBy?: UsageId;
  /** Surfaces to which the adapter can rewrite this call exactly, response handling included. */
  readonly convertibleTo?: readonly Api[];
  /** Why it cannot be sent elsewhere by changing its settings. */
  readonly fixed?: Localized;
  /** How it can be asked for otherwise, with all that hangs on it: address, parameters, what becomes of the answer. */
  readonly conversion?: CallConversion;
  /** Why that cannot be written, where it was tried. */
  readonly unconvertible?: Localized;
  /** What is converted, once it is decided that it will be: `api` and `options` are those of the result. */
  readonly converted?: CallConversion['replaces'];
  /** none: the SDK drops fields that it does not know, so that nothing can be added to the body. */
  readonly extraBody?: 'none';
  /** True where the SDK leaves out fields whose value is false. */
  readonly dropsFalse?: true;
  /** extraBody none: what the SDK has a name for, by OpenAI's own names. */
  readonly sayable?: readonly string[];
  /** What the SDK sends where the option is not written, by OpenAI's own names. */
  readonly sends?: Readonly<Record<string, number>>;
  /** The call or client that gives it its model, where that is not written here. */
  readonly modelFrom?: UsageId;
  /** True where it takes no settings: those stand with the requests that use what it makes. */
  readonly bare?: true;
  /** How the answer is made to fit a schema, and the option (with its value) that would have a tool do it. */
  readonly structured?: StructuredUse;
  /** Tools that run on OpenAI's own servers. */
  readonly hosted?: readonly { readonly name: string; readonly at: Span }[];
  /** True where the SDK itself sends tool results back, with the assistant's turn as it keeps it. */
  readonly loops?: true;
  readonly major?: number;
  /** SDK version as far as known, for quirks that came and went within a major. */
  readonly version?: string;
  /** Version of the npm package `openai` whose types check the settings; absent where the newest do. */
  readonly typesOf?: string;
}

/** A call in the form of another API. Written whole, and with the calls that share its answers or messages, or not at all. */
export interface CallConversion {
  readonly to: Api;
  /** What the new form does without: an API, or the old way to offer functions. */
  readonly replaces: 'responses' | 'completions' | 'functions';
  readonly method: string;
  /** Its settings under the names of the new form; each stands where it stood. */
  readonly options: Options;
  readonly together: readonly UsageId[];
  /** What the new form takes for granted and a person should confirm. */
  readonly assumes: readonly Localized[];
}
