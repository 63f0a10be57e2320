import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FilePath } from '../../core/source.js';
import { sha256 } from '../../text/source-text.js';
import { dropJournal, lastJournal, originalBytes, type Journal, type JournalEntry } from './journal.js';
import { withLock } from './lock.js';
import { replaceFile } from './replace-file.js';

export interface UndoResult {
  readonly restored: readonly FilePath[];
  /** Changed since the apply, and therefore left as they are. */
  readonly left: readonly FilePath[];
  /** True where no apply is left to undo. */
  readonly nothing: boolean;
  /** Commits that the apply made; they stay in the history. Oldest first. */
  readonly commits: readonly string[];
}

const NOTHING: UndoResult = { restored: [], left: [], nothing: true, commits: [] };

/** Puts back the files of the last apply that changed something. */
export function undo(options: { readonly root: string; readonly force: boolean }): UndoResult {
  const { root, force } = options;
  if (!lastJournal(root)) return NOTHING;
  return withLock(root, () => {
    const journal = lastJournal(root);
    if (!journal) return NOTHING;
    const result = restore(root, journal, force);
    if (result.left.length === 0) dropJournal(root, journal);
    return { ...result, nothing: false, commits: journal.commits ?? [] };
  });
}

/** Puts back what an apply that was killed had already replaced. */
export function recover(root: string): void {
  const journal = lastJournal(root);
  if (journal?.state !== 'begun') return;
  restore(root, journal, false);
  dropJournal(root, journal);
}

function restore(root: string, journal: Journal, force: boolean): { restored: FilePath[]; left: FilePath[] } {
  const restored: FilePath[] = [];
  const left: FilePath[] = [];
  for (const entry of journal.entries) {
    const now = currentHash(root, entry);
    if (now === entry.before) continue;
    if (now === entry.after || (force && now !== undefined)) {
      replaceFile(join(root, entry.file), originalBytes(root, journal, entry));
      restored.push(entry.file);
    } else left.push(entry.file);
  }
  return { restored, left };
}

function currentHash(root: string, entry: JournalEntry): string | undefined {
  const path = join(root, entry.file);
  return existsSync(path) ? sha256(readFileSync(path)) : undefined;
}
