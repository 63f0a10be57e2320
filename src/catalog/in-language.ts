import type { Lang } from '../core/localized.js';
import type { ProviderProfile } from '../core/provider.js';

/** Stand in both languages in what is printed as well: readers of the JSON choose for themselves. */
const PAIRS = ['name', 'offers', 'successors'];

/** A profile as JSON for readers of one language: each text a string, as in the files of users. */
export function inLanguage(profile: ProviderProfile, lang: Lang): unknown {
  return Object.fromEntries(
    Object.entries(profile).map(([key, value]) => [key, PAIRS.includes(key) ? value : spoken(value, lang)]),
  );
}

function spoken(value: unknown, lang: Lang): unknown {
  if (Array.isArray(value)) return value.map((each) => spoken(each, lang));
  if (typeof value !== 'object' || value === null) return value;
  const { en, zh, ...rest } = value as Record<string, unknown>;
  if (typeof en === 'string' && typeof zh === 'string' && Object.keys(rest).length === 0)
    return lang === 'zh' ? zh : en;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, spoken(each, lang)]));
}
