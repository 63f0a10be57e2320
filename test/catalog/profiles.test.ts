import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.js';
import { providerSchema } from '../../src/catalog/provider-schema.js';

const DATA = resolve(import.meta.dirname, '../../data');
const catalog = loadCatalog();
const profiles = catalog.all();
const withChat = profiles.filter((profile) => profile.status.value !== 'no-api' && profile.id !== 'custom');

describe.each(profiles.map((profile) => [profile.id, profile] as const))('%s', (id, profile) => {
  test('its file follows the schema, so that every fact has a source and a date', () => {
    const value: unknown = JSON.parse(readFileSync(join(DATA, 'providers', `${id}.json`), 'utf8'));
    const result = providerSchema.safeParse(value);
    expect(result.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)).toBeUndefined();
  });

  test('no mapping leads to a model that is retired or not listed', () => {
    const usable = new Set(profile.models.flatMap((model) => (model.status === 'retired' ? [] : [model.id])));
    const broken = profile.modelMap.filter((mapping) => mapping.to !== undefined && !usable.has(mapping.to));
    expect(broken.map((mapping) => `${mapping.from} → ${mapping.to}`)).toEqual([]);
  });

  test('no model of OpenAI is mapped twice', () => {
    const names = profile.modelMap.map((mapping) => mapping.from);
    expect(names).toEqual([...new Set(names)]);
  });

  test('its hosts are known as its own', () => {
    const hosts = profile.regions.flatMap((region) => {
      const url = region.url.replace(/\{[^}]+\}/g, 'workspace');
      return URL.canParse(url) ? [new URL(url).host] : [];
    });
    const named = hosts.filter((host) => !host.startsWith('localhost'));
    expect(named.filter((host) => catalog.ownerOfHost(host) !== id)).toEqual([]);
  });
});

test.each(withChat.map((profile) => [profile.id, profile] as const))(
  '%s has a model for every common one of OpenAI',
  (_, profile) => {
    const missing = ['gpt-3.5-turbo', 'gpt-4', 'gpt-4o', 'gpt-4o-mini', 'gpt-4.1', 'gpt-5', 'o3-mini'].filter(
      (from) =>
        !profile.modelMap.some(
          (mapping) => mapping.from === from && (mapping.to !== undefined || mapping.reason.zh !== ''),
        ),
    );
    expect(missing).toEqual([]);
  },
);

test('ids and aliases are unique', () => {
  const names = profiles.flatMap((profile) => [profile.id, ...profile.aliases]);
  expect(names).toEqual([...new Set(names)]);
});
