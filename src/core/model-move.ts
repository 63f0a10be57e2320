import type { Localized } from './localized.js';

/** What a call asks of its model beyond plain text. */
export const ABILITIES = [
  'images',
  'tools',
  'json-schema',
  'reasoning',
  'streaming',
  'long-context',
  'dimension',
] as const;
export type Ability = (typeof ABILITIES)[number];

/** What a shift of the mapping goes after; balanced leaves it as the catalogue has it. */
export const PREFERENCES = ['quality', 'balanced', 'price'] as const;
export type Preference = (typeof PREFERENCES)[number];

/** CNY per million tokens. */
export interface TokenPrice {
  readonly input?: number;
  readonly output?: number;
}

/** One model of OpenAI's and what takes its place, with the figures that a person compares. Unknown figures are absent. */
export interface ModelMove {
  readonly from: string;
  readonly to: string;
  readonly reason: Localized;
  readonly uses: readonly Ability[];
  /** Tokens. */
  readonly contextFrom?: number;
  readonly contextTo?: number;
  /** OpenAI's price at the catalogue's exchange rate. */
  readonly priceFrom?: TokenPrice;
  readonly priceTo?: TokenPrice;
  /** ISO date on which OpenAI switches the old model off. */
  readonly closesOn?: string;
  /** ISO date on which the provider switches the new one off, where that is announced. */
  readonly retiresOn?: string;
}

/** When OpenAI switches a model off. */
export interface Closing {
  /** ISO date. */
  readonly on: string;
  /** True where that day had passed when the catalogue was read. */
  readonly isPast: boolean;
}
