import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../core/errors.js';
import { alreadyRunning } from '../../messages/write.js';
import { prepareFolder } from './journal.js';

/** Runs `work` while no other process of ours writes to the same project. Throws a UsageError where one does. */
export function withLock<T>(root: string, work: () => T): T {
  const path = join(prepareFolder(root), 'lock');
  take(path);
  try {
    return work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path: string): void {
  for (let attempt = 0; ; attempt++) {
    try {
      const handle = openSync(path, 'wx', 0o600);
      writeFileSync(handle, String(process.pid));
      closeSync(handle);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (attempt > 0 || isAlive(path)) throw new UsageError(alreadyRunning(path));
      rmSync(path, { force: true }); // its process was killed
    }
  }
}

function isAlive(path: string): boolean {
  const pid = Number(readFileSync(path, 'utf8'));
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
