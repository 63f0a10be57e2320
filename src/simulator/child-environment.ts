import type { ProviderProfile } from '../core/provider.js';
import { TABLE_VARIABLE, type RedirectTable } from './redirect/redirect-table.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of a program whose requests to the table's hosts are to stay on this machine. */
export function childEnvironment(
  base: Environment,
  table: RedirectTable,
  preload: URL = new URL('./redirect/preload.js', import.meta.url),
): Record<string, string | undefined> {
  const options = [base['NODE_OPTIONS'] ?? '', `--import=${preload.href}`]
    .filter((each) => each !== '')
    .join(' ');
  // A proxy would be dialled in the host's place, past the stand-in.
  const unproxied = [...Object.keys(table), 'localhost', '127.0.0.1'].join(',');
  const noProxy = [base['NO_PROXY'] ?? base['no_proxy'] ?? '', unproxied]
    .filter((each) => each !== '')
    .join(',');
  return {
    ...base,
    NODE_OPTIONS: options,
    NO_PROXY: noProxy,
    no_proxy: noProxy,
    [TABLE_VARIABLE]: JSON.stringify(table),
  };
}

/** Sends a provider's hosts, and that of another base URL where it has one, to its simulation. */
export function redirectsFor(profile: ProviderProfile, simulation: string, baseURL?: string): RedirectTable {
  const regions = profile.regions.flatMap((region) => hostOf(region.url) ?? []);
  const own = baseURL === undefined ? [] : [hostOf(baseURL) ?? ''];
  const hosts = [...profile.hosts, ...regions, ...own].filter((host) => host !== '');
  return Object.fromEntries(hosts.map((host) => [host, simulation]));
}

/** With the port where the URL names one, so that only this service of a shared host is played. */
function hostOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { host, hostname } = new URL(url);
  return hostname.includes('%') ? undefined : host;
}
