import { atStandIn, MEANT_HOST_HEADER, standInFor, type RedirectTable } from './redirect-table.js';

type Fetch = typeof globalThis.fetch;
type Input = Parameters<Fetch>[0];
type Init = Parameters<Fetch>[1];

/** A `fetch` that sends requests for the table's hosts to their stand-ins. */
export function redirectFetch(original: Fetch, table: RedirectTable): Fetch {
  return async function fetch(input: Input, init?: Init): Promise<Response> {
    const url = urlOf(input);
    const standIn = url === undefined ? undefined : standInFor(table, url.host);
    if (url === undefined || standIn === undefined) return original(input, init);
    const target = atStandIn(url, standIn);
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    headers.set(MEANT_HOST_HEADER, url.host);
    // A dispatcher of the program's own would dial past the stand-in (or through a proxy to it).
    const rest: Record<string, unknown> = { ...init, headers };
    delete rest['dispatcher'];
    return original(input instanceof Request ? new Request(target, input) : target, rest);
  };
}

function urlOf(input: Input): URL | undefined {
  const text = input instanceof Request ? input.url : String(input);
  return URL.canParse(text) ? new URL(text) : undefined;
}
