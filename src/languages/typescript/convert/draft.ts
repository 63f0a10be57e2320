import type { ts } from 'ts-morph';
import type { Localized } from '../../../core/localized.js';
import type { OptionSite } from '../../../core/usage.js';
import type { AnswerEdit } from '../answers/answer-reads.js';
import type { OptionNode } from '../clients/sites.js';

/** One setting of the new form, and the text that makes it out of what stands there. */
export interface ConvertedOption {
  readonly site: OptionSite;
  readonly node: OptionNode;
  /** Gives the property its new name; left out where a rule gives it another. */
  readonly naming: readonly AnswerEdit[];
  readonly edits: readonly AnswerEdit[];
}

/** What writing one call for another API comes to, while it is being found out. */
export class Draft {
  /** By the new name. */
  readonly options = new Map<string, ConvertedOption>();
  /** Settings, as written, that the new form does without. */
  readonly dropped: string[] = [];
  readonly edits: AnswerEdit[] = [];
  /** Places that have no counterpart, or that could not be followed. */
  readonly problems: ts.Node[] = [];
  readonly assumes: Localized[] = [];
  /** Lists of messages of an answer that the call sends back; the answer's flow must have written them. */
  readonly expected: ts.Expression[] = [];
  /** Keys of the definitions that it changes, so that calls that share one are written together. */
  readonly shared = new Set<string>();
  /** Declared types that change with what they stand beside. */
  readonly annotations: ts.TypeNode[] = [];

  fail(node: ts.Node): void {
    this.problems.push(node);
  }
}
