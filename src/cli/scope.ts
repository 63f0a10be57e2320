import { type Command, InvalidArgumentError } from 'commander';
import { UsageError } from '../core/errors.js';
import type { Lang } from '../core/localized.js';
import type { Report } from '../core/report.js';
import * as say from '../messages/cli.js';
import { badShard } from '../messages/git.js';
import { changedFiles } from '../pipeline/discover/changed-files.js';
import { isInShard, type Shard } from '../pipeline/discover/shard.js';
import type { Request } from '../pipeline/migration.js';
import type { Flags } from './options.js';

/** Options that limit a report to some of the files; what is read and planned stays the same. */
export function addScopeOptions(command: Command, lang: Lang): Command {
  return command
    .option('--changed <git-ref>', say.options.changed[lang], notEmpty)
    .option('--shard <i/n>', say.options.shard[lang]);
}

function notEmpty(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('git-ref');
  return value;
}

export interface Scope {
  readonly only?: NonNullable<Request['only']>;
  /** What the report says of it. */
  readonly said: Pick<Report, 'shard' | 'changedSince'>;
}

/** Which files a report is about. Throws a UsageError for a shard that cannot be. */
export function scopeOf(flags: Flags): Scope {
  const shard = flags.shard === undefined ? undefined : parseShard(flags.shard);
  const { changed } = flags;
  if (!shard && changed === undefined) return { said: {} };
  return {
    only(root) {
      const files = changed === undefined ? undefined : changedFiles(root, changed);
      return (file) => (files?.has(file) ?? true) && (!shard || isInShard(file, shard));
    },
    said: { ...(shard ? { shard } : {}), ...(changed === undefined ? {} : { changedSince: changed }) },
  };
}

function parseShard(text: string): Shard {
  const match = /^(\d{1,4})\/(\d{1,4})$/.exec(text);
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || index < 1 || index > count) throw new UsageError(badShard(text));
  return { index, count };
}
