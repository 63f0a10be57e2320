import { existsSync, readdirSync, type Dirent } from 'node:fs';
import { dirname, join } from 'node:path';
import { BINARY_ENDINGS, ENV_FILE, LOCK_FILES, MINIFIED_NAME, SKIPPED_FOLDERS } from './default-ignores.js';
import { GitIgnores } from './gitignore.js';

export interface WalkOptions {
  /** Whether a path (absolute) is taken out by the user's patterns. */
  readonly excluded: (path: string) => boolean;
  /** Whether a path is asked for although default ignores would leave it out. */
  readonly included: (path: string) => boolean;
}

/** Absolute paths of the files below a folder that a person may have written, in directory order. */
export function walkFolder(root: string, options: WalkOptions): string[] {
  const files: string[] = [];
  visit(root, ignoresAbove(root));
  return files;

  function visit(folder: string, above: GitIgnores): void {
    const entries = list(folder);
    const ignores = above.enter(
      folder,
      entries.some((entry) => entry.name === '.gitignore'),
    );
    for (const entry of entries) {
      const path = join(folder, entry.name);
      // Links are not followed: what they show inside the root is met where it really is, the rest is not ours to read.
      if (entry.isDirectory()) {
        if (entersFolder(path, entry.name, ignores, options)) visit(path, ignores);
      } else if (entry.isFile() && takesFile(path, entry.name, ignores, options)) files.push(path);
    }
  }
}

function list(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // a folder without permission is as good as empty; its name is not ours to judge
  }
}

function entersFolder(path: string, name: string, ignores: GitIgnores, options: WalkOptions): boolean {
  if (options.excluded(path)) return false;
  if (SKIPPED_FOLDERS.has(name)) return options.included(path);
  return !ignores.ignores(path, true);
}

function takesFile(path: string, name: string, ignores: GitIgnores, options: WalkOptions): boolean {
  if (options.excluded(path)) return false;
  if (options.included(path)) return true;
  if (ENV_FILE.test(name)) return true;
  if (BINARY_ENDINGS.test(name) || LOCK_FILES.test(name) || MINIFIED_NAME.test(name)) return false;
  return !ignores.ignores(path, false);
}

/** The .gitignore files above the root, down from the repository's top, and its info/exclude. */
function ignoresAbove(root: string): GitIgnores {
  const between: string[] = [];
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) {
      const start = GitIgnores.none().exclude(folder);
      const folders = folder === root ? [] : [folder, ...between.reverse()];
      const above = folders.reduce((ignores, up) => ignores.enter(up, true), start);
      // Whoever asks for an ignored folder by name means it: what ignores the folder itself does not count inside.
      const asked = [root, ...between];
      return asked.some((each) => above.ignores(each, true)) ? GitIgnores.none() : above;
    }
    if (dirname(folder) === folder) return GitIgnores.none();
    if (folder !== root) between.push(folder);
  }
}
