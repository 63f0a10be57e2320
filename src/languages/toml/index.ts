import { HASH } from '../settings/comment-spans.js';
import { defineTextLanguage } from '../settings/text-language.js';
import { readToml } from './read-toml.js';

/** TOML, and Terraform's values, whose lines read alike: wrangler.toml, netlify.toml, fly.toml, *.tfvars. */
export default defineTextLanguage({
  id: 'toml',
  comments: HASH,
  claims: (file) =>
    /\.(?:toml|tf|tfvars|hcl)(?:\.(?:example|sample|template))?$/i.test(file) && !/\block\b/i.test(file),
  load: () => ({ read: readToml }),
});
