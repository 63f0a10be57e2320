import { HASH } from '../settings/comment-spans.js';
import { defineTextLanguage } from '../settings/text-language.js';

const YAML_FILE =
  /\.ya?ml(?:[._-](?:example|sample|template|tmpl|tpl|dist|gotmpl|j2|ejs))?$|(?:^|\/)templates\/[^/]+\.tpl$/i;
const LOCK_FILE = /(?:^|\/)(?:pnpm-lock|yarn|[\w.-]+[.-]lock)\.ya?ml$/i;

/** YAML: compose files, Kubernetes, Helm, CI, and whatever else keeps settings in it. */
export default defineTextLanguage({
  id: 'yaml',
  comments: HASH,
  claims: (file) => YAML_FILE.test(file) && !LOCK_FILE.test(file),
  load: () => import('./read-file.js'),
});
