import type { Localized } from './localized.js';
import type { ModelTexts, PluginHost, PluginModels } from './model-texts.js';
import type { Api } from './usage.js';

/** How a library makes a client of OpenAI's, and what its settings are called. */
export interface ClientDescriptor {
  /** Names under which the package exports it; 'default' for the default export. */
  readonly exports: readonly string[];
  /** new: a class · call: a factory function · instance: a ready-made client · model: a ready-made factory of models, called with an id */
  readonly make: 'new' | 'call' | 'instance';
  /** instance: the export that makes such a client with settings. */
  readonly factory?: string;
  /** other: a class that speaks to another vendor, whatever it is given. */
  readonly family: 'openai' | 'azure' | 'other';
  /** Settings that send such a client to another vendor: openai's `provider`. */
  readonly foreignWith?: readonly string[];
  /** Written name (dots for nesting: `configuration.baseURL`) → OpenAI's own name. */
  readonly options: Readonly<Record<string, string>>;
  /** Written name to use when an option is added, by OpenAI's own name; the first of `options` otherwise. */
  readonly write?: Readonly<Record<string, string>>;
  /** Names that this version accepts without effect, and what they are mistaken for. */
  readonly ignored: Readonly<Record<string, string>>;
  /** Index of the argument that holds the options. */
  readonly optionsArgument: number;
  /** Index of an argument of the construction that is the key: openai-api. */
  readonly keyArgument?: number;
  /** Index of an argument of the construction that is the base URL where the options name none: openai 3. */
  readonly addressArgument?: number;
  /** The options stand in an object made by this export: openai 3's `Configuration`. */
  readonly optionsMadeBy?: string;
  readonly implicitEnv: { readonly apiKey: readonly string[]; readonly baseURL: readonly string[] };
  /** Settings beside which the construction refuses an address from the environment. */
  readonly addressedBy?: readonly string[];
  readonly keyFallsBack: boolean;
  /** Dotted method path from the client → what it asks for. */
  readonly calls: Readonly<Record<string, CallDescriptor>>;
  /** Resources of which every method asks for the same API: `files.*`. */
  readonly resources?: Readonly<Record<string, Api>>;
  /** Where fields that the SDK does not know go: under this name, or nowhere. Absent: beside the others. */
  readonly extraBody?: string;
  /** True where a type checker knows what may stand under `extraBody`. */
  readonly extraBodyTyped?: true;
  /** Why such a client cannot be re-pointed, and what to do instead. */
  readonly port?: Localized;
  /** The package whose class takes this client's place, where every use of it can be written for that class. */
  readonly becomes?: PortDescriptor;
  /** Set where constructing it already fixes the request: LangChain's `new ChatOpenAI({ model })`. */
  readonly carries?: CarriedDescriptor;
  /** Set where calling the client itself gives a model: the AI SDK's `openai('gpt-4o')`. */
  readonly invoke?: CallDescriptor;
  /** How requests with a schema are sent by models of this client. */
  readonly structured?: StructuredMeans;
  /** The option by which the whole request can be changed on its way: a `fetch` of the project's own. */
  readonly requestHook?: string;
  /** The class (or factory) of the same package that speaks to OpenAI's own host, where this one speaks to Azure. */
  readonly plainExport?: string;
  /** The package in which clients of this kind live that can be given any address, where this one cannot. */
  readonly home?: Home;
  /** True where the construction may begin with the model's id, its settings then standing behind it. */
  readonly modelFirst?: true;
  /** Where a second argument holds further settings: what its names mean, put in front of each. */
  readonly secondArgument?: string;
  /** Written names that a moved client must not have: they are renamed to what `write` says. */
  readonly misnames?: readonly string[];
  /** Settings, by OpenAI's own name, that make the client one of Azure's. */
  readonly azureWith?: readonly string[];
  /** Variables whose presence sends this version to Azure. */
  readonly hijackedBy?: readonly string[];
  /** Set for a function that serves several vendors by the model's name: it is this one's where name or setting says so. */
  readonly named?: NamedVendor;
}

/** Another package of the same ecosystem that makes the same kind of client. */
export interface Home {
  readonly package: string;
  /** The export that makes such a client with settings. */
  readonly exported: string;
  /** The method that asks for chat completions, whatever calling the client itself means there. */
  readonly chatMethod: string;
  /** Range that a manifest gets, by the major of the package that is left. */
  readonly versions: Readonly<Record<string, string>>;
}

export interface CarriedDescriptor {
  readonly api: Api;
  readonly defaultModel?: string;
  /** Beginnings of model ids with which the class asks for chat completions instead, unless `-instruct` is in them. */
  readonly chatModels?: readonly string[];
  /** The export of the same package that gives the same kind of answer by chat completions. */
  readonly chatExport?: string;
  /** The setting that makes the same class ask the Responses API. */
  readonly responsesOption?: string;
  /** What requests carry where no setting says otherwise, by OpenAI's own names. */
  readonly sends?: Readonly<Record<string, number>>;
}

/** `initChatModel('openai:gpt-4o')`, `createAgent({ model: 'openai:gpt-4o' })` */
export interface NamedVendor {
  /** In front of the model's id, in the same text. */
  readonly prefix: string;
  /** The setting that names the vendor instead, and its value. */
  readonly option?: { readonly name: string; readonly value: string };
  /** True where ids of OpenAI's are recognised without either. */
  readonly bare?: true;
  /** The setting that holds the name; absent where the first argument does. */
  readonly modelOption?: string;
  /** The export, of which package, that is constructed in the name's place, where the function passes no settings on. */
  readonly construct?: { readonly package: string; readonly exported: string };
}

export interface CallDescriptor {
  readonly api: Api;
  /** Index of the argument that holds the request body; -1 where there is none. */
  readonly body: number;
  /** Index of the argument that is the model, where it is not in the body. */
  readonly model?: number;
  /** Written name → OpenAI's own name, where they differ. */
  readonly options?: Readonly<Record<string, string>>;
  readonly defaultModel?: string;
  /** The method of the same client that asks for chat completions instead: `openai(id)` → `openai.chat(id)`. */
  readonly chatMethod?: string;
  /** Set where the method only prepares requests of a client that carries its model. */
  readonly ofCarried?: true;
  /** Set where it gives back the client that it is called on, for further calls. */
  readonly givesClient?: true;
  /** Options that stand in arguments of their own, by index. */
  readonly positional?: Readonly<Record<string, number>>;
  /** Set where the method makes answers fit a schema. */
  readonly structured?: StructuredDescriptor;
}

/** By which means an SDK asks for structured output. */
export interface StructuredDescriptor {
  /** Where no option says it. */
  readonly by: StructuredMeans;
  /** The option that says it, and what its values mean. */
  readonly option: string;
  readonly values: Readonly<Record<string, StructuredMeans>>;
}

/** What one call makes of it; `tool` is the option, with its value, by which a tool does the same, `prompt` the one by which the schema is put into the prompt. */
export interface StructuredUse {
  readonly by: StructuredMeans;
  readonly prompt?: { readonly option: string; readonly value: boolean };
  readonly tool?: { readonly option: string; readonly value: string | boolean };
}

/** functions: the older form of tools · prompt: nothing but words */
export type AnswerMeans = 'functions' | 'tool' | 'json_object' | 'prompt';

export type StructuredMeans = 'json_schema' | 'json_object' | 'tool';

/** A function (or class) that asks through a model made elsewhere, with what it calls its settings. */
export interface RequestDescriptor {
  readonly exports: readonly string[];
  readonly make: 'call' | 'new';
  /** Written name of the setting that is the model. */
  readonly model: string;
  /** The method by which a provider makes it of a text alone. */
  readonly madeBy: string;
  readonly options: Readonly<Record<string, string>>;
  readonly streaming?: true;
  /** What it sends where no setting says otherwise, by OpenAI's own names. */
  readonly sends?: Readonly<Record<string, number>>;
  /** Set where the answer must fit a schema that the request carries; `plain` is the value of `option` that carries none. */
  readonly structured?: { readonly option: string; readonly plain: string; readonly mode: string };
  /** Settings whose presence asks for such an answer. */
  readonly schemaOption?: string;
}

/** A registry of providers, or a provider made of the project's own names for models. */
export interface RegistryDescriptor {
  readonly exports: readonly string[];
  /** prefix: `openai:gpt-4o` names provider and model · alias: the project's own names, with a provider behind them for all others */
  readonly by: 'prefix' | 'alias';
  /** alias: setting that holds the models, by the method that picks one. */
  readonly models?: Readonly<Record<string, string>>;
  /** alias: setting that holds the provider for all other names. */
  readonly fallback?: string;
}

/** How a client and all that goes through it is written for another package. */
export interface PortDescriptor {
  readonly package: string;
  readonly exported: string;
  /** The range that a manifest gets. */
  readonly version: string;
  /** Exports that only wrap a key, with the index of the key among their arguments. */
  readonly credentials: Readonly<Record<string, number>>;
  /** Settings of the construction that mean nothing to the other package. */
  readonly dropped: readonly string[];
  /** By method of the client. A method that is missing cannot be ported. */
  readonly calls: Readonly<Record<string, CallPort>>;
  /** Exported types, as members of the new class's namespace. */
  readonly types: Readonly<Record<string, string>>;
  /** Names in messages that the other package spells otherwise. */
  readonly inputs: readonly string[];
}

export interface CallPort {
  readonly method: string;
  /** Names of the arguments in front of the options. */
  readonly positional: readonly string[];
  /** Gives a stream. `now`: without a promise around it. */
  readonly stream?: 'promised' | 'now';
  readonly answer: AnswerFields;
}

/** Fields of an answer by the name that the old package gives them; what is not named here has no counterpart. */
export interface AnswerFields {
  readonly [name: string]: AnswerField;
}

export interface AnswerField {
  /** The new name, where it is another. */
  readonly to?: string;
  /** What is inside; absent for plain values. */
  readonly of?: AnswerFields;
  /** True where `of` describes each item of a list. */
  readonly list?: true;
  /** How a type of the project's own declares what stands in its place: `message: { content: string }`; empty where nothing does. */
  readonly declares?: string;
  /** A method that gives what `of` describes, inside a promise. */
  readonly method?: true;
  /** Code for what always stood here, where the new field may be missing: `''`. */
  readonly orElse?: string;
  /** What its values are called now; comparing it with any other cannot be written. */
  readonly values?: Readonly<Record<string, string>>;
  /** By value: the path from the owner whose truth says that the field has that value. */
  readonly tests?: Readonly<Record<string, string>>;
  /** The path that holds for certain inside such a test, in the place of `to`. */
  readonly tested?: string;
  /** The path in the place of `to` where the program says that it is there: `field!`. */
  readonly sure?: string;
  /** Where types tell several kinds of the field apart: a comparison that is true of the right kind, and the path that holds behind it. */
  readonly kind?: { readonly path: string; readonly is: string; readonly inside: string };
  /** Of a list: the path from the owner to the list of what must be sent back in its place. */
  readonly sentBack?: string;
  /** Fields deep inside, by their path from here: `[0].content[0].text`. */
  readonly inside?: Readonly<Record<string, AnswerField>>;
}

/** A package whose requests go through a client that no code makes, unless the program sets another. */
export interface AmbientDescriptor {
  /** Exports that start a request. */
  readonly starters: readonly string[];
  /** The export that takes a client's settings, with the option that keeps it to chat completions. */
  readonly provider: {
    readonly exported: string;
    readonly chat: { readonly option: string; readonly value: boolean };
  };
  /** The function that makes such a provider everybody's. */
  readonly install: string;
  /** The function that gives everybody a client of the official SDK, and the one that keeps that to chat completions. */
  readonly setClient: {
    readonly exported: string;
    readonly chat: { readonly call: string; readonly argument: string };
  };
  /** What the package sends to OpenAI besides requests, unless it is told not to; `or` are other ways to have told it. */
  readonly telemetry: { readonly off: string; readonly argument: boolean; readonly or: readonly string[] };
  /** Constructions that ask through that client. */
  readonly askers: readonly AskerDescriptor[];
  /** Exports that only OpenAI's own API can serve. */
  readonly hosted: readonly string[];
}

export interface AskerDescriptor {
  readonly exports: readonly string[];
  readonly options: Readonly<Record<string, string>>;
  readonly extraBody: string;
  /** Absent where such a construction only asks when it names a model. */
  readonly defaultModel?: string;
}

export interface SdkDescriptor {
  /** 'npm/openai' is sdks/npm/openai.ts. */
  readonly id: string;
  /** Package names and old sub-paths that mean the same. */
  readonly packages: readonly string[];
  /** Majors of the package that this describes, inclusive; the newest descriptor serves unknown versions. */
  readonly majors?: { readonly from: number; readonly to: number };
  /** Where minors tell versions apart: this one and later, before that one ('0.6'). */
  readonly since?: string;
  readonly before?: string;
  readonly clients: readonly ClientDescriptor[];
  /** The version of the npm package `openai` whose types its own equal; 'own' for that package itself. Absent: the newest. */
  readonly typesOf?: string;
  /** Set for a package that serves every vendor: naming it says nothing of OpenAI. */
  readonly neutral?: true;
  /** Exports that ask through a model that they are given: `generateText({ model: openai('gpt-4o') })`. */
  readonly requests?: readonly RequestDescriptor[];
  /** Exports that pick a model by a name from providers that they are given. */
  readonly registries?: readonly RegistryDescriptor[];
  /** Exports that return the client they are given: `observeOpenAI(client)`. */
  readonly wrappers?: readonly string[];
  /** The same, where the client stands among settings: `Instructor({ client })`; by export, the setting's name. */
  readonly settingWrappers?: Readonly<Record<string, string>>;
  /** The setting of such a wrapper that says how answers are asked for, and what its values mean, the best first. */
  readonly answerMode?: { readonly setting: string; readonly means: Readonly<Record<string, AnswerMeans>> };
  readonly ambient?: AmbientDescriptor;
  /** Set for a framework that takes models by texts. */
  readonly modelTexts?: ModelTexts;
  /** Set for a framework in which plugins bring the models, and for a plugin of OpenAI's. */
  readonly pluginHost?: PluginHost;
  readonly pluginModels?: PluginModels;
}

/** Typed identity for a descriptor file. */
export function defineSdk(sdk: SdkDescriptor): SdkDescriptor {
  return sdk;
}
