import type { ClientDescriptor } from './sdk.js';
import type { Api } from './usage.js';

/** A framework that takes models as texts in which a vendor stands in front of the id: `openai/gpt-4o`. */
export interface ModelTexts {
  /** What stands in front of OpenAI's ids. */
  readonly prefix: string;
  /** What asks for such a model: a client of its own wherever one is named. Its options are those of the object that can take the text's place. */
  readonly client: Omit<ClientDescriptor, 'exports' | 'make' | 'calls' | 'optionsArgument' | 'family'>;
  /** Name of the setting, in that object, that takes the whole text. */
  readonly whole: string;
  /** What a type checker wants the whole text to be, in the syntax of TypeScript. */
  readonly type: string;
  /** Names of the settings that take vendor and id apart. */
  readonly apart: { readonly vendor: string; readonly id: string };
  readonly askers: readonly TextAsker[];
}

/** An export that is given models by text. */
export interface TextAsker {
  readonly exports: readonly string[];
  readonly make: 'new' | 'call';
  /** Index of the argument that holds the settings, or the model itself. */
  readonly argument: number;
  /** Dotted names of the settings that are models; absent where the argument itself is one. */
  readonly models?: readonly string[];
  readonly api: Api;
  /** Dotted name → OpenAI's own. */
  readonly options?: Readonly<Record<string, string>>;
  /** Where fields go that the framework does not know; `{vendor}` stands for the provider's name in the program. */
  readonly extraBody?: string;
  /** True where vendor and id are given apart in the object that takes the text's place. */
  readonly apart?: true;
  /** Set where only a text or an object made by this export is taken, no plain object of settings. */
  readonly wrapper?: { readonly package: string; readonly exported: string };
  /** Methods of what is made that ask with its model. */
  readonly requests?: readonly TextRequest[];
}

/** A framework in which plugins bring models under their own name, so that a text `openai/gpt-4o` leads to the plugin of that name. */
export interface PluginModels {
  readonly prefix: string;
  /** The plugin for any address, and the manifest's range where another package is left for it. */
  readonly plugin: { readonly package: string; readonly exported: string; readonly version: string };
  /** Versions of the plugin's package that resolve models by themselves. */
  readonly since?: string;
  /** Exports that stand for a model, by its id. */
  readonly references?: Readonly<Record<string, string>>;
  /** Members of the plugin's export that make such a reference from an id. */
  readonly makers?: readonly string[];
  /** Beginnings and parts of ids, as patterns, whose models are asked for otherwise than by chat. */
  readonly apis: readonly (readonly [pattern: string, api: Api])[];
  /** Names in a request's settings that the plugin for any address calls otherwise. */
  readonly renames?: Readonly<Record<string, string>>;
}

/** The framework around such plugins: what takes their models. */
export interface PluginHost {
  /** Exports that make what requests are asked of; their first argument may name a model for all of them. */
  readonly makers: readonly string[];
  /** The type of what they make. */
  readonly type: string;
  /** Exports that make a model from a name and settings: `modelRef({ name })`. */
  readonly references: readonly string[];
  /** The setting of a request that holds those of the model. */
  readonly config: string;
  readonly requests: readonly HostRequest[];
}

export interface HostRequest {
  readonly methods: readonly string[];
  readonly argument: number;
  /** The setting that names the model. */
  readonly model: string;
  readonly options: Readonly<Record<string, string>>;
  readonly streaming?: true;
}

export interface TextRequest {
  readonly methods: readonly string[];
  /** Index of the argument that holds the settings. */
  readonly argument: number;
  readonly options: Readonly<Record<string, string>>;
  readonly streaming?: true;
  /** Settings whose presence asks for an answer that fits a schema. */
  readonly schemaOption?: string;
  /** The setting, by OpenAI's own name, that has the framework put the schema into the prompt. */
  readonly schemaInPrompt?: string;
}
