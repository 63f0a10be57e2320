import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inLanguage } from '../../src/catalog/in-language.js';
import { loadCatalog } from '../../src/catalog/catalog.js';
import type { Localized } from '../../src/core/localized.js';
import { englishIn } from '../english-in.js';

const FOLDER = resolve(import.meta.dirname, '../../data/providers');
const files = readdirSync(FOLDER).map(
  (name) => [name, JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as unknown] as const,
);

/** Where facts come from, in the words of the source; what the provider answers; lists of packages; a notation of our own. */
const NO_TEXTS = new Set(['source', 'error', 'sdks', '$schema', 'when']);

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

interface Text {
  readonly path: string;
  readonly words: string | Localized;
}

describe.each(files)('%s', (_, file) => {
  const texts = textsIn(file, '');
  const pairs = texts.flatMap(({ path, words }) => (typeof words === 'string' ? [] : [{ path, ...words }]));

  test('what people read stands in both languages', () => {
    expect(pairs.length).toBeGreaterThan(30);
    const single = texts.filter(({ words }) => typeof words === 'string' && isSentence(words));
    expect(single.map(({ path }) => path)).toEqual([]);
  });

  test('the Chinese words are Chinese', () => {
    const foreign = pairs.filter(({ zh }) => !/\p{Script=Han}/u.test(zh) || englishIn(zh).length > 0);
    expect(foreign.map(({ path, zh }) => `${path}: ${zh}`)).toEqual([]);
  });

  test('both name the same ids and numbers', () => {
    const facts = pairs.filter(({ path }) => path !== '/name');
    const apart = facts.flatMap(({ path, en, zh }) =>
      [...lost(en, zh), ...lost(zh, en)].map((word) => `${path}: ${word}`),
    );
    expect(apart).toEqual([]);
  });
});

test('a profile for readers of one language has strings, but for names that readers choose themselves', () => {
  for (const profile of loadCatalog().all()) {
    const shown = inLanguage(profile, 'zh') as Record<string, unknown>;
    expect(shown['name']).toEqual(profile.name);
    const { name: _, offers: __, successors: ___, ...rest } = shown;
    expect(textsIn(rest, '').filter(({ words }) => typeof words !== 'string')).toEqual([]);
    expect(JSON.stringify(shown['modelMap'] ?? '')).not.toContain('"en"');
  }
});

test('the checks find what they look for', () => {
  expect(
    textsIn({ note: 'Not found in the material.' }, '').filter(({ words }) => isSentence(words as string)),
  ).toHaveLength(1);
  expect(englishIn('会被拒绝（Not in the documented schema）')).toHaveLength(1);
  expect(lost('at most 10 inputs', '最多 20 条输入')).toEqual(['10']);
  expect(lost('ended in March 2026', '2026 年 3 月结束')).toEqual([]);
  expect(lost('1.5 million tokens', '150 万 tokens')).toEqual([]);
  expect(lost('send max_tokens', '请发送')).toEqual(['max_tokens']);
});

/** Pairs, and strings that are no part of one. */
function textsIn(value: unknown, path: string): Text[] {
  if (typeof value === 'string') return [{ path, words: value }];
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value && 'zh' in value) return [{ path, words: value as Localized }];
  return Object.entries(value).flatMap(([key, part]) =>
    // The structured condition of a fact may hold words; that of a quirk is a notation.
    NO_TEXTS.has(key) && !(key === 'when' && typeof part === 'object') ? [] : textsIn(part, `${path}/${key}`),
  );
}

/** Ids, dates and addresses have no spaces. */
function isSentence(text: string): boolean {
  return /[A-Za-z]{2,} [A-Za-z]{2,}/.test(text);
}

/** Ids and numbers of one text that do not stand in the other; `1536-wide` and `OpenAI-shaped` count without the word behind. */
function lost(text: string, other: string): readonly string[] {
  const there = withMonths(inDigits(other).toLowerCase());
  return tokensOf(inDigits(text)).filter((token) => {
    const id = token.toLowerCase();
    const bare = id.replace(/^(?:mid|early|non)-/, '').replace(/-[a-z]{3,}$/, '');
    return !there.includes(id) && !there.includes(bare);
  });
}

/** Words with a digit, an underscore or a capital inside. */
function tokensOf(text: string): readonly string[] {
  const words = (text.match(/[A-Za-z0-9_$][\w.$-]*/g) ?? []).map((word) => word.replace(/[.-]+$/, ''));
  return words.filter((word) => /[0-9_]|[a-z][A-Z]/.test(word));
}

const SCALES = { million: 1e6, 万: 1e4, 亿: 1e8 };

/** `1.5 million` and `150 万` are one number. */
function inDigits(text: string): string {
  return text.replace(/(\d+(?:\.\d+)?) ?(million|万|亿)/g, (_, count: string, scale: keyof typeof SCALES) =>
    String(Math.round(Number(count) * SCALES[scale])),
  );
}

/** `March 2026` is `2026 年 3 月`. */
function withMonths(text: string): string {
  const named = MONTHS.flatMap((month, index) => (text.includes(month) ? [String(index + 1)] : []));
  return `${text} ${named.join(' ')}`;
}
