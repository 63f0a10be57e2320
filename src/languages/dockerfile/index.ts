import { HASH } from '../settings/comment-spans.js';
import { addEntry } from '../settings/entries.js';
import type { Sheet } from '../settings/sheet.js';
import { addShell } from '../settings/shell-text.js';
import { printShell } from '../settings/styles.js';
import { defineTextLanguage } from '../settings/text-language.js';

const DOCKERFILE =
  /(?:^|\/)(?:Dockerfile|Containerfile)(?:[._-][\w.-]+)?$|\.(?:[Dd]ockerfile|containerfile)$/;

/** Dockerfiles: ARG and ENV in both forms, and the shell of RUN, CMD and the like. */
export default defineTextLanguage({
  id: 'dockerfile',
  comments: HASH,
  claims: (file) => DOCKERFILE.test(file) && !file.endsWith('.dockerignore'),
  load: () => ({ read }),
});

function read(sheet: Sheet): void {
  addBareArguments(sheet);
  addShell(sheet, { start: 0, end: sheet.text.length });
}

/** `ARG OPENAI_API_KEY`: handed on by name, without a default. */
function addBareArguments(sheet: Sheet): void {
  const scope = new Set<string>();
  for (const match of sheet.text.matchAll(
    /^(?<lead>[^\S\r\n]*ARG[^\S\r\n]+)(?<name>\w+)[^\S\r\n]*(?=\r?$)/gim,
  )) {
    const { lead = '', name = '' } = match.groups ?? {};
    const nameAt = { start: match.index + lead.length, end: match.index + lead.length + name.length };
    addEntry(sheet, {
      name,
      nameAt,
      at: nameAt,
      form: 'pass',
      placement: { kind: 'line', lead },
      emptyLead: '=',
      style: printShell,
      scope,
    });
  }
}
