import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { FilePath } from '../../core/source.js';

export const JOURNAL_FOLDER = '.migrate-llm';

/** What one apply did to one file. */
export interface JournalEntry {
  readonly file: FilePath;
  /** Name of the copy of the original in the journal. */
  readonly original: string;
  readonly before: string;
  readonly after: string;
}

export interface Journal {
  /** Sorts by the order of applies. */
  readonly id: string;
  /** begun: files may be half replaced · done: all were replaced */
  readonly state: 'begun' | 'done';
  readonly entries: readonly JournalEntry[];
  /** Commits that hold the written files, oldest first; absent where none was made. */
  readonly commits?: readonly string[];
}

/** Originals and a manifest, on disk and flushed before the first file of the project is touched. */
export function beginJournal(
  root: string,
  entries: readonly (JournalEntry & { readonly bytes: Buffer })[],
): Journal {
  const base = prepareFolder(root);
  const id = nextId(root);
  const folder = join(base, id);
  mkdirSync(folder, { mode: 0o700 });
  for (const entry of entries) writeFlushed(join(folder, entry.original), entry.bytes);
  const journal: Journal = {
    id,
    state: 'begun',
    entries: entries.map(({ file, original, before, after }) => ({ file, original, before, after })),
  };
  saveManifest(root, journal);
  return journal;
}

export function finishJournal(root: string, journal: Journal): void {
  saveManifest(root, { ...journal, state: 'done' });
}

/** Remembers which commits hold what the last apply wrote. */
export function noteCommits(root: string, commits: readonly string[]): void {
  const journal = lastJournal(root);
  if (journal && commits.length > 0) saveManifest(root, { ...journal, commits });
}

export function dropJournal(root: string, journal: Journal): void {
  rmSync(join(root, JOURNAL_FOLDER, journal.id), { recursive: true, force: true });
}

/** The newest journal, or undefined where nothing is to be undone. One without a manifest never touched a file and is removed. */
export function lastJournal(root: string): Journal | undefined {
  const ids = journalIds(root).reverse();
  for (const id of ids) {
    const manifest = join(root, JOURNAL_FOLDER, id, 'manifest.json');
    if (existsSync(manifest)) return JSON.parse(readFileSync(manifest, 'utf8')) as Journal;
    rmSync(join(root, JOURNAL_FOLDER, id), { recursive: true, force: true });
  }
  return undefined;
}

export function originalBytes(root: string, journal: Journal, entry: JournalEntry): Buffer {
  return readFileSync(join(root, JOURNAL_FOLDER, journal.id, entry.original));
}

/** `.migrate-llm/` ignores itself, since it holds originals of files that may hold keys. */
export function prepareFolder(root: string): string {
  const base = join(root, JOURNAL_FOLDER);
  mkdirSync(base, { recursive: true, mode: 0o700 });
  const ignoreFile = join(base, '.gitignore');
  if (!existsSync(ignoreFile)) writeFileSync(ignoreFile, '*\n');
  return base;
}

function journalIds(root: string): string[] {
  const base = join(root, JOURNAL_FOLDER);
  if (!existsSync(base)) return [];
  return readdirSync(base)
    .filter((name) => /^\d{6}$/.test(name))
    .sort();
}

function nextId(root: string): string {
  const last = journalIds(root).at(-1);
  return String(Number(last ?? '0') + 1).padStart(6, '0');
}

function saveManifest(root: string, journal: Journal): void {
  const folder = join(root, JOURNAL_FOLDER, journal.id);
  const temporary = join(folder, 'manifest.json.tmp');
  writeFlushed(temporary, Buffer.from(`${JSON.stringify(journal, null, 1)}\n`));
  renameSync(temporary, join(folder, 'manifest.json'));
}

function writeFlushed(path: string, bytes: Buffer): void {
  const handle = openSync(path, 'w', 0o600);
  try {
    writeFileSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  chmodSync(path, 0o600);
}
