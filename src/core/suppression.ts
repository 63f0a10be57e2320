import type { Edit } from './change.js';
import type { RuleId } from './rule.js';
import type { FilePath, Span } from './source.js';
import type { UsageId } from './usage.js';

/** What keeps something as it is: a comment in the code, or a reviewer who rejected a finding. */
export interface Keeper {
  readonly by: 'comment' | 'decision';
  readonly file: FilePath;
  /** Where the comment begins, or the finding that was rejected; counted from 1. */
  readonly line: number;
  /** Secrets are masked. */
  readonly reason: string;
}

/** A comment `migrate-llm-ignore <rule>: reason` that keeps a line as it is for one or more rules. */
export interface Suppression extends Keeper {
  readonly by: 'comment';
  /** The comment. */
  readonly at: Span;
  /** The line that it holds for: its own, or the next one where nothing else stands on its own. */
  readonly holds: number;
  readonly rules: readonly RuleId[];
  /** Empty where none was given: the comment then has no effect and is reported. */
  readonly reason: string;
}

/** A reviewer's word on one finding: its change is not to be made. */
export interface Rejection extends Keeper {
  readonly by: 'decision';
  readonly ruleId: RuleId;
  readonly usage: UsageId;
  readonly at: Span;
  /** What would have been changed. */
  readonly edits: readonly Edit[];
  /** Set where nobody rejected it: it would change the same text as this one, which was. */
  readonly because?: Rejection;
}

/** What comments and decisions keep from moving, beyond their own line. */
export interface Kept {
  /** Clients, calls and addresses that stay, because they are kept or something that goes with them. */
  usage(id: UsageId): Keeper | undefined;
  /** Variables one of whose lines is kept. */
  variable(name: string): Keeper | undefined;
}

export const KEEPS_NOTHING: Kept = { usage: () => undefined, variable: () => undefined };
