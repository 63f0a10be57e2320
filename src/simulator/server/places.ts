import type { ProviderProfile } from '../../core/provider.js';

/** A base URL at which the provider answers. */
interface Place {
  /** Host, or the end of one (`.openai.azure.com`). */
  readonly host: string;
  /** Without a slash at the end; empty for a bare host. */
  readonly path: string;
}

/** Where a provider's API lives: a region may have a path of its own. */
export interface Places {
  readonly standard: string;
  readonly others: readonly Place[];
}

/** The places of a profile; `baseURL` is the one that counts where the host says nothing else. */
export function placesOf(profile: ProviderProfile, baseURL?: string): Places {
  const urls = [...(baseURL === undefined ? [] : [baseURL]), ...profile.regions.map((region) => region.url)];
  const places = urls.filter((url) => URL.canParse(url)).map((url) => placeOf(new URL(url)));
  return { standard: baseURL === undefined ? (places[0]?.path ?? '') : pathOf(baseURL), others: places };
}

/** Base paths under which a request for this host is served, longest first. */
export function basePathsFor(places: Places, host: string | undefined): readonly string[] {
  const name = host?.toLowerCase().replace(/:\d+$/, '');
  const here = places.others.filter(
    (place) =>
      name !== undefined && (place.host.startsWith('.') ? name.endsWith(place.host) : name === place.host),
  );
  const paths = here.length === 0 ? [places.standard] : here.map((place) => place.path);
  return [...new Set(paths)].sort((a, b) => b.length - a.length);
}

/** Placeholders in a profile's URL (`{WorkspaceId}.…`, `YOUR-RESOURCE.…`) stand for any name. */
function placeOf(url: URL): Place {
  const host = url.hostname.replace(/^(?:%7b[^.]*%7d|your-[^.]*)(?=\.)/i, '');
  return { host, path: pathOf(url.href) };
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname.replace(/\/+$/, '') : '';
}
