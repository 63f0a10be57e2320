import { isOpenAIVariable } from '../../core/variables.js';
import { addComment } from '../settings/doc-lines.js';
import { addEntry } from '../settings/entries.js';
import { eachLine, wholeLines, type Line } from '../settings/lines.js';
import { groupAt, groupText } from '../settings/matches.js';
import { addCommentedOut } from '../settings/shell-text.js';
import type { Sheet } from '../settings/sheet.js';
import { printYaml, tokenIn, type Range } from '../settings/styles.js';

/** Says entries that are commented out, and comments that tell a person which variable to set. */
export function readComments(sheet: Sheet, blocks: readonly Range[]): void {
  for (const line of eachLine(sheet.text)) {
    const isInBlock = blocks.some(({ start, end }) => start < line.start && line.start < end);
    if (isInBlock || !/^\s*#/.test(line.text)) continue;
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
  const nameAt = groupAt(match, 'name', line.start);
  const name = groupText(match, 'name');
  if (!nameAt) return false;
  const value = groupAt(match, 'value', line.start);
  const token = value && tokenIn(sheet.text, value, printYaml);
  if (!token && !isOpenAIVariable(name)) return false;
  return addEntry(sheet, {
    name,
    nameAt,
    at: { start: nameAt.start, end: token?.at.end ?? nameAt.end },
    token,
    commented: true,
    placement: token && { kind: 'line', lead: groupText(match, 'lead') },
    remove: wholeLines(sheet.text, line),
  });
}
