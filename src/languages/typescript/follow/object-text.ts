import type { ts } from 'ts-morph';
import { indentAt, lineEnd, lineStart } from '../program/source-lines.js';
import type { SourceStyle } from '../program/source-style.js';

const WIDTH = 100;

/** An object of these properties in the place of `near`'s end: on one line where it fits, else a property a line. */
export function objectText(properties: readonly string[], near: ts.Node, style: SourceStyle): string {
  const { text } = near.getSourceFile();
  const at = near.getEnd();
  const line = `{ ${properties.join(', ')} }`;
  const around = text.slice(lineStart(text, at), lineEnd(text, at)).length;
  if (around + line.length <= WIDTH) return line;
  const indent = indentAt(text, at);
  const inner = properties.map((property) => `${indent}${style.indent}${property},${style.newline}`).join('');
  return `{${style.newline}${inner}${indent}}`;
}
