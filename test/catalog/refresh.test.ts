import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

interface Found {
  readonly changed: readonly { id: string; field: string; before: unknown; after: unknown; takes: boolean }[];
  readonly added: readonly { id: string }[];
  readonly gone: readonly string[];
}

interface Compare {
  compareModels(ours: readonly object[], theirs: readonly object[], how: object): Found;
  withChanges(ours: readonly object[], found: Found, how: object): readonly Record<string, unknown>[];
}

const load = async (name: string): Promise<unknown> => import(`${ROOT}/scripts/catalog/${name}.mjs`);
const { compareModels, withChanges } = (await load('compare')) as Compare;

const HOW = {
  name: 'bank',
  edition: 'bank@2',
  source: 'npm bank@2 (lantern)',
  asOf: '2026-09-27',
  currency: 'CNY',
  priceKey: 'price',
};
const BASE = { type: 'chat', class: 'chat', status: 'active', vision: false, reasoning: false };
const ours = (id: string, source: string, asOf: string, confidence: string, more: object = {}) => ({
  ...{ id, ...BASE, context: 1000, price: { input: 2, output: 4 } },
  ...{ source, asOf, confidence, ...more },
});
const theirs = (id: string, more: object = {}) => ({
  ...{ id, type: 'chat', vision: true, reasoning: true, context: 2000 },
  ...{ price: { input: 1, output: 4 }, currency: 'CNY', releasedAt: '2026-01-01', ...more },
});

describe('a newer catalogue beside ours', () => {
  const takesFor = (model: object) =>
    compareModels([model], [theirs('a')], HOW).changed.map((each) => [each.field, each.takes]);

  test.each([
    ['an older edition of the same source', ours('a', 'npm bank@1', '2026-05-01', 'documented'), true],
    ['a mere report that is older', ours('a', 'a forum', '2026-05-01', 'reported'), true],
    ["the vendor's own page", ours('a', 'https://vendor.example', '2026-05-01', 'documented'), false],
    ['a younger report', ours('a', 'a forum', '2026-11-01', 'reported'), false],
    [
      'this very edition, read and decided otherwise',
      ours('a', 'npm bank@2', '2026-09-27', 'documented'),
      false,
    ],
  ])('%s: replaced %s', (_, model, takes) => {
    expect(takesFor(model)).toEqual([
      ['context', takes],
      ['price.input', takes],
    ]);
  });

  test('what is written has the new source and day, and nothing else changes', () => {
    const models = [
      ours('a', 'npm bank@1', '2026-05-01', 'documented', { note: 'kept' }),
      ours('b', 'https://vendor.example', '2026-05-01', 'verified'),
    ];
    const found = compareModels(models, [theirs('a'), theirs('b')], HOW);
    expect(withChanges(models, found, HOW)).toEqual([
      {
        ...models[0],
        context: 2000,
        price: { input: 1, output: 4 },
        source: 'npm bank@2 (lantern)',
        asOf: '2026-09-27',
      },
      models[1],
    ]);
  });

  test('a rolling name stands for the dated one that it is deployed as', () => {
    const models = [ours('long', 'npm bank@1', '2026-05-01', 'documented')];
    const found = compareModels(
      models,
      [theirs('long-latest', { alias: 'long', releasedAt: '2026-09-01' })],
      HOW,
    );
    expect(found).toMatchObject({ added: [], gone: [] });
    expect(found.changed.map((each) => each.field)).toEqual(['context', 'price.input']);
  });

  test('a new model says its class in both languages', () => {
    const found = compareModels([], [theirs('new', { releasedAt: '2026-09-01' })], HOW);
    expect(withChanges([], found, HOW)).toMatchObject([{ id: 'new', class: { en: 'chat', zh: '对话' } }]);
  });

  test('prices in another money, and models that are gone, are left alone', () => {
    const usd = compareModels(
      [ours('a', 'npm bank@1', '2026-05-01', 'documented', { context: 2000 })],
      [theirs('a', { currency: 'USD' })],
      HOW,
    );
    expect(usd.changed).toEqual([]);
    const retired = ours('a', 'npm bank@1', '2026-05-01', 'documented', { status: 'retired' });
    expect(compareModels([retired], [theirs('a')], HOW).changed).toEqual([]);
  });

  test('only what came out after our list is new, and what left theirs is named', () => {
    const models = [ours('a', 'npm bank@1', '2026-05-01', 'documented')];
    const found = compareModels(models, [theirs('old'), theirs('new', { releasedAt: '2026-08-01' })], HOW);
    expect(found.added.map((each) => each.id)).toEqual(['new']);
    expect(found.gone).toEqual(['a']);
    expect(withChanges(models, found, HOW)[1]).toMatchObject({
      id: 'new',
      status: 'active',
      confidence: 'reported',
      source: 'npm bank@2 (lantern)',
      asOf: '2026-09-27',
    });
  });
});

test('catalog:refresh reads the package, prints, and writes nothing unless asked', () => {
  const file = resolve(ROOT, 'data/providers/qwen.json');
  const before = readFileSync(file, 'utf8');
  const out = execFileSync(process.execPath, ['scripts/catalog/refresh.mjs'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(out).toMatch(/^npm model-bank@[\d.]+, data of \d{4}-\d{2}-\d{2}/);
  expect(out).toMatch(/differences where ours stays\.\n$/);
  expect(readFileSync(file, 'utf8')).toBe(before);
});
