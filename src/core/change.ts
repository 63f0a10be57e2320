import type { Span } from './source.js';
import type { Api, UsageId } from './usage.js';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An expression of no language; each adapter prints it in its own (`process.env.X`, `os.environ["X"]`). */
export type Expression =
  | { readonly type: 'literal'; readonly value: string | number | boolean | null }
  | { readonly type: 'env'; readonly name: string; readonly fallback?: Expression }
  /** Parts joined to one text: `${process.env.X}/openai/v1/`. */
  | { readonly type: 'joined'; readonly parts: readonly Expression[] }
  | { readonly type: 'json'; readonly value: Json }
  /** A function that sends each request on with further fields in its body. */
  | {
      readonly type: 'request-hook';
      readonly fields: Readonly<Record<string, Json>>;
      /** The end of the only path whose requests it changes; absent where all of them are of that kind. */
      readonly path?: string;
      /** The models with which requests need the fields; absent where all do. */
      readonly models?: readonly string[];
    };

/** A model as it is written now, and the one that will stand in its place. */
export interface ModelPair {
  readonly before: string;
  readonly after: string;
}

/** What should become true, said without syntax. It names the end state, so rendering it twice gives nothing. */
export type Change =
  /** Sets a client's or call's option, replacing it in place or adding it after spreads. `typed: false`: the SDK's types do not know it. */
  | {
      readonly type: 'set-option';
      readonly usage: UsageId;
      readonly name: string;
      readonly value: Expression;
      readonly typed?: boolean;
      /** The name that the provider has in the program, where the SDK keeps such settings under it. */
      readonly vendor?: string;
      /** Only where the call carries one of these models; absent where it is for all. */
      readonly onlyFor?: readonly ModelPair[];
    }
  /** Makes sure that the option's present value cannot be undefined: `x` becomes `x ?? fallback`. */
  | {
      readonly type: 'guard-option';
      readonly usage: UsageId;
      readonly name: string;
      readonly fallback: Expression;
    }
  | {
      readonly type: 'rename-option';
      readonly usage: UsageId;
      readonly name: string;
      readonly to: string;
      readonly typed?: boolean;
    }
  /** `asWritten`: the name is the one in the source, not OpenAI's own. */
  | {
      readonly type: 'remove-option';
      readonly usage: UsageId;
      readonly name: string;
      readonly asWritten?: true;
    }
  /** Replaces the literal token at `at` (quotes included) by another value in the same style of quotes. */
  | {
      readonly type: 'set-literal';
      readonly usage: UsageId;
      readonly at: Span;
      readonly value: string | number | boolean;
    }
  /** Replaces raw text inside a literal (between its quotes), escaped as that literal needs. */
  | { readonly type: 'set-text'; readonly usage: UsageId; readonly at: Span; readonly text: string }
  /** Takes out what stands at `at`: an entry of a list that stands there twice. */
  | { readonly type: 'remove-entry'; readonly usage: UsageId; readonly at: Span }
  /** Puts this text at `at`, which is empty: a further item of a list, with what parts it from the others. */
  | { readonly type: 'add-entry'; readonly usage: UsageId; readonly at: Span; readonly text: string }
  /** Replaces the expression at `at`. */
  | {
      readonly type: 'set-expression';
      readonly usage: UsageId;
      readonly at: Span;
      readonly value: Expression;
    }
  /** Renames an environment variable where this usage reads, sets, passes or declares it; `from` says which where a line names several. */
  | { readonly type: 'rename-variable'; readonly usage: UsageId; readonly to: string; readonly from?: string }
  /** Sets the value of a declared variable, keeping its quotes and its comment. */
  | { readonly type: 'set-variable'; readonly usage: UsageId; readonly value: string }
  /** Declares a further variable after the line of this usage, in the same style. `value` undefined: an empty value, or a reference of the same shape. */
  | {
      readonly type: 'declare-variable';
      readonly usage: UsageId;
      readonly name: string;
      readonly value?: string;
    }
  /**
   * Makes a second client where this one is made, with these settings over its own, named after it (`openai` → `openaiEmbeddings`),
   * and puts these calls through it.
   */
  | {
      readonly type: 'add-client';
      readonly usage: UsageId;
      readonly suffix: string;
      readonly calls: readonly UsageId[];
      readonly settings: readonly Change[];
    }
  /** Makes the construction one of another class of the same package (`AzureOpenAI` → `OpenAI`), import included; `whole`: no construction of the old one stays in the file. */
  | { readonly type: 'set-class'; readonly usage: UsageId; readonly to: string; readonly whole?: boolean }
  /** Writes a client (or one of its calls) for the package that its `port` names: imports, mocks, arguments, answers. */
  | { readonly type: 'port'; readonly usage: UsageId }
  /** Tells the package that asks through this client to keep to chat completions, and to send nothing to OpenAI besides. */
  | { readonly type: 'companion'; readonly usage: UsageId; readonly chat: boolean }
  /** Makes the construction one of another package: import, name and where nothing else needs it the old import. */
  | {
      readonly type: 'set-home';
      readonly usage: UsageId;
      readonly package: string;
      readonly exported: string;
      /** True where nothing else in the file stays with the old package. */
      readonly alone: boolean;
    }
  /** Asks the client for a model by this method; `bare`: also where the client itself is called. */
  | { readonly type: 'set-method'; readonly usage: UsageId; readonly to: string; readonly bare: boolean }
  /** Names a further package behind this entry of a manifest. */
  | {
      readonly type: 'add-package';
      readonly usage: UsageId;
      readonly name: string;
      readonly version: string;
    }
  /** Makes a manifest's entry one of another package. */
  | {
      readonly type: 'set-package';
      readonly usage: UsageId;
      readonly name: string;
      readonly version: string;
    }
  | { readonly type: 'convert-call'; readonly usage: UsageId; readonly to: Api };

export interface Edit extends Span {
  /** Text to put in the place of the span; `start === end` inserts. */
  readonly text: string;
}
