import { relative, sep } from 'node:path';
import ignore from 'ignore';
import type { WalkOptions } from './walk.js';

/** The user's `--include` and `--exclude` globs, in gitignore's grammar, over absolute paths. */
export function folderFilter(
  root: string,
  patterns: { readonly include: readonly string[]; readonly exclude: readonly string[] },
): WalkOptions {
  const excludes = patterns.exclude.length > 0 ? ignore().add([...patterns.exclude]) : undefined;
  const includes = patterns.include.length > 0 ? ignore().add([...patterns.include]) : undefined;
  const inside = (path: string) => relative(root, path).split(sep).join('/');
  return {
    excluded: (path) => excludes?.ignores(inside(path)) ?? false,
    included: (path) =>
      includes ? includes.ignores(inside(path)) || mayLeadTo(inside(path), patterns.include) : false,
  };
}

/** A folder on the way to what is asked for: `dist` for `dist/app/**`. */
function mayLeadTo(path: string, include: readonly string[]): boolean {
  return include.some((pattern) => pattern.replace(/^\.?\//, '').startsWith(`${path}/`));
}
