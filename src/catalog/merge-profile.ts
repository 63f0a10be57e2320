import type { ProviderProfile } from '../core/provider.js';

type Patch = Partial<ProviderProfile> & Pick<ProviderProfile, 'id'>;

/**
 * A user's file over a shipped profile. Lists whose members have a name (models by id, mappings by OpenAI's id, regions by URL) are
 * merged member by member, the user's first; parameters by name; whatever else it names replaces ours.
 */
export function mergeProfile(shipped: ProviderProfile, own: Patch): ProviderProfile {
  return {
    ...shipped,
    ...own,
    aliases: [...new Set([...(own.aliases ?? []), ...shipped.aliases])],
    hosts: [...new Set([...hostsOf(own), ...shipped.hosts])],
    regions: byKey(own.regions, shipped.regions, (region) => region.url),
    endpoints: { ...shipped.endpoints, ...own.endpoints },
    params: { ...shipped.params, ...own.params },
    thinking: [...(own.thinking ?? []), ...shipped.thinking],
    refusals: [...(own.refusals ?? []), ...(shipped.refusals ?? [])],
    models: byKey(own.models, shipped.models, (model) => model.id),
    modelMap: byKey(own.modelMap, shipped.modelMap, (mapping) => mapping.from),
    quirks: [...(own.quirks ?? []), ...shipped.quirks],
  };
}

/** A provider that we do not ship: what its file leaves out is as with servers that people run themselves. */
export function newProfile(base: ProviderProfile, own: Patch): ProviderProfile {
  const { id, name } = own;
  const blank = { aliases: [], regions: [], hosts: [], keyEnv: [], models: [], modelMap: [], quirks: [] };
  return { ...mergeProfile({ ...base, ...blank, id, name: name ?? { en: id, zh: id } }, own) };
}

/** Of its own list first, then of the other; a member of both is the user's. */
function byKey<T>(
  own: readonly T[] | undefined,
  shipped: readonly T[],
  key: (item: T) => string,
): readonly T[] {
  const named = new Set((own ?? []).map(key));
  return [...(own ?? []), ...shipped.filter((item) => !named.has(key(item)))];
}

function hostsOf({ hosts = [], regions = [] }: Patch): readonly string[] {
  return [...hosts, ...regions.flatMap(({ url }) => (URL.canParse(url) ? [new URL(url).hostname] : []))];
}
