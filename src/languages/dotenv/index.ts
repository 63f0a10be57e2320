import type { FilePath } from '../../core/source.js';
import type { Sheet } from '../settings/sheet.js';
import { defineTextLanguage } from '../settings/text-language.js';
import { addUnnamed, readEntries } from './read-entries.js';

const ENV_FILE =
  /^(?:\.env|\.flaskenv|\.dev\.vars)(?:[._-].+)?$|\.env$|^(?:env|dotenv)[._-](?:example|sample|template|dist|local|development|production|staging|test)$|^(?:[\w-]+\.)?env\.(?:example|sample|template|dist|local|production|development)$/i;
/** Programs and documents whose names begin alike: `.env.d.ts`, `.env.md`. */
const ANOTHER_FORMAT = /\.(?:[cm]?[jt]sx?|json[c5]?|ya?ml|toml|md|mdx|py|rb|sh|enc|gpg|age|vault|zip)$/i;
const KEY_VALUE_FILE = /\.(?:properties|ini|cfg)$/i;

/** `.env` files and their kin: one `NAME=value` a line. */
export default defineTextLanguage({
  id: 'dotenv',
  comments: { line: ['#', ';'] },
  claims: (file) => isEnvFile(file) || KEY_VALUE_FILE.test(file),
  load: () => ({ read }),
});

function read(sheet: Sheet): void {
  readEntries(sheet, isEnvFile(sheet.file) ? !isExample(sheet.file) : undefined);
  if (KEY_VALUE_FILE.test(sheet.file)) addUnnamed(sheet);
}

function baseName(file: FilePath): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

function isEnvFile(file: FilePath): boolean {
  const name = baseName(file);
  return ENV_FILE.test(name) && !ANOTHER_FORMAT.test(name);
}

/** Examples are copied by people; every other env file is somebody's own. */
function isExample(file: FilePath): boolean {
  return /(?:^|[._-])(?:example|sample|template|tmpl|tpl|dist|defaults?|stub|schema|demo)(?:[._-]|$)/i.test(
    baseName(file),
  );
}
