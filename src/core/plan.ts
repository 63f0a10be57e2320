import type { Edit } from './change.js';
import type { Skipped } from './language.js';
import type { Localized } from './localized.js';
import type { Provenance } from './provider.js';
import type { DecidedModel, RuleId, Status } from './rule.js';
import type { SourceText, Span } from './source.js';
import type { Kind, Owner, UsageId } from './usage.js';

/** What the catalogue knows that led to a finding. */
export interface FactNote extends Provenance {
  /** `endpoint embeddings`, `model gpt-4o`, `parameter logprobs`. */
  readonly about: Localized;
  /** What is so, in the words of the catalogue. */
  readonly says: Localized;
}

export interface PlannedFinding {
  readonly ruleId: RuleId;
  readonly kind: Kind;
  readonly status: Status;
  readonly span: Span;
  readonly message: Localized;
  readonly usage: UsageId;
  readonly api?: string;
  readonly model?: DecidedModel;
  readonly owner?: Owner;
  /** False where the use reaches OpenAI no more, or never by itself: a gate does not count it. */
  readonly counts: boolean;
  /** For findings that a person has to look at. */
  readonly facts?: readonly FactNote[];
  /** Set where a comment in the code (`line` is the comment's) or a reviewer's decision keeps it as it is; its status is then `info`. */
  readonly suppressed?: { readonly reason: string; readonly line?: number };
  /** Set where changes were planned that the code has no place for. */
  readonly unwritten?: true;
  /** Empty unless status is auto or review. May lie in other files than the finding. */
  readonly edits: readonly Edit[];
}

/** Tells the findings of a plan apart: a rule says one thing of one place of one use. */
export function findingKey(finding: Pick<PlannedFinding, 'ruleId' | 'usage' | 'span'>): string {
  const { file, start, end } = finding.span;
  return `${finding.ruleId}\0${finding.usage}\0${file}\0${start}\0${end}`;
}

export interface FileChange {
  readonly before: SourceText;
  readonly after: string;
  /** Sorted, never overlapping. */
  readonly edits: readonly Edit[];
}

export interface Plan {
  readonly findings: readonly PlannedFinding[];
  readonly files: readonly FileChange[];
  readonly skipped: readonly Skipped[];
  readonly filesScanned: number;
  /** Of those, the ones that can matter and were parsed. */
  readonly filesRead: number;
  /** New variables that a person must set, and where. */
  readonly setBeforeDeploy: readonly { readonly name: string; readonly where: readonly string[] }[];
}
