import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import fastGlob from 'fast-glob';
import { UsageError } from '../../core/errors.js';
import type { FilePath } from '../../core/source.js';
import { noSuchPath } from '../../messages/skip.js';
import { folderFilter } from './patterns.js';
import { ProjectTree } from './project-tree.js';
import { walkFolder } from './walk.js';

export interface DiscoverOptions {
  readonly cwd: string;
  /** Files, folders or globs, as the user wrote them; none means the current folder. */
  readonly paths: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

export interface Discovered {
  readonly tree: ProjectTree;
  /** Whether the given paths cover a file: paths limit what is reported and written, not what is read. */
  readonly reportable: (file: FilePath) => boolean;
}

/** The files of the project around the given paths. Throws a UsageError for a path that does not exist. */
export function discover(options: DiscoverOptions): Discovered {
  const cwd = realpathSync(options.cwd);
  const asked = (options.paths.length === 0 ? ['.'] : options.paths).flatMap((path) => expand(path, cwd));
  const root =
    commonRoot([cwd, ...asked]) === cwd
      ? cwd
      : commonRoot(asked.map((path) => (statSync(path).isDirectory() ? path : dirname(path))));
  const filter = folderFilter(root, options);
  const walked = walkFolder(root, filter);
  const named = asked.filter((path) => statSync(path).isFile());
  const files = [...new Set([...walked, ...named])].map((path) => toFile(root, path)).sort(byCodeUnits);
  const prefixes = asked.map((path) => toFile(root, path));
  return {
    tree: new ProjectTree(root, files),
    reportable: (file) =>
      prefixes.some((prefix) => prefix === '' || file === prefix || file.startsWith(`${prefix}/`)),
  };
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

function toFile(root: string, path: string): FilePath {
  return relative(root, path).split(sep).join('/');
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
