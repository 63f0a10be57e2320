import type { FilePath } from '../../core/source.js';
import { sha256 } from '../../text/source-text.js';

export interface Shard {
  /** Counted from 1. */
  readonly index: number;
  readonly count: number;
}

/** Whether a file is of this shard: by its path alone, so that a new file moves no other one. */
export function isInShard(file: FilePath, { index, count }: Shard): boolean {
  return Number.parseInt(sha256(file).slice(0, 8), 16) % count === index - 1;
}
