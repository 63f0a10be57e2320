import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { FilePath } from '../../core/source.js';
import type { Sheet } from '../settings/sheet.js';
import { isRecording, isTranslation } from '../settings/telling-keys.js';
import { defineTextLanguage, type Problem } from '../settings/text-language.js';
import { readBatch } from './read-batch.js';
import { readManifest } from './read-manifest.js';
import { readTree } from './read-tree.js';

const JSON_FILE =
  /\.(?:json|jsonc|json5|jsonl|ndjson|webmanifest|code-workspace)(?:\.(?:example|sample|template|dist))?$/i;
const NO_SETTINGS =
  /(?:^|\/)(?:package-lock|npm-shrinkwrap|composer\.lock|deno\.lock|[\w.-]+[.-]lock|cspell|\.cspell|\.all-contributorsrc)\.json$|(?:^|\/)(?:__snapshots__|cassettes|recordings|datasets?)\/|\.(?:snap|min|har|ipynb)\.json$/i;

/** JSON, with or without comments: manifests, deployment settings, request files. Words for people and data are left alone. */
export default defineTextLanguage({
  id: 'json',
  claims: (file) => JSON_FILE.test(file) && !NO_SETTINGS.test(file) && !isTranslation(file),
  read,
  problems: (text) => (isLines(text) ? [] : problems(text)),
});

function read(sheet: Sheet): void {
  if (/\.(?:jsonl|ndjson)$/i.test(sheet.file)) {
    readBatch(sheet);
    return;
  }
  if (isRecording(sheet.text)) return;
  const root = parse(sheet.text).root;
  if (!root) return;
  const name = sheet.file.slice(sheet.file.lastIndexOf('/') + 1);
  if (isManifest(name)) readManifest(sheet, root);
  readTree(sheet, root, { isManifest: isManifest(name) });
}

function isManifest(name: FilePath): boolean {
  return /^(?:package|deno|jsr|import_?map|bower)\.jsonc?$/.test(name);
}

function parse(text: string): { readonly root: Node | undefined; readonly errors: readonly ParseError[] } {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  return { root, errors };
}

function problems(text: string): readonly Problem[] {
  const bare = text.startsWith('\ufeff') ? text.slice(1) : text;
  return parse(bare).errors.map(({ error, offset }) => ({
    offset: offset + text.length - bare.length,
    message: printParseErrorCode(error),
  }));
}

/** One document a line: each is checked by nobody but its reader. */
function isLines(text: string): boolean {
  return /^\s*\{[^\n]*\}\s*\n\s*\{/.test(text);
}
