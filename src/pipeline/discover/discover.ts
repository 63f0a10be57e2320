import { statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { FilePath } from '../../core/source.js';
import { chooseRoot } from './choose-root.js';
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
  const { root, asked } = chooseRoot(options);
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

function toFile(root: string, path: string): FilePath {
  return relative(root, path).split(sep).join('/');
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
