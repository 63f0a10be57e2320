import { parseAllDocuments, type Document } from 'yaml';
import type { Sheet } from '../settings/sheet.js';
import { eachLine } from '../settings/lines.js';
import { addReferences } from '../settings/value-contents.js';
import { isTranslation } from '../settings/telling-keys.js';
import type { Problem } from '../settings/text-language.js';
import { readComments } from './read-comments.js';
import { readLines } from './read-lines.js';
import { readDocuments } from './read-nodes.js';

/** Above this many characters a file is data or a generated description, whose tree costs seconds; its lines are enough. */
const LARGEST = 300_000;

/** Says everything in one YAML file. */
export function read(sheet: Sheet): void {
  if (isTranslation(sheet.file)) return;
  const documents = sheet.text.length > LARGEST ? undefined : parse(sheet.text);
  const isBroken = !documents || documents.some(({ errors }) => errors.length > 0);
  // Templates (`{{ if … }}`) are YAML only after they are filled in; their lines still tell.
  const blocks = isBroken ? readLines(sheet) : readDocuments(sheet, documents);
  if (!isBroken) readTemplates(sheet);
  readComments(sheet, blocks);
}

/** `value: {{ .Values.env.OPENAI_MODEL | quote }}` without quotes around it reads as two mappings to a parser that fills nothing in. */
function readTemplates(sheet: Sheet): void {
  for (const line of eachLine(sheet.text))
    if (/^\s*(?:-\s+)?[^\s#][^:]*:\s+\{\{.*\.Values\./.test(line.text)) addReferences(sheet, line);
}

function parse(text: string): readonly Document.Parsed[] {
  return parseAllDocuments(text, { logLevel: 'silent', uniqueKeys: false });
}

/** Syntax errors of all documents of a file. */
export function problems(text: string): readonly Problem[] {
  if (text.length > LARGEST) return [];
  const bare = text.startsWith('\ufeff') ? text.slice(1) : text;
  return parse(bare).flatMap(({ errors }) =>
    errors.map((error) => ({
      offset: error.pos[0] + text.length - bare.length,
      message: error.message.split(' at line ')[0] ?? error.message,
    })),
  );
}
