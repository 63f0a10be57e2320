import { isOpenAIVariable } from '../../core/variables.js';
import { addComment } from '../settings/doc-lines.js';
import { addEntry } from '../settings/entries.js';
import { eachLine, wholeLines, type Line } from '../settings/lines.js';
import { addCommentedOut } from '../settings/shell-text.js';
import type { Sheet } from '../settings/sheet.js';
import { printYaml, type Range, type Token } from '../settings/styles.js';

/** Says entries that are commented out, and comments that tell a person which variable to set. */
export function readComments(sheet: Sheet, blocks: readonly Range[]): void {
  for (const line of eachLine(sheet.text)) {
    if (!/^\s*#/.test(line.text) || blocks.some(({ start, end }) => start < line.start && line.start < end))
      continue;
    if (addCommentedOut(sheet, line, new Set()) || addCommentedPair(sheet, line)) continue;
    addComment(sheet, line, true);
  }
}

const PAIR =
  /^(?<lead>\s*#+\s*)(?<name>[A-Za-z_]\w*):(?:\s+(?<value>"[^"]*"|'[^']*'|\$\{\{[^}]*\}\}|[^\s#"'][^\s]*))?(?=\s*(?:#.*)?$)/d;
const NAMED_ITEM = /^(?<lead>\s*#+\s*(?:-\s+)?)(?:name|key):\s*(?<name>[A-Za-z_]\w*)\s*$/d;
const BARE_ITEM = /^(?<lead>\s*#+\s*-\s+)(?<name>[A-Za-z_]\w*)\s*$/d;

/** `# OPENAI_MODEL: gpt-4o`, `# - name: OPENAI_API_KEY`, `# - OPENAI_API_KEY`. */
function addCommentedPair(sheet: Sheet, line: Line): boolean {
  const match = PAIR.exec(line.text) ?? NAMED_ITEM.exec(line.text) ?? BARE_ITEM.exec(line.text);
  const groups = match?.indices?.groups;
  const name = match?.groups?.['name'] ?? '';
  if (!match || !groups?.['name']) return false;
  const nameAt = { start: line.start + groups['name'][0], end: line.start + groups['name'][1] };
  const value = groups['value'];
  const token = value && tokenAt(sheet, { start: line.start + value[0], end: line.start + value[1] });
  if (!token && !isOpenAIVariable(name)) return false;
  return addEntry(sheet, {
    name,
    nameAt,
    at: { start: nameAt.start, end: token?.at.end ?? nameAt.end },
    ...(token ? { token } : {}),
    commented: true,
    ...(token ? { placement: { kind: 'line' as const, lead: match.groups?.['lead'] ?? '' } } : {}),
    remove: wholeLines(sheet.text, line),
    scope: new Set(),
  });
}

function tokenAt(sheet: Sheet, at: Range): Token {
  const raw = sheet.slice(at);
  const quotes = /^(["']).*\1$/.test(raw) ? 1 : 0;
  const inner = { start: at.start + quotes, end: at.end - quotes };
  return { at, inner, text: sheet.slice(inner), style: printYaml };
}
