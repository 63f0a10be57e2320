import type { Localized } from './localized.js';

/** Told how far a run has come; a terminal shows it, a test ignores it. */
export interface Progress {
  step(what: Localized): void;
  done(): void;
}

export const silent: Progress = { step() {}, done() {} };
