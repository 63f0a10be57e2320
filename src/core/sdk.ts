import type { Localized } from './localized.js';
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
  /** Index of an argument of the construction that is the base URL where the options name none: openai 3. */
  readonly addressArgument?: number;
  /** The options stand in an object made by this export: openai 3's `Configuration`. */
  readonly optionsMadeBy?: string;
  readonly implicitEnv: { readonly apiKey: readonly string[]; readonly baseURL: readonly string[] };
  readonly keyFallsBack: boolean;
  /** Dotted method path from the client → what it asks for. */
  readonly calls: Readonly<Record<string, CallDescriptor>>;
  /** Resources of which every method asks for the same API: `files.*`. */
  readonly resources?: Readonly<Record<string, Api>>;
  /** Where fields that the SDK does not know go: under this name, or nowhere. Absent: beside the others. */
  readonly extraBody?: string;
  /** Why such a client cannot be re-pointed, and what to do instead. */
  readonly port?: Localized;
  /** The package whose class takes this client's place, where every use of it can be written for that class. */
  readonly becomes?: PortDescriptor;
  /** Set where constructing it already fixes the request: LangChain's `new ChatOpenAI({ model })`. */
  readonly carries?: { readonly api: Api; readonly defaultModel?: string };
  /** Set where calling the client itself gives a model: the AI SDK's `openai('gpt-4o')`. */
  readonly invoke?: CallDescriptor;
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
  readonly clients: readonly ClientDescriptor[];
  /** Exports that return the client they are given: `observeOpenAI(client)`. */
  readonly wrappers?: readonly string[];
  readonly ambient?: AmbientDescriptor;
}

/** Typed identity for a descriptor file. */
export function defineSdk(sdk: SdkDescriptor): SdkDescriptor {
  return sdk;
}
