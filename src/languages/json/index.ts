import { isTranslation } from '../settings/telling-keys.js';
import { defineTextLanguage } from '../settings/text-language.js';

const JSON_FILE =
  /\.(?:json|jsonc|json5|jsonl|ndjson|webmanifest|code-workspace)(?:\.(?:example|sample|template|dist))?$/i;
const NO_SETTINGS =
  /(?:^|\/)(?:package-lock|npm-shrinkwrap|composer\.lock|deno\.lock|[\w.-]+[.-]lock|cspell|\.cspell|\.all-contributorsrc)\.json$|(?:^|\/)(?:__snapshots__|cassettes|recordings|datasets?)\/|\.(?:snap|min|har|ipynb)\.json$/i;

/** JSON, with or without comments: manifests, deployment settings, request files. Words for people and data are left alone. */
export default defineTextLanguage({
  id: 'json',
  comments: { line: ['//'], block: [['/*', '*/']] },
  claims: (file) => JSON_FILE.test(file) && !NO_SETTINGS.test(file) && !isTranslation(file),
  load: () => import('./read-file.js'),
});
