/** What a reviewer says of one finding. `note` is for people: it becomes the reason in the report. */
export interface Decision {
  readonly fingerprint: string;
  readonly decision: 'accept' | 'reject';
  readonly note?: string;
  /** For readers, and for naming a decision whose finding is gone. */
  readonly file?: string;
  readonly line?: number;
  readonly ruleId?: string;
}

/** `decisions.json`: what a review of one plan came to. A finding without a decision is planned as ever. */
export interface Decisions {
  readonly schemaVersion: 1;
  /** The tool that wrote the reviewed report. */
  readonly tool: { readonly name: 'migrate-llm'; readonly version: string };
  /** The provider that the reviewed plan moves to. */
  readonly target?: string;
  readonly decisions: readonly Decision[];
}
