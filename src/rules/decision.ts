import type { Change } from '../core/change.js';
import type { Localized } from '../core/localized.js';
import type { Decision } from '../core/rule.js';

type Extra = Partial<Pick<Decision, 'at' | 'kind' | 'model'>>;

/** Rewritten with no one looking. */
export function auto(message: Localized, changes: readonly Change[], extra: Extra = {}): Decision {
  return { status: 'auto', message, changes, ...extra };
}

/** Rewritten (or left), and a person should look at what the message says. */
export function review(message: Localized, changes: readonly Change[] = [], extra: Extra = {}): Decision {
  return { status: 'review', message, changes, ...extra };
}

/** Not rewritten: the message says why and what to do. */
export function manual(message: Localized, extra: Extra = {}): Decision {
  return { status: 'manual', message, changes: [], ...extra };
}

/** Part of the inventory. */
export function info(message: Localized, extra: Extra = {}): Decision {
  return { status: 'info', message, changes: [], ...extra };
}

/** What one side of a decision adds to it. */
export interface Part {
  readonly changes: readonly Change[];
  readonly notes: readonly Localized[];
}

export const NOTHING: Part = { changes: [], notes: [] };
