import type { Expression, Json } from '../../core/change.js';
import type { SourceStyle } from './source-style.js';

/** An expression of no language as JavaScript, in the file's own style. */
export function printExpression(expression: Expression, style: SourceStyle): string {
  switch (expression.type) {
    case 'literal':
      return typeof expression.value === 'string'
        ? quoted(expression.value, style.quote)
        : String(expression.value);
    case 'env': {
      const read = `${style.environment}.${expression.name}`;
      return expression.fallback ? `${read} ?? ${printExpression(expression.fallback, style)}` : read;
    }
    case 'joined':
      return `\`${expression.parts.map((part) => (part.type === 'literal' ? String(part.value) : `\${${printExpression(part, style)}}`)).join('')}\``;
    case 'json':
      return printJson(expression.value, style);
  }
}

function printJson(value: Json, style: SourceStyle): string {
  if (typeof value === 'string') return quoted(value, style.quote);
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${value.map((item: Json) => printJson(item, style)).join(', ')}]`;
  const entries = Object.entries(value).map(
    ([key, item]) => `${propertyName(key, style)}: ${printJson(item, style)}`,
  );
  return `{ ${entries.join(', ')} }`;
}

export function propertyName(name: string, style: SourceStyle): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name, style.quote);
}

export function quoted(text: string, quote: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replaceAll('\n', '\\n');
  const safe = quote === '`' ? escaped.replaceAll('${', '\\${') : escaped;
  return quote + safe + quote;
}
