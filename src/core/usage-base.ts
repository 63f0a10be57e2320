import type { Span } from './source.js';

export type UsageId = string;
export type SdkId = string;

export interface UsageBase {
  /** Stable within a run: `${file}:${start}:${kind}:${n}`. */
  readonly id: UsageId;
  readonly language: string;
  /** What a report shows and counts lines by. */
  readonly span: Span;
  /** The descriptor that recognised it: 'npm/openai'. */
  readonly sdk?: SdkId;
  /** True in tests, stories, mocks and fixtures of the scanned project. */
  readonly inTest?: boolean;
}
