/** Where requests for a host go instead: `host`, `host:port`, or `.suffix` of hosts, to an origin on loopback. */
export type RedirectTable = Readonly<Record<string, string>>;

/** Carries the host that the program meant, since the connection no longer shows it. */
export const MEANT_HOST_HEADER = 'x-meant-host';

/** The variable through which the table reaches a child process. */
export const TABLE_VARIABLE = 'MIGRATE_LLM_REDIRECTS';

/** The origin that stands in for a host, given with its port where it has one; undefined where it is left alone. */
export function standInFor(table: RedirectTable, host: string): URL | undefined {
  const full = host.toLowerCase();
  const name = full.replace(/:\d+$/, '');
  const suffix = Object.keys(table).find((each) => each.startsWith('.') && name.endsWith(each));
  const origin = table[full] ?? table[name] ?? (suffix === undefined ? undefined : table[suffix]);
  return origin === undefined ? undefined : new URL(origin);
}

/** The same URL at the stand-in, with everything after the host as it was. */
export function atStandIn(url: URL, standIn: URL): URL {
  return new URL(`${standIn.origin}${url.pathname}${url.search}`);
}

/** Reads the table from the text of the variable. Throws where it is no table. */
export function parseTable(text: string): RedirectTable {
  const table: unknown = JSON.parse(text);
  if (typeof table !== 'object' || table === null)
    throw new TypeError(`${TABLE_VARIABLE} is no JSON object.`);
  for (const origin of Object.values(table)) {
    if (typeof origin !== 'string' || !URL.canParse(origin)) {
      throw new TypeError(`${TABLE_VARIABLE} has an entry that is no URL.`);
    }
  }
  return table as RedirectTable;
}
