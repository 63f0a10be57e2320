import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../../core/errors.js';
import type { CommitNote, Concern } from '../../core/report.js';
import type { FilePath } from '../../core/source.js';
import { noRepository } from '../../messages/git.js';
import * as say from '../../messages/commit.js';
import { git, isWorkTree, tryGit } from '../git.js';
import type { ByConcern } from './concerns.js';

const UNDER_WAY = [
  'MERGE_HEAD',
  'CHERRY_PICK_HEAD',
  'REVERT_HEAD',
  'rebase-merge',
  'rebase-apply',
  'BISECT_LOG',
];

/** Refuses before anything is written: outside git, with staged changes of somebody's own, or in the middle of a merge. */
export function refuseUncommittable(root: string): void {
  if (!isWorkTree(root)) throw new UsageError(noRepository(root));
  const staged = (git(root, ['diff', '--cached', '--name-only', '-z']) ?? '')
    .split('\0')
    .filter((each) => each);
  if (staged.length > 0) throw new UsageError(say.stagedChanges(staged));
  const paths = UNDER_WAY.flatMap((name) => git(root, ['rev-parse', '--git-path', name])?.trim() ?? []);
  const found = paths.find((path) => existsSync(resolve(root, path)));
  if (found !== undefined) throw new UsageError(say.mergeUnderWay(found));
}

export type Committed =
  | { readonly ok: true; readonly commits: readonly CommitNote[]; readonly ignored: readonly FilePath[] }
  | { readonly ok: false; readonly complaint: string };

/**
 * One commit per concern, of whole files; hooks and signing are the user's own. Where git refuses one (a hook, no identity) the
 * commits made so far are taken back.
 */
export function commitByConcern(
  root: string,
  parts: ByConcern,
  messageOf: (concern: Concern, files: readonly FilePath[]) => string,
): Committed {
  const before = git(root, ['rev-parse', '-q', '--verify', 'HEAD'])?.trim();
  const ignored = ignoredOf(
    root,
    parts.flatMap((each) => each.files),
  );
  const commits: CommitNote[] = [];
  for (const { concern, files } of parts) {
    const own = files.filter((file) => !ignored.includes(file));
    if (own.length === 0) continue;
    const message = messageOf(concern, own);
    const result = commit(root, own, message);
    if (!result.ok) {
      takeBack(root, before, own);
      return result;
    }
    commits.push({ id: git(root, ['rev-parse', 'HEAD'])!.trim(), concern, title: message.split('\n')[0]! });
  }
  return { ok: true, commits, ignored };
}

function commit(root: string, files: readonly FilePath[], message: string) {
  const paths = files.map((file) => `:(literal)${file}`);
  const added = tryGit(root, ['add', '--', ...paths]);
  return added.ok ? tryGit(root, ['commit', '--quiet', '--message', message]) : added;
}

/** The index and the branch as they were; the work tree keeps what was written. */
function takeBack(root: string, before: string | undefined, staged: readonly FilePath[]): void {
  if (before !== undefined) git(root, ['reset', '--quiet', before]);
  else {
    git(root, ['rm', '--cached', '--quiet', '--', ...staged.map((file) => `:(literal)${file}`)]);
    git(root, ['update-ref', '-d', 'HEAD']);
  }
}

function ignoredOf(root: string, files: readonly FilePath[]): readonly FilePath[] {
  return files.filter(
    (file) =>
      git(root, ['check-ignore', '-q', '--', file]) !== undefined &&
      git(root, ['ls-files', '--error-unmatch', '--', `:(literal)${file}`]) === undefined,
  );
}
