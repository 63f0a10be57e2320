import { looksLikeKey } from '../../text/mask-secrets.js';

/** True for keys whose shape is OpenAI's alone; other houses use `sk-` too. */
export function looksLikeOpenAIKey(text: string): boolean {
  return looksLikeKey(text) && (/^sk-(?:proj|svcacct|admin|None)-/.test(text) || text.includes('T3BlbkFJ'));
}

/** True for what can be a key of OpenAI's where the name beside it says so. */
export function looksLikeOwnKey(text: string): boolean {
  return looksLikeKey(text) && !/^sk-(?:ant|or)-/.test(text);
}

/** True for a key of OpenAI's under a key of a settings file: by its own shape, or because the name above says OpenAI. */
export function isKeyUnder(name: string, text: string): boolean {
  return looksLikeOpenAIKey(text) || (/open_?ai/i.test(name) && looksLikeOwnKey(text));
}
