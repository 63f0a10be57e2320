import type { RuleId } from './rule.js';
import type { FilePath, Span } from './source.js';
import type { UsageId } from './usage.js';

/** A comment `migrate-llm-ignore <rule>: reason` that keeps a line as it is for one or more rules. */
export interface Suppression {
  readonly file: FilePath;
  /** The comment. */
  readonly at: Span;
  /** Where the comment begins, counted from 1. */
  readonly line: number;
  /** The line that it holds for: its own, or the next one where nothing else stands on its own. */
  readonly holds: number;
  readonly rules: readonly RuleId[];
  /** Empty where none was given: the comment then has no effect and is reported. Secrets are masked. */
  readonly reason: string;
}

/** What comments of that kind keep from moving, beyond their own line. */
export interface Kept {
  /** Clients, calls and addresses that stay, because a comment keeps them or something that goes with them. */
  usage(id: UsageId): Suppression | undefined;
  /** Variables one of whose lines is kept. */
  variable(name: string): Suppression | undefined;
}

export const KEEPS_NOTHING: Kept = { usage: () => undefined, variable: () => undefined };
