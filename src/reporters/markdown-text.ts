import { cleanText } from './clean-text.js';

/** Text from messages or scanned code as Markdown that shows exactly it: no markup, no HTML, nobody mentioned. */
export function escapeMarkdown(text: string): string {
  return cleanText(text)
    .replace(/[\\<>[\]|*_`~]/g, (character) => `\\${character}`)
    .replace(/@(?=\w)/g, '@\u200B')
    .replace(/\n+/g, ' ');
}

/** An inline code span, whatever backticks the text holds. */
export function codeSpan(text: string): string {
  const clean = cleanText(text).replace(/\n/g, ' ');
  const fence = '`'.repeat(Math.max(1, ...(clean.match(/`+/g) ?? []).map((run) => run.length + 1)));
  return fence.length > 1 ? `${fence} ${clean} ${fence}` : `\`${clean}\``;
}

/** A fence that no line of the text can close. */
export function fenceFor(text: string): string {
  return '`'.repeat(Math.max(3, ...(text.match(/`+/g) ?? []).map((run) => run.length + 1)));
}
