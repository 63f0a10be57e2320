import type { Expression, Json } from '../../../core/change.js';
import type { SourceStyle } from '../program/source-style.js';

/** An expression of no language as JavaScript, in the file's own style. */
export function printExpression(expression: Expression, style: SourceStyle, margin = ''): string {
  switch (expression.type) {
    case 'literal':
      return typeof expression.value === 'string'
        ? quoted(expression.value, style.quote)
        : String(expression.value);
    case 'env': {
      const read = readOf(expression.name, style);
      return expression.fallback ? `${read} ?? ${printExpression(expression.fallback, style)}` : read;
    }
    case 'joined':
      return `\`${expression.parts.map((part) => printPart(part, style)).join('')}\``;
    case 'json':
      return printJson(expression.value, style);
    case 'request-hook':
      return printHook(expression, style, margin);
  }
}

type Hook = Extract<Expression, { type: 'request-hook' }>;

/** `fetch: (url, init) => …`: bodies of such requests are JSON texts; others pass as they are. */
function printHook({ fields, path, models }: Hook, style: SourceStyle, margin: string): string {
  const { indent, newline } = style;
  const lines = (...all: readonly string[]) => all.join(newline + margin);
  const extra = printJson(fields, style).slice(2, -2);
  if (path === undefined && models === undefined)
    return lines(
      '(url, init) =>',
      `${indent}fetch(url, {`,
      `${indent}${indent}...init,`,
      `${indent}${indent}body: JSON.stringify({ ...JSON.parse(String(init?.body)), ${extra} }),`,
      `${indent}})`,
    );
  const body = 'const body = JSON.parse(init.body)';
  const test = models && `${printJson(models, style)}.includes(body.model)`;
  const result = (text: string) => `fetch(url, { ...init, body: JSON.stringify(${text}) })`;
  return lines(
    '(url, init) => {',
    path === undefined
      ? `${indent}if (typeof init?.body !== ${quoted('string', style.quote)}) return fetch(url, init);`
      : `${indent}if (!String(url).endsWith(${quoted(path, style.quote)})) return fetch(url, init);`,
    `${indent}${path === undefined ? body : body.replace('init.body', 'String(init?.body)')};`,
    ...(test ? [`${indent}if (!${test}) return fetch(url, init);`] : []),
    `${indent}return ${result(`{ ...body, ${extra} }`)};`,
    '}',
  );
}

function readOf(name: string, { environment, quote }: SourceStyle): string {
  return environment === 'Deno.env' ? `Deno.env.get(${quoted(name, quote)})` : `${environment}.${name}`;
}

/** A part of a template: its text, or an expression between braces. */
function printPart(part: Expression, style: SourceStyle): string {
  return part.type === 'literal' ? escaped(String(part.value), '`') : `\${${printExpression(part, style)}}`;
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
  return quote + escaped(text, quote) + quote;
}

const CONTROLS: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** Text as it stands between such quotes. */
export function escaped(text: string, quote: string): string {
  const plain = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
  if (quote === '`') return plain.replaceAll('${', '\\${');
  return plain.replace(/[\n\r\u2028\u2029]/g, (control) => CONTROLS[control] ?? control);
}
