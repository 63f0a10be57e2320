import type { Localized } from './localized.js';
import type { Span } from './source.js';

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
