import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, resolve, sep } from 'node:path';
import fastGlob from 'fast-glob';
import { UsageError } from '../../core/errors.js';
import { noSuchPath } from '../../messages/skip.js';

export interface Root {
  /** Absolute: the folder that is read as the project. */
  readonly root: string;
  /** Absolute: the files and folders that were asked for. */
  readonly asked: readonly string[];
  /** True where nobody named the root: it is but what several paths outside the current folder have above them. */
  readonly isGuessed: boolean;
}

/** The current folder; for paths outside it, what is above them all. Throws a UsageError for a path that does not exist. */
export function chooseRoot(options: { readonly cwd: string; readonly paths: readonly string[] }): Root {
  const cwd = realpathSync(options.cwd);
  const asked = (options.paths.length === 0 ? ['.'] : options.paths).flatMap((path) => expand(path, cwd));
  if (commonRoot([cwd, ...asked]) === cwd) return { root: cwd, asked, isGuessed: false };
  const folders = asked.map((path) => (statSync(path).isDirectory() ? path : dirname(path)));
  const root = commonRoot(folders);
  return { root, asked, isGuessed: !folders.includes(root) };
}

function expand(path: string, cwd: string): string[] {
  const absolute = isAbsolute(path) ? path : resolve(cwd, path);
  if (existsSync(absolute)) return [realpathSync(absolute)];
  if (fastGlob.isDynamicPattern(path)) {
    const found = fastGlob.sync(path.split(sep).join('/'), {
      cwd,
      absolute: true,
      dot: true,
      ignore: ['**/node_modules/**'],
    });
    if (found.length > 0) return found.map((file) => realpathSync(file));
  }
  throw new UsageError(noSuchPath(path));
}

function commonRoot(paths: readonly string[]): string {
  const split = paths.map((path) => path.split(sep));
  const first = split[0] ?? [];
  let shared = first.length;
  for (const parts of split) {
    let same = 0;
    while (same < shared && parts[same] === first[same]) same++;
    shared = same;
  }
  return first.slice(0, shared).join(sep) || sep;
}
