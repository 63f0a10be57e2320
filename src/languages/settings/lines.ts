import type { Range } from './styles.js';

/** Offset of the first character of the line that holds `offset`. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset behind the last character of the line that holds `offset`, its line end excluded. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  if (feed === -1) return text.length;
  return feed > offset && text[feed - 1] === '\r' ? feed - 1 : feed;
}

/** The line end in use at `offset`: that of its own line, of the line before it, or a line feed. */
export function eolAt(text: string, offset: number): string {
  const own = text.indexOf('\n', offset);
  const feed = own === -1 ? text.lastIndexOf('\n') : own;
  return feed > 0 && text[feed - 1] === '\r' ? '\r\n' : '\n';
}

/** The whole lines that a range touches, the line end behind them included. */
export function wholeLines(text: string, range: Range): Range {
  const feed = text.indexOf('\n', range.end);
  return { start: lineStart(text, range.start), end: feed === -1 ? text.length : feed + 1 };
}

/** Every line with its offset, line ends left out. */
export function eachLine(text: string, within: Range = { start: 0, end: text.length }): readonly Line[] {
  const lines: Line[] = [];
  let start = within.start;
  while (start <= within.end) {
    const feed = text.indexOf('\n', start);
    const stop = feed === -1 || feed > within.end ? within.end : feed;
    const end = stop > start && text[stop - 1] === '\r' ? stop - 1 : stop;
    lines.push({ start, end, text: text.slice(start, end) });
    start = stop + 1;
  }
  return lines;
}

export interface Line extends Range {
  readonly text: string;
}
