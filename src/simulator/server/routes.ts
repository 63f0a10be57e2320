import type { Api } from '../../core/usage.js';

interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  readonly api: Api;
}

const ROUTES: readonly Route[] = [
  { method: 'POST', path: /^\/chat\/completions$/, api: 'chat.completions' },
  { method: 'POST', path: /^\/completions$/, api: 'completions' },
  { method: 'POST', path: /^\/responses$/, api: 'responses' },
  { method: 'POST', path: /^\/embeddings$/, api: 'embeddings' },
  { method: 'POST', path: /^\/images\/generations$/, api: 'images.generations' },
  { method: 'POST', path: /^\/images\/edits$/, api: 'images.edits' },
  { method: 'POST', path: /^\/audio\/speech$/, api: 'audio.speech' },
  { method: 'POST', path: /^\/audio\/transcriptions$/, api: 'audio.transcriptions' },
  { method: 'POST', path: /^\/audio\/translations$/, api: 'audio.translations' },
  { method: 'POST', path: /^\/moderations$/, api: 'moderations' },
  { method: 'GET', path: /^\/models(?:\/[^/]+)?$/, api: 'models.list' },
];

/** The API behind a path below the base path, or undefined. */
export function apiOfRoute(method: string, path: string): Api | undefined {
  return ROUTES.find((route) => route.method === method && route.path.test(path))?.api;
}

/** The path below the base path, without the query; undefined outside it. `//` is not forgiven. */
export function pathBelow(basePath: string, path: string): string | undefined {
  const plain = path.split('?', 1)[0] ?? '';
  if (!plain.startsWith(`${basePath}/`)) return undefined;
  return plain.slice(basePath.length);
}
