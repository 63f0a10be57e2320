import { addComment } from '../settings/doc-lines.js';
import { addEntry } from '../settings/entries.js';
import { wholeLines } from '../settings/lines.js';
import type { Sheet } from '../settings/sheet.js';
import { printDotenv, type Range, type Token } from '../settings/styles.js';
import { addUrls } from '../settings/value-contents.js';

/** The head of an entry: indentation, `#` of a commented one, `export`, the name, and the sign. Ends where the value begins. */
const HEAD =
  /^(?<lead>[^\S\r\n]*(?:#+[^\S\r\n]*)?(?:export[^\S\r\n]+)?)(?<name>[A-Za-z_][\w.-]*)[^\S\r\n]*=[^\S\r\n]*/;
/** A quoted value may run over lines, but nothing except a comment follows it on its last one. */
const QUOTED = /^(?:"(?:[^"\\]|\\[\s\S])*"|'[^']*'|`[^`]*`)(?=[^\S\r\n]*(?:#[^\r\n]*)?(?:\r?\n|$))/;

/** Says all entries and telling comments of an env file. */
export function readEntries(sheet: Sheet, real: boolean | undefined): void {
  const { text } = sheet;
  const scope = new Set<string>();
  let start = 0;
  while (start < text.length) {
    const end = lineStop(text, start);
    const head = HEAD.exec(text.slice(start, end));
    const commented = /^\s*#/.test(text.slice(start, end));
    if (head && !(commented && isSentence(text.slice(start + head[0].length, end)))) {
      start = readEntry(sheet, { start, head, commented, real, scope });
    } else {
      if (commented || /^\s*[;!]/.test(text.slice(start, end))) addComment(sheet, { start, end });
      start = nextLine(text, end);
    }
  }
}

/** `# OPENAI_API_KEY=get it from your account` is an entry still; `# a=b and then c` is prose with a sign in it. */
function isSentence(value: string): boolean {
  return /\S+\s+\S+\s+\S+\s+\S/.test(value) && !/^["'`]/.test(value) && !/\s#/.test(value);
}

function lineStop(text: string, start: number): number {
  const feed = text.indexOf('\n', start);
  const stop = feed === -1 ? text.length : feed;
  return stop > start && text[stop - 1] === '\r' ? stop - 1 : stop;
}

function nextLine(text: string, end: number): number {
  const feed = text.indexOf('\n', end);
  return feed === -1 ? text.length : feed + 1;
}

interface Found {
  readonly start: number;
  readonly head: RegExpExecArray;
  readonly commented: boolean;
  readonly real: boolean | undefined;
  readonly scope: Set<string>;
}

/** Says one entry; returns where the line behind it begins. */
function readEntry(sheet: Sheet, { start, head, commented, real, scope }: Found): number {
  const { lead = '', name = '' } = head.groups ?? {};
  const nameAt = { start: start + lead.length, end: start + lead.length + name.length };
  const token = tokenAt(sheet.text, start + head[0].length, commented);
  const at = { start: nameAt.start, end: token.at.end };
  addEntry(sheet, {
    name,
    nameAt,
    at,
    token,
    commented,
    real,
    placement: { kind: 'line', lead },
    remove: wholeLines(sheet.text, { start, end: at.end }),
    scope,
  });
  return nextLine(sheet.text, lineStop(sheet.text, at.end));
}

function tokenAt(text: string, start: number, commented: boolean): Token {
  const stop = lineStop(text, start);
  const quoted = QUOTED.exec(commented ? text.slice(start, stop) : text.slice(start));
  if (quoted) {
    const at: Range = { start, end: start + quoted[0].length };
    const inner = { start: at.start + 1, end: at.end - 1 };
    const raw = text.slice(inner.start, inner.end);
    const value = quoted[0].startsWith('"') ? raw.replace(/\\(["\\$])/g, '$1') : raw;
    return { at, inner, text: value, style: printDotenv };
  }
  const bare = text
    .slice(start, stop)
    .replace(/(?:^|\s)#.*$/, '')
    .trimEnd();
  const at = { start, end: start + bare.length };
  return { at, inner: at, text: bare, style: printDotenv };
}

/** URLs under names that are nobody's variable: `spring.ai.openai.base-url=https://api.openai.com`. */
export function addUnnamed(sheet: Sheet): void {
  for (const match of sheet.text.matchAll(/^(?!\s*[#;!])[^\r\n]*$/gm)) {
    addUrls(sheet, { start: match.index, end: match.index + match[0].length });
  }
}
