/** Texts that stand where a key will stand. */
const PLACEHOLDER =
  /x{4,}|\*{3,}|\.{3}|…|your|example|placeholder|change|replace|dummy|fake|test|1234|abcd|<|>/i;

/** True for keys whose shape is OpenAI's alone; other houses use `sk-` too. */
export function looksLikeOpenAIKey(text: string): boolean {
  const ownPrefix = /^sk-(?:proj|svcacct|admin|None)-[A-Za-z0-9_-]{20,}$/.test(text);
  const ownMarker = /^sk-[A-Za-z0-9_-]*T3BlbkFJ[A-Za-z0-9_-]+$/.test(text);
  return (ownPrefix || ownMarker) && !PLACEHOLDER.test(text);
}

/** True for what can be a key of OpenAI's where the name beside it says so. */
export function looksLikeOwnKey(text: string): boolean {
  return /^sk-(?!ant-|or-)[A-Za-z0-9_-]{20,}$/.test(text) && !PLACEHOLDER.test(text);
}
