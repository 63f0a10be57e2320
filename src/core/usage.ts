import type { Localized } from './localized.js';
import type { Home, StructuredUse } from './sdk.js';
import type { Span } from './source.js';
import type { Strand } from './strand.js';

/** The kinds of the JSON report. */
export const KINDS = [
  'dependency',
  'import',
  'client',
  'call',
  'model',
  'endpoint',
  'env',
  'param',
  'tokenizer',
  'dimension',
  'secret',
  'doc',
] as const;
export type Kind = (typeof KINDS)[number];

/** OpenAI's API surfaces, by the names that provider profiles use. */
export const APIS = [
  'chat.completions',
  'responses',
  'completions',
  'embeddings',
  'images.generations',
  'images.edits',
  'images.variations',
  'audio.speech',
  'audio.transcriptions',
  'audio.translations',
  'moderations',
  'files',
  'uploads',
  'batches',
  'fine_tuning',
  'assistants',
  'vector_stores',
  'realtime',
  'models.list',
  'edits',
  'videos',
  'billing',
  'dashboard',
  'other',
] as const;
export type Api = (typeof APIS)[number];

/** What `--to <capability>=<provider>` can route apart. */
export type Capability = 'chat' | 'embeddings' | 'images' | 'speech' | 'transcription' | 'moderation';

export type UsageId = string;
export type SdkId = string;

/** What is known of an expression without running it. `at` covers the expression that gives the value. */
export type Value =
  | LiteralValue
  | EnvValue
  /** One of several. `orElse`: the last one stands where the others give nothing (`given || 'default'`). */
  | { readonly type: 'choice'; readonly of: readonly Value[]; readonly at: Span; readonly orElse?: true }
  | {
      readonly type: 'object';
      readonly entries: Readonly<Record<string, Value>>;
      readonly open: boolean;
      readonly at: Span;
    }
  | { readonly type: 'array'; readonly items: readonly Value[]; readonly open: boolean; readonly at: Span }
  /** Text with unknown parts: `${host}/v1`. Parts stand in order. */
  | { readonly type: 'joined'; readonly parts: readonly Value[]; readonly at: Span }
  | { readonly type: 'untraced'; readonly reason: Localized; readonly at: Span };

export interface LiteralValue {
  readonly type: 'literal';
  readonly value: string | number | boolean | null;
  /** The literal token itself, quotes included, wherever it is defined; never in a file outside the project. */
  readonly at: Span;
}

export interface EnvValue {
  readonly type: 'env';
  readonly name: string;
  readonly fallback?: Value;
  readonly at: Span;
}

/** One named setting of a client, a call or a request body. */
export interface OptionSite {
  /** OpenAI's own name for it, whatever the SDK calls it: `baseURL`, `apiKey`, `max_tokens`. */
  readonly name: string;
  /** The name as it stands in the source (`openAIApiKey`, `basePath`). */
  readonly writtenAs: string;
  readonly value: Value;
  /** The whole property (`model: 'gpt-4o'`), or the argument where options are positional. */
  readonly at: Span;
  /** False where the property stands in an object that others share, so that it must not be removed for one call alone. */
  readonly own: boolean;
}

export type Options = Readonly<Record<string, OptionSite>>;

interface UsageBase {
  /** Stable within a run: `${file}:${start}:${kind}:${n}`. */
  readonly id: UsageId;
  readonly language: string;
  /** What a report shows and counts lines by. */
  readonly span: Span;
  /** The descriptor that recognised it: 'npm/openai'. */
  readonly sdk?: SdkId;
  /** True in tests, stories, mocks and fixtures of the scanned project. */
  readonly inTest?: boolean;
}

export interface DependencyUsage extends UsageBase {
  readonly kind: 'dependency';
  readonly package: string;
  readonly version: string;
}

export interface ImportUsage extends UsageBase {
  readonly kind: 'import';
  readonly package: string;
  readonly typeOnly: boolean;
}

/** A place that makes a client: a construction, a factory call, an SDK's ready-made instance. */
export interface ClientUsage extends UsageBase {
  readonly kind: 'client';
  readonly options: Options;
  /** False where options come in part from somewhere that could not be followed. */
  readonly complete: boolean;
  /** What the SDK reads by itself when an option is missing, empty or undefined. */
  readonly implicitEnv: { readonly apiKey: readonly string[]; readonly baseURL: readonly string[] };
  /** True where an undefined key makes the SDK fall back to OPENAI_API_KEY. */
  readonly keyFallsBack: boolean;
  /** True where a guard (`if (!key) throw`) or the value's own default rules out an undefined key. */
  readonly keyIsGuarded: boolean;
  /** Calls made through it, by id. */
  readonly calls: readonly UsageId[];
  /** Whom the class speaks to by construction. */
  readonly family: 'openai' | 'azure' | 'other';
  /** `client.withOptions({ … })`: what it is not given comes from there; `own` names what it is given. */
  readonly derived?: { readonly from: UsageId; readonly own: readonly string[] };
  readonly major?: number;
  /** Settings accepted by this SDK version but without effect, as written in the source. */
  readonly ignoredOptions: readonly string[];
  /** Settings that stand under a name which the moved client does not know, by OpenAI's own name; they need their right one. */
  readonly misnamed?: readonly string[];
  /** family azure: the export of the same package that speaks to OpenAI's own host. */
  readonly plainExport?: string;
  /** Where the client comes from, if its import can be made one of another package. */
  readonly made?: { readonly package: string; readonly exported: string };
  /** family azure: the package that makes such clients for any address. */
  readonly home?: Home;
  /** The setting by which requests can be changed on their way, where the SDK drops fields that it does not know. */
  readonly requestHook?: string;
  /** A setting that must say whose API is meant, since the new model's name does not. */
  readonly vendorOption?: { readonly name: string; readonly value: string };
  /** Variables whose mere presence sends this SDK version to Azure, whatever its settings say. */
  readonly hijackedBy?: readonly string[];
  /** Set where no code constructs it by an expression that can be edited. */
  readonly fixed?: Localized;
  /** Set where this client, its calls and what becomes of their answers can be written for another package. */
  readonly port?: ClientPort;
  readonly companion?: ClientCompanion;
  /** How its calls hang together, where it serves more than one API; absent where nobody looked. */
  readonly strands?: readonly Strand[];
}

/** What a client needs besides its own settings, where a package of agents asks through it. */
export interface ClientCompanion {
  /** The client's option that keeps it to chat completions; absent where a statement does. */
  readonly chatOption?: { readonly name: string; readonly value: boolean };
  /** True where the package sends traces to OpenAI with OpenAI's key. */
  readonly telemetry: boolean;
}

/** What a client is written for instead, and where that shows outside its own flow. */
export interface ClientPort {
  readonly package: string;
  readonly version: string;
  /** Places where an answer leaves the code that was followed, whole. */
  readonly leaves: readonly Span[];
  /** Definitions of the names under which calls know their model. */
  readonly models: readonly Span[];
  /** Lines of mocks of the old package, which follow. */
  readonly mocks: readonly Span[];
}

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
  /** extraBody none: what the SDK has a name for, by OpenAI's own names. */
  readonly sayable?: readonly string[];
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

/** Another place that reads a constant which also feeds a model option. */
export interface Reader {
  readonly at: Span;
  readonly as: 'tokenizer' | 'comparison' | 'key' | 'list' | 'type' | 'test' | 'display' | 'call' | 'other';
  /** False where a new name breaks that reader (a table without the new key, an equality test with another literal). */
  readonly survives: boolean;
}

/** A model name, at the one place where its value is defined. */
export interface ModelUsage extends UsageBase {
  readonly kind: 'model';
  readonly value: string;
  /** The literal token, quotes included; absent where the model is an SDK's default that is not written down. */
  readonly at?: Span;
  /** What stands in front of the id in the same literal, and stays: `openai:`. */
  readonly prefix?: string;
  /** Calls (or clients that carry the model) that receive it. */
  readonly calls: readonly UsageId[];
  readonly api?: Api;
  /** Other readers of the same definition. */
  readonly readers: readonly Reader[];
  /**
   * value: reaches a call · env: the value of a variable, or the default beside its read · setting: a named default that says what it is
   * list: one of several to choose from · key: a table's key · comparison: tested against · type: a type's member
   */
  readonly role: 'value' | 'env' | 'setting' | 'list' | 'key' | 'comparison' | 'type';
  /** The variable's name, where role is env. */
  readonly variable?: string;
  /** The list, table or type that it is one of: the same for all of its members. */
  readonly group?: string;
  /** The name under which it is defined, where no call was seen to receive it. */
  readonly holder?: string;
  readonly reason?: Localized;
}

/** A URL, host or path of OpenAI's API written in the source. */
export interface EndpointUsage extends UsageBase {
  readonly kind: 'endpoint';
  /** The text of the literal or of the literal piece, without quotes. */
  readonly value: string;
  /** The literal piece that holds origin or host, between the quotes; absent where only a path stands here. */
  readonly originAt?: Span;
  /** `/v1` in this piece or in the piece that follows it, where it is written. */
  readonly versionAt?: Span;
  /** full: origin, version and path · base: origin and version · origin: no version · host: without a scheme · path: path alone */
  readonly form: 'full' | 'base' | 'origin' | 'host' | 'path';
  /** request: a program talks to it · guard: compared with · config: a setting · list: permissions, CSP · doc: shown to people */
  readonly role: 'request' | 'base' | 'guard' | 'config' | 'list' | 'doc';
  /** Host of the resolved URL, lower case, where known; also from a variable's default. */
  readonly host?: string;
  /** The variable that may replace it at run time. */
  readonly variable?: string;
  readonly api?: Api;
  readonly calls: readonly UsageId[];
  /** For form path: endpoint usages that hold the origin in front of it. */
  readonly origins?: readonly UsageId[];
}

export type VariableRole = 'key' | 'baseURL' | 'model' | 'organization' | 'project' | 'other';

/** A variable of the environment, read in code or set in a file. */
export interface EnvUsage extends UsageBase {
  readonly kind: 'env';
  readonly name: string;
  readonly role: VariableRole;
  /** read: code reads it · declare: a file gives it a value · pass: handed on by name · type: declared for a checker · mention: named in text of a program */
  readonly form: 'read' | 'declare' | 'pass' | 'type' | 'mention';
  /** The name token. */
  readonly nameAt: Span;
  readonly value?: Value;
  /** The value's text without quotes, where form is declare. */
  readonly valueAt?: Span;
  /** A real `.env` of the user's, not an example: its key line must stay. */
  readonly real?: boolean;
  /** True where the line is commented out. */
  readonly commented?: boolean;
  /** Clients and calls that the variable reaches, by id, where code was followed. */
  readonly feeds: readonly UsageId[];
  /** Those of them that this very read reaches. */
  readonly reaches?: readonly UsageId[];
  /** True where code asks the environment itself (`process.env.X`), so that this place can be renamed without any other. */
  readonly direct?: boolean;
  /** Of a direct read that feeds nothing (a check): the users of the variable in the same function. */
  readonly guards?: readonly UsageId[];
  /** Clients and requests made in the same function, whether or not the variable was seen to reach them. */
  readonly near?: readonly UsageId[];
  /** Why the name cannot be changed here. */
  readonly fixed?: Localized;
}

export interface TokenizerUsage extends UsageBase {
  readonly kind: 'tokenizer';
  readonly package: string;
  readonly model?: Value;
}

export interface DimensionUsage extends UsageBase {
  readonly kind: 'dimension';
  readonly value: number;
  readonly store: string;
}

export interface SecretUsage extends UsageBase {
  readonly kind: 'secret';
  /** The literal, quotes included. */
  readonly at: Span;
  /** Clients or calls that it is the key of. */
  readonly feeds: readonly UsageId[];
  /** code: stands in a program · env: the value of a variable in an env file */
  readonly where: 'code' | 'env';
}

/** A line of documentation that tells a person to set something of OpenAI's. */
export interface DocUsage extends UsageBase {
  readonly kind: 'doc';
  readonly mentions: readonly { readonly variable: string; readonly at: Span }[];
  readonly about: 'variable' | 'url' | 'model' | 'deploy';
}

/** A parameter that stands by itself, outside any call that could be followed. */
export interface ParamUsage extends UsageBase {
  readonly kind: 'param';
  readonly name: string;
  readonly reason: Localized;
}

/** Lines that a reader of the inventory looks for and that no migration changes. */
export const NOTE_TOPICS = [
  'type-reference',
  'wrapper-call',
  'response',
  'named-setting',
  'shown-text',
  'special-token',
  'gateway-model',
  'model-limit',
  'model-choice',
] as const;

/**
 * type-reference: a type or value of an SDK named outside its import · wrapper-call: a function of the project's own that asks OpenAI ·
 * response: a raw answer taken apart by hand · named-setting: a member of the project's own types named after OpenAI ·
 * shown-text: a sentence or page address for people · special-token: a token of old models' prompt formats ·
 * gateway-model: a model by a text that a gateway understands ·
 * model-limit: a number chosen by a test of the model's name · model-choice: a model held against a list, or taken out of one by default.
 */
export interface NoteUsage extends UsageBase {
  readonly kind: 'note';
  readonly about: (typeof NOTE_TOPICS)[number];
  /** What stands there: the type, the function, the setting, the token; of texts their first words. */
  readonly name: string;
}

/** What an adapter saw. A fact: it names no provider and gives no advice. */
export type Usage =
  | DependencyUsage
  | ImportUsage
  | ClientUsage
  | CallUsage
  | ModelUsage
  | EndpointUsage
  | EnvUsage
  | TokenizerUsage
  | DimensionUsage
  | SecretUsage
  | DocUsage
  | ParamUsage
  | NoteUsage;

/** Whose endpoint a use talks to: a provider's id, or one of four words. */
export type Owner = string;
export const OWNERS = {
  openai: 'openai',
  azure: 'azure',
  relay: 'relay',
  other: 'other',
  untraced: 'untraced',
} as const;

export interface VariablePlan {
  readonly name: string;
  readonly role: VariableRole;
  /** rename: everywhere · beside: the old name stays, the new one is added · keep: the name is the user's own · stay: nothing that moves needs it */
  readonly move: 'rename' | 'beside' | 'keep' | 'stay';
  readonly to?: string;
  /** By provider: its name there, where what the variable feeds goes to several; `to` is one of them. */
  readonly names?: Readonly<Record<string, string>>;
  /** Why it is not renamed, where it is not. */
  readonly because?: Localized;
}

export type ResolvedUsage = Usage & {
  readonly owner: Owner;
};
