import { accessSync, constants, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MachineError, UsageError } from '../../core/errors.js';
import type { FileChange } from '../../core/plan.js';
import { changedSincePlanned, cannotWrite, uncommittedChanges } from '../../messages/write.js';
import { encodeSource, sha256 } from '../../text/source-text.js';
import { uncommitted } from './git-state.js';
import { beginJournal, dropJournal, finishJournal, type Journal } from './journal.js';
import { withLock } from './lock.js';
import { replaceFile } from './replace-file.js';
import { recover } from './undo.js';

export interface WriteOptions {
  readonly root: string;
  readonly allowDirty: boolean;
}

/**
 * Writes all changes or none. Throws a UsageError where git has uncommitted changes in a file or a file changed since it was planned,
 * a MachineError where the disk or a permission fails; what was written until then is put back.
 */
export function writeFiles(changes: readonly FileChange[], options: WriteOptions): void {
  const effective = changes.filter((change) => change.before.text !== change.after);
  if (effective.length === 0) return;
  if (!options.allowDirty) refuseDirty(effective, options.root);
  guarded(options.root, () => withLock(options.root, () => write(effective, options.root)));
}

/** Refuses before anything is asked of the disk. */
export function refuseDirty(changes: readonly FileChange[], root: string): void {
  const dirty = uncommitted(
    root,
    changes.map((change) => change.before.file),
  );
  if (dirty.length > 0) throw new UsageError(uncommittedChanges(dirty));
}

function write(changes: readonly FileChange[], root: string): void {
  recover(root);
  const prepared = changes.map((change, index) => prepare(change, root, index));
  const journal = beginJournal(root, prepared);
  const written: typeof prepared = [];
  try {
    for (const file of prepared) {
      replaceFile(join(root, file.file), file.replacement);
      written.push(file);
    }
    finishJournal(root, journal);
  } catch (error) {
    rollBack(root, written, journal);
    throw error;
  }
}

function prepare(change: FileChange, root: string, index: number) {
  const path = join(root, change.before.file);
  const bytes = readFileSync(path);
  if (sha256(bytes) !== change.before.sha256) throw new UsageError(changedSincePlanned(change.before.file));
  accessSync(path, constants.W_OK);
  accessSync(dirname(path), constants.W_OK);
  const replacement = encodeSource(change.before, change.after);
  return {
    file: change.before.file,
    original: `${index}.original`,
    before: sha256(bytes),
    after: sha256(replacement),
    bytes,
    replacement,
  };
}

function rollBack(
  root: string,
  written: readonly { readonly file: string; readonly bytes: Buffer }[],
  journal: Journal,
): void {
  for (const file of written) replaceFile(join(root, file.file), file.bytes);
  dropJournal(root, journal);
}

/** Turns what the machine says into what a person can act on. */
export function guarded<T>(root: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (typeof code !== 'string' || error instanceof UsageError) throw error;
    throw new MachineError(cannotWrite((error as NodeJS.ErrnoException).path ?? root, code), {
      cause: error,
    });
  }
}
