import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Replaces a file's bytes in one step: readers see the old file or the new one, never a part. Mode and links stay. */
export function replaceFile(path: string, bytes: Buffer): void {
  const real = realpathSync(path);
  const { mode } = statSync(real);
  const temporary = join(dirname(real), `.${basename(real)}.migrate-llm-${process.pid}`);
  try {
    const handle = openSync(temporary, 'wx', mode & 0o777);
    try {
      writeFileSync(handle, bytes);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    chmodSync(temporary, mode & 0o7777);
    renameSync(temporary, real);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
