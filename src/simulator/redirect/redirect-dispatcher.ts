import { standInFor, type RedirectTable } from './redirect-table.js';

/** Where every copy of undici, Node's own and installed ones, keeps the dispatcher that it shares. */
const SHARED = Symbol.for('undici.globalDispatcher.1');

interface DispatchOptions {
  readonly origin?: string | URL;
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
  const standIn = URL.canParse(origin) ? standInFor(table, new URL(origin).hostname) : undefined;
  return standIn === undefined ? options : { ...options, origin: standIn.origin };
}
