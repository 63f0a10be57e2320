import type { Localized } from './localized.js';
import type { UsageId } from './usage.js';

/** Calls that can be given a second client, made beside the first, only together: they get theirs from the same place. */
export interface Strand {
  readonly calls: readonly UsageId[];
  /** Those of them that can be given a place of their own beside the shared one. */
  readonly partable?: readonly UsageId[];
  /** Why the code has no place for a second client on their way; the words name the place. */
  readonly blocked?: Localized;
  /** The place that they get it from, where it is one. */
  readonly shared?: Localized;
}
