import { looksLikeOpenAIModel } from '../../core/openai-names.js';
import type { EndpointUsage } from '../../core/usage.js';
import { isOpenAIVariable } from '../../core/variables.js';
import { addEntry, type Placement } from './entries.js';
import { looksLikeOpenAIKey, looksLikeOwnKey } from './key-shapes.js';
import { eachLine, wholeLines, type Line } from './lines.js';
import { addInstalled } from './packages.js';
import { groupAt, groupText } from './matches.js';
import { addMentions } from './mentions.js';
import { findReferences } from './references.js';
import type { Sheet } from './sheet.js';
import { printJson, printRaw, printShell, type Range, type Token } from './styles.js';
import { addVectorStatements } from './telling-keys.js';
import { addModel, addReferences, addUrls } from './value-contents.js';

const COMMENT = /^\s*(?:#(?!!)|@?rem\s|::)/i;
const VALUE = `"(?:[^"\\\\]|\\\\.)*"|'[^']*'|(?:(?!\\$\\(|\`)[^\\s;&|()"'\`\\\\]*)?`;

/** Assignments, with the flag, command or quote in front that belongs to them. */
const ASSIGNMENTS: readonly RegExp[] = [
  // NAME=value; export NAME=value; -e NAME=value; "NAME=value"
  new RegExp(
    `(?<![\\w$.{/-])(?<flag>(?:-e|--env|--build-arg|--set-env-vars|--from-literal|-Set|--secret|--var|-v)[ =])?(?<quote>["'])?(?<name>[A-Za-z_]\\w*)=(?!=)(?<value>${VALUE})`,
    'dg',
  ),
  // Makefile: NAME ?= value, NAME := value, NAME = value
  /^(?<flag>\s*(?:export\s+)?)(?<name>[A-Za-z_]\w*)(?:\s+=|\s*[:?+]=)[^\S\r\n]*(?<value>[^\r\n#]*?)(?=\s*(?:#.*)?$)/dg,
  // PowerShell: $env:NAME = "value"
  new RegExp(`\\$env:(?<name>\\w+)\\s*=\\s*(?<value>${VALUE})`, 'dgi'),
  // setx NAME "value"; fish: set -gx NAME value; Dockerfile: ENV NAME value
  new RegExp(
    `(?<![\\w-])(?<flag>setx|set\\s+-[gUx]+|[Ee][Nn][Vv])\\s+(?<name>[A-Za-z_]\\w*)\\s+(?!=)(?<value>${VALUE})`,
    'dg',
  ),
];

/** Says what a piece of shell (or of a Dockerfile, a Makefile) does with OpenAI's variables, hosts and models. */
export function addShell(sheet: Sheet, within: Range): void {
  const scope = new Set<string>();
  for (const line of eachLine(sheet.text, within)) {
    if (COMMENT.test(line.text)) addCommentedOut(sheet, line, scope);
    else addLine(sheet, line, scope);
  }
  addRequests(sheet, within);
  addVectorStatements(sheet, within);
}

/** What hands a variable on by its name alone. */
const FLAG = /(?:^|\s)(?:-e|--env|--build-arg)[ =]["']?$/;

/** Says one line of shell that is no comment. */
function addLine(sheet: Sheet, line: Line, scope: Set<string>): void {
  // `sed "s/OPENAI_API_KEY=.*/…/"` names the variable; what follows the sign is a pattern.
  const isPattern = /\b(?:sed|awk|grep|rg|perl)\s/.test(line.text);
  for (const form of isPattern ? [] : ASSIGNMENTS) addAssignments(sheet, line, form, scope);
  addReferences(sheet, line);
  addMentions(sheet, line, ({ start }) =>
    FLAG.test(sheet.text.slice(line.start, start)) ? 'pass' : 'mention',
  );
  addInstalled(sheet, line);
}

function addAssignments(sheet: Sheet, line: Line, form: RegExp, scope: Set<string>): void {
  for (const match of line.text.matchAll(form)) {
    const isCommand = /(?:^|\s)-l?c\s+["']$/.test(line.text.slice(0, match.index + 1));
    const quote = isCommand ? '' : groupText(match, 'quote');
    const name = groupAt(match, 'name', line.start);
    const value = groupAt(match, 'value', line.start);
    if (!name || !value) continue;
    const token = tokenOf(sheet, line, value, quote);
    const closing = quote !== '' && sheet.text[token.at.end] === quote ? 1 : 0;
    const at = { start: line.start + match.index, end: token.at.end + closing };
    const placement = placementOf(sheet, line, name, at.end);
    addEntry(sheet, {
      name: sheet.slice(name),
      nameAt: name,
      at: placement.kind === 'line' ? { start: name.start, end: at.end } : at,
      token: isSubstitution(sheet, token) ? undefined : token,
      placement,
      // A flag and its value share a line with others: each line has its own.
      scope: placement.kind === 'line' ? scope : new Set(namesIn(line.text)),
    });
  }
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<![\w$])([A-Za-z_]\w*)=/g)].map(([, name = '']) => name);
}

/** `NAME=$(cat file)`: what a program prints is not known, and must not be replaced by halves. */
function isSubstitution(sheet: Sheet, token: Token): boolean {
  return (
    sheet.slice(token.inner) === '' &&
    /^(?:\$\(|`)/.test(sheet.text.slice(token.at.start, token.at.start + 2))
  );
}

function tokenOf(sheet: Sheet, line: Line, value: Range, quote: string): Token {
  if (quote !== '') {
    const close = sheet.text.indexOf(quote, value.start);
    const end = close === -1 || close > line.end ? value.end : close;
    const at = { start: value.start, end };
    return { at, inner: at, text: sheet.slice(at), style: printRaw };
  }
  const raw = sheet.slice(value);
  const isQuoted = /^(["']).*\1$/s.test(raw) && raw.length > 1;
  const inner = isQuoted ? { start: value.start + 1, end: value.end - 1 } : value;
  const text = raw.startsWith('"') ? sheet.slice(inner).replace(/\\(["\\$`])/g, '$1') : sheet.slice(inner);
  return { at: value, inner, text, style: printShell };
}

/** What may stand in front of an assignment that has its line for itself. */
const ALONE = /^\s*(?:\$env:|(?:export|declare|typeset|local|readonly|ARG|ENV|set|setx)(?:\s+-\w+)*\s+)?$/i;

function placementOf(sheet: Sheet, line: Line, name: Range, end: number): Placement {
  const lead = sheet.text.slice(line.start, name.start);
  const isAlone = ALONE.test(lead) && /^\s*(?:[;#].*)?$/.test(sheet.text.slice(end, line.end));
  return isAlone ? { kind: 'line', lead } : { kind: 'inline', separator: ' ' };
}

const COMMENTED_OUT =
  /^(?<lead>\s*(?:#+|@?rem|::)\s*(?:-\s+)?(?:(?:export|set|setx|ENV|ARG|-e|--env)\s+)?)(?<name>[A-Za-z_]\w*)=(?<value>"[^"]*"|'[^']*'|[^\s#"']*)(?=\s*(?:\\|#.*)?$)/di;

/** `# export OPENAI_BASE_URL=…`: an entry that waits to be switched on. Other comments say nothing. */
export function addCommentedOut(sheet: Sheet, line: Line, scope: Set<string>): boolean {
  const match = COMMENTED_OUT.exec(line.text);
  const nameAt = groupAt(match, 'name', line.start);
  const value = groupAt(match, 'value', line.start);
  if (!nameAt || !value) return false;
  const token = tokenOf(sheet, line, value, '');
  return addEntry(sheet, {
    name: sheet.slice(nameAt),
    nameAt,
    at: { start: nameAt.start, end: value.end },
    token,
    commented: true,
    placement: { kind: 'line', lead: groupText(match, 'lead') },
    remove: wholeLines(sheet.text, line),
    scope,
  });
}

const REQUEST =
  /\b(?:curl|wget|https?(?=\s)|xh(?=\s)|Invoke-(?:RestMethod|WebRequest)|iwr|irm|websocat|wscat)\b/;

/** Says URLs, and what the commands around them send: the model and a key written out. */
function addRequests(sheet: Sheet, within: Range): void {
  let from = within.start;
  for (const line of eachLine(sheet.text, within)) {
    if (line.start < from || COMMENT.test(line.text)) continue;
    if (!REQUEST.test(line.text)) {
      addUrls(sheet, line, { role: roleOfLine(line.text) });
      continue;
    }
    const command = { start: line.start, end: commandEnd(sheet.text, line.start, within.end) };
    addCommand(sheet, command);
    from = command.end;
  }
}

/** A server that hands requests on, a policy, or a setting of the script's own. */
function roleOfLine(text: string): EndpointUsage['role'] {
  if (/-src\b/.test(text)) return 'list';
  if (/\b(?:proxy_pass|reverse_proxy|proxy_set_header|proxy_ssl_name|header_up|server)\b|\s200!?$/.test(text))
    return 'request';
  return /^\s*[a-z_]\w*=/.test(text) ? 'base' : 'config';
}

function addCommand(sheet: Sheet, command: Range): void {
  const urls = addUrls(sheet, command, { role: 'request' });
  const text = sheet.slice(command);
  const isOpenAIs = urls.length > 0 || findReferences(text).some(({ name }) => isOpenAIVariable(name));
  if (!isOpenAIs) return;
  for (const match of text.matchAll(/\\?"model\\?"\s*:\s*(?<value>\\?"(?<id>[^"\\]*)\\?")/dg)) {
    const at = groupAt(match, 'value', command.start);
    const inner = groupAt(match, 'id', command.start);
    const id = groupText(match, 'id');
    if (!at || !inner || !looksLikeOpenAIModel(id)) continue;
    const isEscaped = sheet.text[at.start] === '\\';
    addModel(
      sheet,
      isEscaped ? { at: inner, inner, text: id, style: printRaw } : { at, inner, text: id, style: printJson },
    );
  }
  addBearer(sheet, command);
}

function addBearer(sheet: Sheet, command: Range): void {
  for (const match of sheet.slice(command).matchAll(/\bBearer\s+(?<key>sk-[\w-]+)/dg)) {
    const at = groupAt(match, 'key', command.start);
    const key = groupText(match, 'key');
    if (!at || !(looksLikeOwnKey(key) || looksLikeOpenAIKey(key))) continue;
    const token: Token = { at, inner: at, text: key, style: printRaw };
    sheet.add(at, { kind: 'secret', at: sheet.span(at), feeds: [], where: 'code' }, { token });
  }
}

/** Where the command that begins at `start` ends: at a line end outside quotes that no backslash continues. */
function commandEnd(text: string, start: number, limit: number): number {
  let quote = '';
  for (let at = start; at < limit; at += 1) {
    const character = text[at] ?? '';
    if (character === '\\' && quote !== "'") at += text[at + 1] === '\r' ? 2 : 1;
    else if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '\n') return hereDocumentEnd(text, start, at, limit);
  }
  return limit;
}

function hereDocumentEnd(text: string, start: number, end: number, limit: number): number {
  const word = /<<-?\s*["']?(\w+)["']?/.exec(text.slice(start, end))?.[1];
  if (!word) return end;
  const close = new RegExp(`^[\\t ]*${word}[\\t ]*\\r?$`, 'm').exec(text.slice(end, limit));
  return close ? end + close.index + word.length : end;
}
