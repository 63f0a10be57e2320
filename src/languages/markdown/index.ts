import type { FilePath } from '../../core/source.js';
import { MARKUP } from '../settings/comment-spans.js';
import { defineTextLanguage } from '../settings/text-language.js';
import { readPage } from './read-page.js';

const PAGE =
  /\.(?:md|mdx|markdown|rst|adoc|asciidoc)$|(?:^|\/)(?:README|INSTALL|SETUP|GUIDE)[\w.-]*(?:\.txt)?$/i;
/** What was, and what is told to readers rather than to those who set the program up. */
const NO_INSTRUCTIONS =
  /(?:^|\/)(?:CHANGELOG|CHANGES|HISTORY|RELEASES?|RELEASE[-_]NOTES|LICEN[CS]E|CODE_OF_CONDUCT|SECURITY|AUTHORS|CONTRIBUTORS)[\w.-]*$|(?:^|\/)(?:blog|posts?|_posts|articles?|news|changelogs?|\.changeset|prompts?)\//i;
const ANOTHER_FORMAT = /\.(?:[cm]?[jt]sx?|json|ya?ml|toml|py|sh|html?)$/i;

/** Pages that tell a person how to set a program up. */
export default defineTextLanguage({
  id: 'markdown',
  comments: MARKUP,
  claims: (file: FilePath) => PAGE.test(file) && !NO_INSTRUCTIONS.test(file) && !ANOTHER_FORMAT.test(file),
  load: () => ({ read: readPage }),
});
