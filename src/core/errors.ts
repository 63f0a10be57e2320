import type { Localized } from './localized.js';

interface Explanation {
  readonly what: Localized;
  /** A file, an option, a provider; as a person would point at it. */
  readonly where?: string;
  readonly nextStep: Localized;
}

/** A failure that is explained to a person: what happened, where, what to do. */
abstract class ExplainedError extends Error {
  abstract readonly exitCode: number;
  readonly explanation: Explanation;

  constructor(explanation: Explanation, options?: ErrorOptions) {
    super(explanation.what.en, options);
    this.explanation = explanation;
  }
}

/** The user asked for something that cannot be done as asked. Exit code 2. */
export class UsageError extends ExplainedError {
  override readonly name = 'UsageError';
  readonly exitCode = 2;
}

/** The machine failed: disk full, no permission. Exit code 3; nothing is left half written. */
export class MachineError extends ExplainedError {
  override readonly name = 'MachineError';
  readonly exitCode = 3;
}
