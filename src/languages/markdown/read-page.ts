import { addComment, addProse } from '../settings/doc-lines.js';
import { eachLine } from '../settings/lines.js';
import type { Sheet } from '../settings/sheet.js';

const FENCE = /^\s*(?:>\s*)*(`{3,}|~{3,})\s*([\w+-]*)/;
/** In these languages `#` begins a comment, and a comment is not an instruction by naming a variable. */
const HASH_COMMENTS =
  /^(?:|ya?ml|bash|sh|shell|zsh|console|env|dotenv|ini|toml|docker|dockerfile|text|txt|python|py)$/i;
const ENTRY = /^\s*#+\s*(?:-\s+)?(?:export\s+|-e\s+)?[A-Za-z_]\w*\s*[=:]/;

/** Says each line that tells a person to set something of OpenAI's. */
export function readPage(sheet: Sheet): void {
  let fence = '';
  let language = '';
  for (const line of eachLine(sheet.text)) {
    const mark = FENCE.exec(line.text);
    if (mark && (fence === '' || (mark[1] ?? '').startsWith(fence))) {
      fence = fence === '' ? (mark[1] ?? '') : '';
      language = fence === '' ? '' : (mark[2] ?? '');
      continue;
    }
    const isComment = fence !== '' && /^\s*#/.test(line.text) && HASH_COMMENTS.test(language);
    if (isComment && !ENTRY.test(line.text)) addComment(sheet, line);
    else addProse(sheet, line);
  }
}
