/** The one place that knows what a key looks like. */
const KEYS: readonly RegExp[] = [
  /(?<![\w-])sk-(?:proj-|svcacct-|admin-|ant-|or-)?[A-Za-z0-9_-]{20,}(?![\w-])/g,
  /(?<=(?:api[-_]?key|apikey|token|secret|password)["']?\s*[:=]\s*["']?)[A-Fa-f0-9]{32,64}(?![\w-])/gi,
  /(?<=Bearer\s+)[A-Za-z0-9._-]{24,}/g,
];

/** The text with every key reduced to its first and last characters. */
export function maskSecrets(text: string): string {
  return KEYS.reduce(
    (masked, pattern) => masked.replace(pattern, (key) => (isPlaceholder(key) ? key : mask(key))),
    text,
  );
}

/** True where the whole text is a key of OpenAI's shape, and not a stand-in for one. */
export function looksLikeKey(text: string): boolean {
  return /^sk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,}$/.test(text) && !isPlaceholder(text);
}

/** `sk-xxxxxxxxxxxxxxxxxxxxxxxx`, `sk-your-key-goes-here-please`: too few different characters, or words. */
function isPlaceholder(key: string): boolean {
  const body = key.replace(/^sk-(?:proj-|svcacct-|admin-|ant-|or-)?/, '');
  if (new Set(body.toLowerCase()).size < 6) return true;
  return /your|example|placeholder|changeme|replace|insert|xxxx|\.\.\.|<|>/i.test(key) || !/\d/.test(body);
}

/** True where a text seems to hold a key that was masked: it says less than the code does. */
export function hasMask(text: string): boolean {
  return /…[A-Za-z0-9._-]{4}/.test(text);
}

function mask(key: string): string {
  const prefix = /^sk-(?:proj-|svcacct-|admin-|ant-|or-)?/.exec(key)?.[0] ?? '';
  return `${prefix}…${key.slice(-4)}`;
}
