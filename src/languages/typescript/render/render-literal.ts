import type { Edit } from '../../../core/change.js';
import type { Span } from '../../../core/source.js';
import { escaped, quoted } from './print-expression.js';

/** Another value in the place of a literal token, with its own quotes. */
export function replaceLiteral(source: string, at: Span, value: string | number | boolean): Edit | undefined {
  const token = source.slice(at.start, at.end);
  const text = typeof value === 'string' ? inPlaceOf(token, value) : String(value);
  return text === token ? undefined : { ...at, text };
}

function inPlaceOf(token: string, value: string): string {
  const quote = token[0] ?? '';
  const isQuoted = token.length > 1 && /['"`]/.test(quote) && token.endsWith(quote);
  if (isQuoted) return quoted(value, quote);
  // A number becomes a text; a piece of a template has no quotes of its own.
  return /^-?[\d.]+$/.test(token) ? quoted(value, "'") : escaped(value, '`');
}

/** Other text inside a literal, between its quotes; escaped so that it holds in every kind of them. */
export function replaceText(source: string, at: Span, text: string): Edit | undefined {
  const safe = text
    .replace(/[\\'"`]/g, '\\$&')
    .replaceAll('${', '\\${')
    .replaceAll('\n', '\\n');
  return source.slice(at.start, at.end) === safe ? undefined : { ...at, text: safe };
}
