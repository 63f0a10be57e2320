import { addComment, addProse } from '../settings/doc-lines.js';
import { eachLine } from '../settings/lines.js';
import type { Sheet } from '../settings/sheet.js';

const FENCE = /^\s*(?:>\s*)*(`{3,}|~{3,})\s*([\w+-]*)/;
/** In these languages `#` begins a comment, and a comment is not an instruction by naming a variable. */
const HASH_COMMENTS =
  /^(?:|ya?ml|bash|sh|shell|zsh|console|env|dotenv|ini|toml|docker|dockerfile|text|txt|python|py)$/i;
const ENTRY = /^\s*#+\s*(?:-\s+)?(?:export\s+|-e\s+)?[A-Za-z_]\w*\s*[=:]/;

interface Fence {
  readonly mark: string;
  readonly language: string;
}

/** Says each line that tells a person to set something of OpenAI's. */
export function readPage(sheet: Sheet): void {
  let fence: Fence | undefined;
  for (const line of eachLine(sheet.text)) {
    const found = fenceIn(line.text);
    if (found && (!fence || found.mark.startsWith(fence.mark))) fence = fence ? undefined : found;
    else if (fence && isComment(line.text, fence)) addComment(sheet, line);
    else addProse(sheet, line);
  }
}

function fenceIn(text: string): Fence | undefined {
  const [, mark, language = ''] = FENCE.exec(text) ?? [];
  return mark === undefined ? undefined : { mark, language };
}

/** A comment inside a block of code; an entry that is commented out is none. */
function isComment(text: string, { language }: Fence): boolean {
  return /^\s*#/.test(text) && HASH_COMMENTS.test(language) && !ENTRY.test(text);
}
