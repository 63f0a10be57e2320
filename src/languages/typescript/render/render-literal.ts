import type { Edit } from '../../../core/change.js';
import type { Span } from '../../../core/source.js';
import { escaped, quoted } from './print-expression.js';

/** Another value in the place of a literal token, with its own quotes. */
export function replaceLiteral(source: string, at: Span, value: string | number | boolean): Edit | undefined {
  const token = source.slice(at.start, at.end);
  const text = typeof value === 'string' ? inPlaceOf(token, value) : inDigits(token, value);
  return text === token ? undefined : { ...at, text };
}

function inPlaceOf(token: string, value: string): string {
  const quote = token[0] ?? '';
  const isQuoted = token.length > 1 && /['"`]/.test(quote) && token.endsWith(quote);
  if (isQuoted) return quoted(value, quote);
  // A number becomes a text; a piece of a template has no quotes of its own.
  return /^-?[\d.]+$/.test(token) ? quoted(value, "'") : escaped(value, '`');
}

/** A number with separators where the old one has them: `128_000`. */
function inDigits(token: string, value: number | boolean): string {
  const text = String(value);
  return token.includes('_') && /^\d+$/.test(text) ? text.replace(/\B(?=(?:\d{3})+$)/g, '_') : text;
}

/** Other text inside a literal, between its quotes; escaped so that it holds in every kind of them. */
export function replaceText(source: string, at: Span, text: string): Edit | undefined {
  const safe = text
    .replace(/[\\'"`]/g, '\\$&')
    .replaceAll('${', '\\${')
    .replaceAll('\n', '\\n');
  return source.slice(at.start, at.end) === safe ? undefined : { ...at, text: safe };
}
