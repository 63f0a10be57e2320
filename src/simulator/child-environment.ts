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
  return { ...base, NODE_OPTIONS: options, [TABLE_VARIABLE]: JSON.stringify(table) };
}

/** Sends a provider's hosts to its simulation, and OpenAI's to the trap. */
export function redirectsFor(
  profile: ProviderProfile,
  simulation: string,
  openai: { readonly hosts: readonly string[]; readonly trap: string },
): RedirectTable {
  const regions = profile.regions.filter((region) => URL.canParse(region.url));
  const own = [...profile.hosts, ...regions.map((region) => new URL(region.url).hostname)];
  return {
    ...Object.fromEntries(openai.hosts.map((host) => [host, openai.trap])),
    ...Object.fromEntries(own.map((host) => [host, simulation])),
  };
}
