/** The pseudo package whose exports are the variables of the environment. */
export const ENVIRONMENT = '\0environment';

/** Globals that lead to the environment or to a request. */
export const GLOBAL_OBJECTS: ReadonlySet<string> = new Set([
  'process',
  'Deno',
  'Bun',
  'globalThis',
  'global',
  'window',
  'self',
  'fetch',
  'require',
  '__dirname',
  '__filename',
  'module',
  'JSON',
  'Map',
  'WeakMap',
  'Proxy',
  'structuredClone',
  'Symbol',
  'Object',
  'String',
  'URL',
  'Request',
  'Headers',
  'axios',
  'WebSocket',
  '$fetch',
  'useFetch',
  'useRuntimeConfig',
]);

/** A name that only variables of the environment have. */
export function looksLikeVariable(name: string): boolean {
  return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(name);
}
