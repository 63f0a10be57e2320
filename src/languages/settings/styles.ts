/** A half-open range of the text that a reader was handed. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** How one syntax writes a value. `current` is the token that stands there, quotes included; '' where there is none. */
export type Style = (value: string, current: string) => string;

/** A value as it stands in the file. */
export interface Token {
  /** Quotes included. */
  readonly at: Range;
  /** Between the quotes. */
  readonly inner: Range;
  /** What it means, escapes undone. */
  readonly text: string;
  readonly style: Style;
  /** What must stand before a value where none stands now: the blank after `KEY:`. */
  readonly lead?: string;
}

/** Nothing to escape: a piece inside another token, or a line of prose. */
export function printRaw(value: string): string {
  return value;
}

/** In the quotes that stand there; for places of which nothing else is known. */
export function printQuoted(value: string, current: string): string {
  if (current.startsWith("'") && !value.includes("'")) return `'${value}'`;
  return /^["']/.test(current) ? JSON.stringify(value) : value;
}

export function printJson(value: string, current: string): string {
  const bare = /^(?:true|false|null|-?\d[\d.eE+-]*)$/;
  return bare.test(current) && bare.test(value) ? value : JSON.stringify(value);
}

function inDoubleQuotes(value: string, special: RegExp): string {
  return `"${value.replace(special, '\\$&').replace(/\r/g, '\\r').replace(/\n/g, '\\n')}"`;
}

export function printDotenv(value: string, current: string): string {
  const quote = current[0];
  if ((quote === "'" || quote === '`') && !value.includes(quote)) return quote + value + quote;
  if (quote === '"' || quote === "'" || quote === '`') return inDoubleQuotes(value, /["\\]/g);
  return /[\s#'"`\\]/.test(value) ? inDoubleQuotes(value, /["\\]/g) : value;
}

export function printShell(value: string, current: string): string {
  const quote = current[0];
  if (quote === "'" && !value.includes("'")) return `'${value}'`;
  if (quote === '"' || quote === "'") return inDoubleQuotes(value, /["\\$`]/g);
  return /^[\w@%+=:,./-]*$/.test(value) ? value : inDoubleQuotes(value, /["\\$`]/g);
}

export function printToml(value: string, current: string): string {
  if (
    /^(?:true|false|[-+]?\d[\d_.]*)$/.test(current) &&
    current !== '' &&
    /^(?:true|false|\d+)$/.test(value)
  ) {
    return value;
  }
  if (current.startsWith("'") && !/['\r\n]/.test(value)) return `'${value}'`;
  return inDoubleQuotes(value, /["\\]/g);
}

/** Plain text that YAML would read as something else than this text. */
const NOT_PLAIN =
  /^$|^[\s\-?:,[\]{}#&*!|>'"%@`]|[\s:]$|: | #|[\r\n\t,[\]{}]|^(?:true|false|yes|no|on|off|null|~|[-+]?[\d.][\d._eE+-]*)$/i;

export function printYaml(value: string, current: string): string {
  if (current.startsWith("'") && !/[\r\n]/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  if (current.startsWith('"') || current.startsWith("'")) return JSON.stringify(value);
  return NOT_PLAIN.test(value) ? JSON.stringify(value) : value;
}

/** The token at a range of a text, in quotes of one sort or in none; escapes stand as they are. */
export function tokenIn(text: string, at: Range, style: Style): Token {
  const quotes = /^(["'])[^]*\1$/.test(text.slice(at.start, at.end)) && at.end - at.start > 1 ? 1 : 0;
  const inner = { start: at.start + quotes, end: at.end - quotes };
  return { at, inner, text: text.slice(inner.start, inner.end), style };
}
