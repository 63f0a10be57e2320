import { UsageError } from '../../core/errors.js';
import type { FilePath } from '../../core/source.js';
import * as say from '../../messages/git.js';
import { git, isWorkTree, tryGit } from '../git.js';

/**
 * Files below the root that differ from where the branch left `ref`: committed, staged, in the work tree or untracked. Throws a
 * UsageError where there is no repository, no such ref, or no common history.
 */
export function changedFiles(root: string, ref: string): ReadonlySet<FilePath> {
  if (!isWorkTree(root)) throw new UsageError(say.noRepository(root));
  const commit = git(root, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${ref}^{commit}`,
  ])?.trim();
  if (commit === undefined || commit === '') throw new UsageError(say.unknownRef(ref));
  const base = git(root, ['merge-base', commit, 'HEAD'])?.trim();
  if (base === undefined || base === '') throw new UsageError(say.noCommonHistory(ref));
  const changed = tryGit(root, ['diff', '--name-only', '-z', '--relative', '--diff-filter=d', base, '--']);
  const untracked = tryGit(root, ['ls-files', '--others', '--exclude-standard', '-z']);
  const output = [changed, untracked].map((each) => (each.ok ? each.output : ''));
  return new Set(output.flatMap((each) => each.split('\0')).filter((file) => file !== ''));
}
