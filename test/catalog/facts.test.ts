import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.js';
import type { ProviderProfile } from '../../src/core/provider.js';

const FOLDER = resolve(import.meta.dirname, '../../data/providers');
const catalog = loadCatalog();
const profiles = catalog.all().map((profile) => [profile.id, profile] as const);

/** Names and what is part of a fact that stands beside it: keys with `auth`, hosts with `regions`. */
const NO_FACTS = [
  '$schema',
  'id',
  'name',
  'aliases',
  'hosts',
  'keyEnv',
  'keyConsole',
  'keyConsoleNote',
  'endpointEnv',
];

interface Fact {
  readonly source?: unknown;
  readonly asOf?: unknown;
  readonly confidence?: unknown;
}

/** Every fact of a file with where it stands, read without the schema. */
function factsIn(value: Readonly<Record<string, unknown>>): readonly (readonly [string, Fact])[] {
  return Object.entries(value)
    .filter(([key]) => !NO_FACTS.includes(key))
    .flatMap(([key, part]): (readonly [string, Fact])[] => {
      if (key === 'status' || key === 'auth' || key === 'sdks') return [[key, part as Fact]];
      const entries = Object.entries(part as object) as [string, Fact | Fact[]][];
      return entries.flatMap(([name, each]) =>
        [each].flat().map((fact, index): [string, Fact] => [`${key}.${name}.${index}`, fact]),
      );
    });
}

describe.each(profiles)('%s', (id, profile) => {
  test('every fact has a source, a day and a confidence', () => {
    const file = JSON.parse(readFileSync(join(FOLDER, `${id}.json`), 'utf8')) as Record<string, unknown>;
    const facts = factsIn(file);
    expect(facts.length).toBeGreaterThan(50);
    const bare = facts.filter(
      ([, fact]) =>
        typeof fact.source !== 'string' ||
        fact.source.trim() === '' ||
        !/^20\d\d-[01]\d-[0-3]\d$/.test(String(fact.asOf)) ||
        !['verified', 'documented', 'reported'].includes(String(fact.confidence)),
    );
    expect(bare.map(([path]) => path)).toEqual([]);
  });

  test('no mapping leads to what is retired on the day of the list, whatever the clock says', () => {
    const day = dayOf(profile);
    const gone = new Set(
      profile.models.filter((model) => (model.retiresOn ?? '9999') <= day).map((model) => model.id),
    );
    const broken = profile.modelMap.filter((mapping) => mapping.to !== undefined && gone.has(mapping.to));
    expect(broken.map((mapping) => `${mapping.from} → ${mapping.to}`)).toEqual([]);
  });

  test('a day in the future retires nothing yet, and one in the past does', () => {
    const day = dayOf(profile);
    const dated = profile.models.filter((model) => model.retiresOn !== undefined);
    const wrong = dated.filter((model) => (model.status === 'retired') !== model.retiresOn! <= day);
    expect(wrong.map((model) => `${model.id}: ${model.status} ${model.retiresOn}`)).toEqual([]);
  });

  test('a vendor that is closed, dormant or without an API says what to take instead', () => {
    const names = (profile.successors ?? []).map((each) => each.provider);
    expect(names.filter((name) => catalog.get(name)?.status.value !== 'active')).toEqual([]);
    if (profile.status.value !== 'active') expect(names).not.toEqual([]);
  });
});

/** The newest day on which anything in the profile was read. */
function dayOf(profile: ProviderProfile): string {
  return factsIn(profile as unknown as Record<string, unknown>)
    .map(([, fact]) => String(fact.asOf))
    .sort()
    .at(-1)!;
}

test("OpenAI's models have their source and day, and days of shutdown are dates", () => {
  const { models, exchangeRate } = catalog.openai;
  expect(models.length).toBeGreaterThan(150);
  expect(models.filter((model) => !model.source || !/^\d{4}-\d\d-\d\d$/.test(model.asOf))).toEqual([]);
  const days = models.flatMap((model) => model.shutdownDate ?? []);
  expect(days.filter((day) => !/^\d{4}-\d\d-\d\d$/.test(day))).toEqual([]);
  expect(days).toEqual(expect.arrayContaining(['2026-10-23', '2027-01-14']));
  expect(exchangeRate).toMatchObject({ source: expect.any(String), asOf: expect.stringMatching(/^\d{4}-/) });
});

test('every file of the folder is a provider of the catalogue', () => {
  expect(
    readdirSync(FOLDER)
      .map((name) => name.replace('.json', ''))
      .sort(),
  ).toEqual(catalog.ids);
});
