import { looksLikeOpenAIModel } from '../../core/openai-names.js';
import { isOpenAIVariable } from '../../core/variables.js';
import { addEntry } from '../settings/entries.js';
import { eachLine, wholeLines, type Line } from '../settings/lines.js';
import { groupAt, groupText } from '../settings/matches.js';
import { addMentions, addSpelledName } from '../settings/mentions.js';
import type { Sheet } from '../settings/sheet.js';
import { printYaml, tokenIn, type Range, type Token } from '../settings/styles.js';
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

const BELOW = new RegExp(`^\\s+value:\\s+(?<value>${VALUE})\\s*$`, 'd');

const SECRET_KEY = /^\s*(?:-\s+)?(?:key|property|secretKey):\s+["']?(?<key>[a-z][\w.-]*)["']?\s*$/d;

/** Reads a file that is no YAML before its template is filled in: line by line, each for itself. */
export function readLines(sheet: Sheet): readonly Range[] {
  const scope = new Set<string>();
  const lines = eachLine(sheet.text);
  lines.forEach((line, index) => {
    if (/^\s*#/.test(line.text)) return;
    readPair(sheet, line, scope);
    readNamed(sheet, line, lines[index + 1], scope);
    addReferences(sheet, line);
    addMentions(sheet, line, () => 'pass');
    const secretKey = groupAt(SECRET_KEY.exec(line.text), 'key', line.start);
    if (secretKey) addSpelledName(sheet, secretKey);
    addUrls(sheet, line, { role: /^\s*-\s/.test(line.text) ? 'list' : 'config' });
  });
  return [];
}

function readPair(sheet: Sheet, line: Line, scope: Set<string>): void {
  const pair = PAIR.exec(line.text);
  const match = pair ?? ITEM.exec(line.text);
  const nameAt = groupAt(match, 'name', line.start);
  const name = groupText(match, 'name');
  if (!nameAt) return;
  const value = groupAt(match, 'value', line.start);
  const token = value && tokenAt(sheet, value);
  if (token && isSetting(name, token.text)) addModel(sheet, token);
  if (!VARIABLE.test(name)) return;
  const quote = groupText(match, 'open').length;
  const lead = groupText(match, 'lead');
  const behind = pair ? 0 : quote;
  addEntry(sheet, {
    name,
    nameAt,
    at: { start: nameAt.start - quote, end: (value?.end ?? nameAt.end + 1) + behind },
    token,
    placement: { kind: 'line', lead: pair ? lead.replace(/\S/g, ' ') : lead },
    remove: wholeLines(sheet.text, line),
    scope,
  });
}

const VARIABLE = /^[A-Z_][A-Z0-9_]*$/;

function isSetting(name: string, text: string): boolean {
  return !VARIABLE.test(name) && saysModel(name) && looksLikeOpenAIModel(text);
}

/** `- name: OPENAI_API_KEY`, with `value:` on the line below. */
function readNamed(sheet: Sheet, line: Line, next: Line | undefined, scope: Set<string>): void {
  const match = NAMED.exec(line.text);
  const nameAt = groupAt(match, 'name', line.start);
  const name = groupText(match, 'name');
  if (!nameAt || !next) return;
  const value = groupAt(BELOW.exec(next.text), 'value', next.start);
  const token = value && tokenAt(sheet, value);
  if (!token && !isOpenAIVariable(name)) return;
  const lead = groupText(match, 'lead');
  addEntry(sheet, {
    name,
    nameAt,
    at: { start: line.start + lead.length, end: value?.end ?? line.end },
    token,
    placement: token && { kind: 'line', lead },
    form: /^\s+value/.test(next.text) ? 'declare' : 'pass',
    scope,
  });
}

function tokenAt(sheet: Sheet, at: Range): Token | undefined {
  return isTemplated(sheet.slice(at)) ? undefined : tokenIn(sheet.text, at, printYaml);
}
