import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import { MEANT_HOST_HEADER, standInFor, type RedirectTable } from './redirect-table.js';

type Options = https.RequestOptions;
type Callback = (response: http.IncomingMessage) => void;
type RequestArguments = [url: string | URL | Options, options?: Options | Callback, callback?: Callback];
type RequestFunction = (...args: RequestArguments) => http.ClientRequest;

/** Patches node:http and node:https, which axios, node-fetch and many others end in. */
export function redirectHttp(table: RedirectTable): void {
  const plainRequest = http.request.bind(http) as RequestFunction;
  for (const module of [http, https]) {
    const original = module.request.bind(module) as RequestFunction;
    const request: RequestFunction = (...args) => {
      const moved = movedRequest(table, args);
      return moved === undefined ? original(...args) : plainRequest(moved.options, moved.callback);
    };
    const get: RequestFunction = (...args) => {
      const started = request(...args);
      started.end();
      return started;
    };
    Object.assign(module, { request, get });
  }
  // `import { request } from 'node:https'` sees the patch only after this.
  syncBuiltinESMExports();
}

interface MovedRequest {
  readonly options: Options;
  readonly callback?: Callback;
}

function movedRequest(table: RedirectTable, args: RequestArguments): MovedRequest | undefined {
  const { options, callback } = normalize(args);
  const host = hostOf(options);
  const standIn = host === undefined ? undefined : standInFor(table, host);
  if (host === undefined || standIn === undefined) return undefined;
  // Whatever was chosen for TLS or for the old host must go: agents refuse a protocol that is not theirs.
  const { agent, servername, lookup, createConnection, defaultPort, headers, ...rest } =
    options as Options & {
      headers?: http.OutgoingHttpHeaders;
    };
  void [agent, servername, lookup, createConnection, defaultPort];
  const moved: Options = {
    ...rest,
    protocol: 'http:',
    host: standIn.hostname,
    hostname: standIn.hostname,
    port: standIn.port,
    headers: { ...headers, [MEANT_HOST_HEADER]: host },
  };
  return { options: moved, ...(callback === undefined ? {} : { callback }) };
}

function normalize([first, second, third]: RequestArguments): { options: Options; callback?: Callback } {
  const callback = typeof second === 'function' ? second : third;
  const more = typeof second === 'object' ? second : {};
  const options = typeof first === 'string' || first instanceof URL ? fromUrl(String(first)) : first;
  return { options: { ...options, ...more }, ...(callback === undefined ? {} : { callback }) };
}

function fromUrl(text: string): Options {
  const url = new URL(text);
  const { protocol, hostname, port } = url;
  const path = `${url.pathname}${url.search}`;
  const auth = url.username === '' ? {} : { auth: decodeURIComponent(`${url.username}:${url.password}`) };
  return { protocol, hostname, path, ...(port === '' ? {} : { port }), ...auth };
}

/** With the port where one is given; `host` may carry it too where it comes from url.parse(). */
function hostOf(options: Options): string | undefined {
  const host = options.hostname ?? options.host ?? undefined;
  if (host === undefined || /:\d+$/.test(host)) return host ?? undefined;
  const { port } = options;
  return port === undefined || port === null || port === '' ? host : `${host}:${port}`;
}
