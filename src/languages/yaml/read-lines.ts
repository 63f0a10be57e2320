import { looksLikeOpenAIModel } from '../../core/openai-names.js';
import { isOpenAIVariable, variableRole } from '../../core/variables.js';
import { addEntry } from '../settings/entries.js';
import { eachLine, wholeLines, type Line } from '../settings/lines.js';
import { findNames } from '../settings/references.js';
import type { Sheet } from '../settings/sheet.js';
import { printYaml, type Range, type Token } from '../settings/styles.js';
import { saysModel } from '../settings/telling-keys.js';
import { addModel, addReferences, addUrls } from '../settings/value-contents.js';
import { isTemplated } from './scalar-token.js';

const VALUE = `"(?:[^"\\\\]|\\\\.)*"|'[^']*'|\\S(?:.*?\\S)?`;
const PAIR = new RegExp(
  `^(?<lead>\\s*(?:-\\s+)?)(?<open>["']?)(?<name>[A-Za-z_][\\w.-]*)\\k<open>:(?:\\s+(?<value>${VALUE}))?(?=\\s*(?:\\s#.*)?$)`,
  'd',
);
const ITEM = /^(?<lead>\s*-\s+)(?<open>["']?)(?<name>[A-Za-z_]\w*)=(?<value>.*?)(?=\k<open>\s*$)/d;
const NAMED = /^(?<lead>\s*(?:-\s+)?)(?:name|key):\s+(?<open>["']?)(?<name>[A-Za-z_]\w*)\k<open>\s*$/d;

/** Reads a file that is no YAML before its template is filled in: line by line, each for itself. */
export function readLines(sheet: Sheet): readonly Range[] {
  const scope = new Set<string>();
  const lines = eachLine(sheet.text);
  lines.forEach((line, index) => {
    if (/^\s*#/.test(line.text)) return;
    readPair(sheet, line, scope);
    readNamed(sheet, line, lines[index + 1], scope);
    addReferences(sheet, line);
    for (const { name, start, end } of findNames(line.text, line.start)) {
      const nameAt = { start, end };
      const usage = { name, role: variableRole(name), form: 'pass', nameAt: sheet.span(nameAt) } as const;
      sheet.add(nameAt, { kind: 'env', ...usage, feeds: [] });
    }
    addUrls(sheet, line);
  });
  return [];
}

function readPair(sheet: Sheet, line: Line, scope: Set<string>): void {
  const match = PAIR.exec(line.text) ?? ITEM.exec(line.text);
  const nameAt = match && groupAt(match, 'name', line.start);
  if (!nameAt) return;
  const name = match.groups?.['name'] ?? '';
  const value = groupAt(match, 'value', line.start);
  const token = value && tokenAt(sheet, value);
  if (token && saysModel(name) && looksLikeOpenAIModel(token.text) && !/^[A-Z0-9_]+$/.test(name)) {
    addModel(sheet, token);
    return;
  }
  if (!/^[A-Za-z_]\w*$/.test(name)) return;
  const open = match.groups?.['open'] ?? '';
  const isItem = !match[0].includes(`${name}${open}:`);
  const lead = (match.groups?.['lead'] ?? '').replace(isItem ? /$^/ : /\S/g, ' ');
  addEntry(sheet, {
    name,
    nameAt,
    at: {
      start: nameAt.start - open.length,
      end: (value?.end ?? nameAt.end + 1) + (isItem ? open.length : 0),
    },
    ...(token ? { token } : {}),
    placement: { kind: 'line', lead },
    remove: wholeLines(sheet.text, line),
    scope,
  });
}

/** `- name: OPENAI_API_KEY`, with `value:` on the line below. */
function readNamed(sheet: Sheet, line: Line, next: Line | undefined, scope: Set<string>): void {
  const match = NAMED.exec(line.text);
  const nameAt = match && groupAt(match, 'name', line.start);
  const name = match?.groups?.['name'] ?? '';
  if (!nameAt || !next) return;
  const below = new RegExp(`^\\s+value:\\s+(?<value>${VALUE})\\s*$`, 'd').exec(next.text);
  const value = below && groupAt(below, 'value', next.start);
  const token = value && tokenAt(sheet, value);
  if (!token && !isOpenAIVariable(name)) return;
  const lead = match.groups?.['lead'] ?? '';
  addEntry(sheet, {
    name,
    nameAt,
    at: { start: line.start + lead.length, end: value?.end ?? line.end },
    ...(token ? { token, placement: { kind: 'line' as const, lead } } : {}),
    ...(value || /^\s+value/.test(next.text) ? {} : { form: 'pass' as const }),
    scope,
  });
}

function groupAt(match: RegExpExecArray, group: string, offset: number): Range | undefined {
  const at = match.indices?.groups?.[group];
  return at && { start: at[0] + offset, end: at[1] + offset };
}

function tokenAt(sheet: Sheet, at: Range): Token | undefined {
  const raw = sheet.slice(at);
  if (isTemplated(raw)) return undefined;
  const quotes = /^(["']).*\1$/.test(raw) ? 1 : 0;
  const inner = { start: at.start + quotes, end: at.end - quotes };
  return { at, inner, text: sheet.slice(inner), style: printYaml };
}
