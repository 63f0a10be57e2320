import { looksLikeOpenAIModel } from '../../core/openai-names.js';
import { variableRole } from '../../core/variables.js';
import { addComment } from '../settings/doc-lines.js';
import { addEntry } from '../settings/entries.js';
import { eachLine, wholeLines, type Line } from '../settings/lines.js';
import { findNames } from '../settings/references.js';
import type { Sheet } from '../settings/sheet.js';
import { addCommentedOut, addShell } from '../settings/shell-text.js';
import { printToml, type Range, type Token } from '../settings/styles.js';
import { addDimension, saysModel } from '../settings/telling-keys.js';
import { addModel, addReferences, addUrls } from '../settings/value-contents.js';

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
  const groups = match.indices?.groups;
  const { lead = '', name = '', open = '' } = match.groups ?? {};
  if (!groups?.['name'] || !groups['value']) return;
  const nameAt = { start: groups['name'][0], end: groups['name'][1] };
  const token = tokenAt(sheet, { start: groups['value'][0], end: groups['value'][1] });
  const commented = lead.includes('#');
  if (!commented && saysModel(name) && looksLikeOpenAIModel(token.text) && !/^[A-Z0-9_]+$/.test(name)) {
    addModel(sheet, token);
    return;
  }
  addDimension(sheet, token.at, name, Number(token.text));
  if (!/^[A-Za-z_]\w*$/.test(name)) return;
  const at = { start: nameAt.start - open.length, end: token.at.end };
  const isInline = /^[{,]/.test(lead);
  const scope = tables.findLast(({ start }) => start <= at.start)?.names ?? new Set<string>();
  addEntry(sheet, {
    name,
    nameAt,
    at,
    token,
    commented,
    placement: isInline ? { kind: 'inline', separator: ', ' } : { kind: 'line', lead },
    ...(isInline ? {} : { remove: wholeLines(sheet.text, at) }),
    scope,
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

function readLine(sheet: Sheet, line: Line): void {
  const command = /^\s*(?:command|cmd|run|build|script|exec)\w*\s*=\s*["'](?<words>.*)["']/d.exec(line.text);
  const [from, to] = command?.indices?.groups?.['words'] ?? [];
  if (from !== undefined && to !== undefined)
    addShell(sheet, { start: line.start + from, end: line.start + to });
  addReferences(sheet, line);
  for (const { name, start, end } of findNames(line.text, line.start)) {
    const nameAt = { start, end };
    const isWhole = /["']/.test(sheet.text[start - 1] ?? '') && /["']/.test(sheet.text[end] ?? '');
    sheet.add(nameAt, {
      kind: 'env',
      name,
      role: variableRole(name),
      form: isWhole ? 'pass' : 'mention',
      nameAt: sheet.span(nameAt),
      feeds: [],
    });
  }
  addUrls(sheet, line, { role: /-src\b|allow/i.test(line.text) ? 'list' : 'config' });
}
