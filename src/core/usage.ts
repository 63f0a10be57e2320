import type { Api } from './api.js';
import type { CallUsage } from './call-usage.js';
import type { ClientUsage } from './client-usage.js';
import type { Localized } from './localized.js';
import type { IdTest, ModelGroup } from './model-group.js';
import type { Span } from './source.js';
import type { UsageBase, UsageId } from './usage-base.js';
import type { Value } from './value.js';

export * from './api.js';
export type * from './call-usage.js';
export type * from './client-usage.js';
export type { SdkId, UsageId } from './usage-base.js';
export type * from './value.js';

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

/** Another place that reads a constant which also feeds a model option. */
export interface Reader {
  readonly at: Span;
  readonly as: 'tokenizer' | 'comparison' | 'key' | 'list' | 'type' | 'test' | 'display' | 'call' | 'other';
  /** False where a new name breaks that reader (a table without the new key, an equality test with another literal). */
  readonly survives: boolean;
}

/** What becomes of the vendor's name in front of a model's. */
export type PrefixRole = 'vendor' | 'apart';

/** A model name, at the one place where its value is defined. */
export interface ModelUsage extends UsageBase {
  readonly kind: 'model';
  readonly value: string;
  /** The literal token, quotes included; absent where the model is an SDK's default that is not written down. */
  readonly at?: Span;
  /** What stands in front of the id in the same literal: `openai:`. */
  readonly prefix?: string;
  /** Absent where the prefix stays. vendor: it says whose the model is · apart: it goes, since a setting says that */
  readonly prefixIs?: PrefixRole;
  /** True where no text stands at `at`, but an expression that stands for one, prefix included. */
  readonly reference?: true;
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
  /** Where it must go on meaning the same as other names. */
  readonly together?: ModelGroup;
  /** role comparison: what an id is held against. */
  readonly asks?: IdTest;
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
  /** role list: where a further item can stand, between these texts. */
  readonly room?: { readonly at: Span; readonly before: string; readonly after: string };
  /** role list: what the list lets through, as far as it is written there. */
  readonly allowed?: readonly string[];
  /** role list: a pattern such as `*.openai.com`, which covers more than the API. */
  readonly wildcard?: true;
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
  /** True where the program goes on by another way when the counter throws. */
  readonly caught?: true;
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
  'key-format',
] as const;

/**
 * type-reference: a type or value of an SDK named outside its import · wrapper-call: a function of the project's own that asks OpenAI ·
 * response: a raw answer taken apart by hand · named-setting: a member of the project's own types named after OpenAI ·
 * shown-text: a sentence or page address for people · special-token: a token of old models' prompt formats ·
 * gateway-model: a model by a text that a gateway understands ·
 * model-limit: a number chosen by a test of the model's name · model-choice: a model held against a list, or taken out of one by default ·
 * key-format: a check that only lets OpenAI's keys pass.
 */
export interface NoteUsage extends UsageBase {
  readonly kind: 'note';
  readonly about: (typeof NOTE_TOPICS)[number];
  /** What stands there: the type, the function, the setting, the token; of texts their first words. */
  readonly name: string;
  /** model-limit: the tests that choose it. */
  readonly tests?: readonly UsageId[];
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
