import { HASH } from '../settings/comment-spans.js';
import { addShell } from '../settings/shell-text.js';
import { defineTextLanguage } from '../settings/text-language.js';

const SHELL_FILE =
  /\.(?:sh|bash|zsh|fish|ksh|ps1|psm1|bat|cmd|mk|conf|nginx|caddy)$|(?:^|\/)(?:\.envrc|\.bashrc|\.zshrc|\.profile|\.bash_profile|GNUmakefile|[Mm]akefile|Procfile|[Jj]ustfile|Caddyfile|_headers|_redirects|\.htaccess|[\w.-]*entrypoint)$|(?:^|\/)\.husky\/[\w-]+$/;

/** Scripts of shells and of what runs shells: make, just, Procfile; and server settings, which are lines of words too. */
export default defineTextLanguage({
  id: 'shell',
  comments: HASH,
  claims: (file) => SHELL_FILE.test(file),
  load: () => ({ read: (sheet) => addShell(sheet, { start: 0, end: sheet.text.length }) }),
});
