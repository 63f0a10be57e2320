import type { Range } from './styles.js';
import { eachLine } from './lines.js';

/** How a syntax marks comments: to the end of the line, or from a mark to its counterpart. */
export interface CommentMarks {
  readonly line?: readonly string[];
  readonly block?: readonly (readonly [open: string, close: string])[];
  /** Parts that quote other text: examples in a page. */
  readonly quoted?: RegExp;
}

/** The comments of a text. A mark inside quotes, or glued to a word (`a#b`, `https://`), is none. */
export function commentSpans(text: string, marks: CommentMarks): readonly Range[] {
  const blocks = blockComments(text, marks.block ?? []);
  const lines = eachLine(text).flatMap((line) => {
    const at = commentStart(line.text, marks.line ?? []);
    if (at < 0) return [];
    const start = line.start + at;
    return blocks.some((block) => block.start <= start && start < block.end)
      ? []
      : [{ start, end: line.end }];
  });
  const quoted = marks.quoted ? [...text.matchAll(marks.quoted)] : [];
  return [...blocks, ...lines]
    .filter(
      (each) => !quoted.some(({ 0: part, index }) => index <= each.start && each.end <= index + part.length),
    )
    .sort((a, b) => a.start - b.start);
}

function blockComments(text: string, marks: readonly (readonly [string, string])[]): Range[] {
  return marks.flatMap(([open, close]) => {
    const found: Range[] = [];
    for (let start = text.indexOf(open); start >= 0;) {
      const end = text.indexOf(close, start + open.length);
      if (end < 0) break;
      found.push({ start, end: end + close.length });
      start = text.indexOf(open, end + close.length);
    }
    return found;
  });
}

function commentStart(line: string, marks: readonly string[]): number {
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!;
    if (quote !== '') {
      if (character === '\\' && quote === '"') at++;
      else if (character === quote) quote = '';
      continue;
    }
    const isFree = at === 0 || /[\s,;{}[\]()]/.test(line[at - 1]!);
    if (isFree && marks.some((mark) => line.startsWith(mark, at))) return at;
    // An apostrophe inside a word opens nothing.
    if (character === '"' || ((character === "'" || character === '`') && !/\w/.test(line[at - 1] ?? '')))
      quote = character;
  }
  return -1;
}

/** Marks that several syntaxes share. */
export const HASH: CommentMarks = { line: ['#'] };
export const MARKUP: CommentMarks = {
  block: [['<!--', '-->']],
  quoted: /^ {0,3}(?<fence>```+|~~~+)[^]*?^ {0,3}\k<fence>|(?<tick>`+)[^`\n]+\k<tick>/gm,
};
