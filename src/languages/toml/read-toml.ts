import { addComment } from '../settings/doc-lines.js';
import { addEntry } from '../settings/entries.js';
import { eachLine, wholeLines, type Line } from '../settings/lines.js';
import { groupAt, groupText } from '../settings/matches.js';
import { addMentions } from '../settings/mentions.js';
import type { Sheet } from '../settings/sheet.js';
import { addCommentedOut, addShell } from '../settings/shell-text.js';
import { printToml, type Range, type Token } from '../settings/styles.js';
import { addDimension } from '../settings/telling-keys.js';
import { addReferences, addUrls } from '../settings/value-contents.js';

const VALUE = `"""[\\s\\S]*?"""|'''[\\s\\S]*?'''|"(?:[^"\\\\\\r\\n]|\\\\.)*"|'[^'\\r\\n]*'|[^\\s,#}\\]\\[{"']+`;
/** A key and its value, at the start of a line, in an inline table, or commented out. */
const PAIR = new RegExp(
  `(?<lead>^[^\\S\\r\\n]*(?:#+[^\\S\\r\\n]*)?|[{,]\\s*)(?<open>["']?)(?<name>[A-Za-z_][\\w.-]*)\\k<open>[^\\S\\r\\n]*=(?!=)[^\\S\\r\\n]*(?<value>${VALUE})`,
  'dgm',
);

/** Says all entries, names and URLs of a TOML file. */
export function readToml(sheet: Sheet): void {
  const tables = tablesOf(sheet.text);
  for (const match of sheet.text.matchAll(PAIR)) readPair(sheet, match, tables);
  for (const line of eachLine(sheet.text)) {
    if (!/^\s*(?:#|\/\/)/.test(line.text)) readLine(sheet, line);
    else if (!addCommentedOut(sheet, line, new Set())) addComment(sheet, line, true);
  }
}

function readPair(sheet: Sheet, match: RegExpMatchArray, tables: readonly Table[]): void {
  const nameAt = groupAt(match, 'name');
  const value = groupAt(match, 'value');
  if (!nameAt || !value) return;
  const name = groupText(match, 'name');
  const lead = groupText(match, 'lead');
  const token = tokenAt(sheet, value);
  addDimension(sheet, token.at, name, Number(token.text));
  const at = { start: nameAt.start - groupText(match, 'open').length, end: token.at.end };
  const isInline = /^[{,]/.test(lead);
  addEntry(sheet, {
    name,
    nameAt,
    at,
    token,
    commented: lead.includes('#'),
    placement: isInline ? { kind: 'inline', separator: ', ' } : { kind: 'line', lead },
    remove: isInline ? undefined : wholeLines(sheet.text, at),
    scope: tables.findLast(({ start }) => start <= at.start)?.names,
  });
}

/** What stands below one heading; two tables may hold the same name. */
interface Table {
  readonly start: number;
  readonly names: Set<string>;
}

function tablesOf(text: string): readonly Table[] {
  const headings = [...text.matchAll(/^[^\S\r\n]*\[\[?[^\]\r\n]+\]\]?/gm)];
  return [0, ...headings.map(({ index }) => index)].map((start) => ({ start, names: new Set<string>() }));
}

function tokenAt(sheet: Sheet, at: Range): Token {
  const raw = sheet.slice(at);
  const quotes = /^("""|'''|"|')/.exec(raw)?.[0].length ?? 0;
  const inner = { start: at.start + quotes, end: at.end - quotes };
  const content = sheet.slice(inner);
  return {
    at,
    inner,
    text: raw.startsWith('"') ? content.replace(/\\(["\\])/g, '$1') : content,
    style: printToml,
  };
}

const COMMAND = /^\s*(?:command|cmd|run|build|script|exec)\w*\s*=\s*["'](?<words>.*)["']/d;

function readLine(sheet: Sheet, line: Line): void {
  const command = groupAt(COMMAND.exec(line.text), 'words', line.start);
  if (command) addShell(sheet, command);
  addReferences(sheet, line);
  addMentions(sheet, line, ({ start, end }) => {
    const marks = sheet.text.slice(start - 1, start) + sheet.text.slice(end, end + 1);
    return /^(?:""|'')$/.test(marks) ? 'pass' : 'mention';
  });
  addUrls(sheet, line, { role: /-src\b|allow/i.test(line.text) ? 'list' : 'config' });
}
