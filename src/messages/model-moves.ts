import type { Localized } from '../core/localized.js';
import type { TokenPrice } from '../core/model-move.js';
import type { ExchangeRate, ReportedMove } from '../core/report.js';
import { abilities, tokens } from './models.js';

export const columns = {
  models: { en: 'Models', zh: '模型' },
  from: { en: 'from', zh: '原模型' },
  to: { en: 'to', zh: '新模型' },
  window: { en: 'window (tokens)', zh: '上下文窗口（tokens）' },
  price: { en: 'CNY per 1M tokens, in / out', zh: '每百万 tokens 价格（元），输入 / 输出' },
  uses: { en: 'the calls use', zh: '调用用到' },
  reason: { en: 'reason', zh: '理由' },
} as const satisfies Record<string, Localized>;

/** `128k → 1M` */
export function windows({ contextFrom, contextTo }: ReportedMove): string {
  return change(
    contextFrom === undefined ? '?' : tokens(contextFrom),
    contextTo === undefined ? '?' : tokens(contextTo),
  );
}

/** `17.46 / 69.86 → 2 / 8` */
export function prices({ priceFrom, priceTo }: ReportedMove): string {
  return change(price(priceFrom), price(priceTo));
}

export function uses(move: ReportedMove): Localized {
  return move.uses.length === 0 ? { en: '—', zh: '—' } : abilities(move.uses);
}

/** At what rate OpenAI's prices were turned into CNY. */
export function atRate({ cnyPerUSD, asOf }: ExchangeRate): Localized {
  return {
    en: `OpenAI's prices at ${cnyPerUSD} CNY for one USD (${asOf}); list prices, off-peak and lowest tier where there are several.`,
    zh: `OpenAI 价格按 1 美元 = ${cnyPerUSD} 元（${asOf}）折算；均为标价，有多档时取非高峰、最低档。`,
  };
}

function change(before: string, after: string): string {
  return before === '?' && after === '?' ? '?' : `${before} → ${after}`;
}

function price(value: TokenPrice | undefined): string {
  if (value === undefined) return '?';
  return value.output === undefined ? `${value.input ?? '?'}` : `${value.input ?? '?'} / ${value.output}`;
}
