import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { Sheet } from '../settings/sheet.js';
import { isRecording } from '../settings/telling-keys.js';
import type { Problem } from '../settings/text-language.js';
import { readBatch } from './read-batch.js';
import { readManifest } from './read-manifest.js';
import { readTree } from './read-tree.js';

/** Says everything in one JSON file. */
export function read(sheet: Sheet): void {
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

function isManifest(name: string): boolean {
  return /^(?:package|deno|jsr|import_?map|bower)\.jsonc?$/.test(name);
}

function parse(text: string): { readonly root: Node | undefined; readonly errors: readonly ParseError[] } {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  return { root, errors };
}

/** Syntax errors of one document. */
export function problems(text: string): readonly Problem[] {
  if (isLines(text)) return [];
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
