import { MEANT_HOST_HEADER, standInFor, type RedirectTable } from './redirect-table.js';

/** Where every copy of undici, Node's own and installed ones, keeps the dispatcher that it shares. */
const SHARED = Symbol.for('undici.globalDispatcher.1');

interface DispatchOptions {
  readonly origin?: string | URL;
  readonly headers?: unknown;
}
interface Dispatcher {
  dispatch(options: DispatchOptions, handler: unknown): boolean;
}

/** Patches undici's shared dispatcher, for programs that call undici's `request` and not `fetch`. */
export function redirectDispatcher(table: RedirectTable): void {
  // Touching it makes Node load its undici, which then sets the dispatcher.
  void globalThis.Headers;
  const shared = globalThis as unknown as Record<symbol, Dispatcher | undefined>;
  const original = shared[SHARED];
  if (original === undefined) return;
  const patched = Object.create(original) as Dispatcher;
  patched.dispatch = (options, handler) => original.dispatch(movedOptions(table, options), handler);
  shared[SHARED] = patched;
}

function movedOptions(table: RedirectTable, options: DispatchOptions): DispatchOptions {
  const origin = String(options.origin ?? '');
  if (!URL.canParse(origin)) return options;
  const { host } = new URL(origin);
  const standIn = standInFor(table, host);
  if (standIn === undefined) return options;
  return { ...options, origin: standIn.origin, headers: withMeantHost(options.headers, host) };
}

/** Undici takes a flat list of names and values, an object, or anything with entries. */
function withMeantHost(headers: unknown, host: string): unknown {
  if (Array.isArray(headers)) return [...(headers as readonly unknown[]), MEANT_HOST_HEADER, host];
  const isEntries = typeof headers === 'object' && headers !== null && Symbol.iterator in headers;
  const plain = isEntries
    ? Object.fromEntries(headers as Iterable<readonly [string, unknown]>)
    : { ...(headers as object | null | undefined) };
  return { ...plain, [MEANT_HOST_HEADER]: host };
}
