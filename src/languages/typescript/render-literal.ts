import type { Edit } from '../../core/change.js';
import type { Span } from '../../core/source.js';
import { quoted } from './print-expression.js';

/** Another value in the place of a literal token, with its own quotes. */
export function replaceLiteral(source: string, at: Span, value: string | number | boolean): Edit | undefined {
  const token = source.slice(at.start, at.end);
  const text = typeof value === 'string' ? inQuotesOf(token, value) : String(value);
  return text === token ? undefined : { ...at, text };
}

/** A piece of a template has no quotes of its own. */
function inQuotesOf(token: string, value: string): string {
  const quote = token[0];
  if (quote === "'" || quote === '"' || quote === '`') return quoted(value, quote);
  return value;
}

/** Other text inside a literal, between its quotes. */
export function replaceText(source: string, at: Span, text: string): Edit | undefined {
  return source.slice(at.start, at.end) === text ? undefined : { ...at, text };
}
