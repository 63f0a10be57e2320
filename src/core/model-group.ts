import type { Span } from './source.js';
import type { UsageId } from './usage.js';

/**
 * What an entry of a list says of its model. label: the model's own name, as people read it · words: a text with OpenAI's name in it ·
 * limit: a number of tokens · images, reasoning: whether the model can · ability: any other claim · price · unreadable: one of
 * these, but no literal.
 */
export interface BesideModel {
  /** The name that it stands beside. */
  readonly usage: UsageId;
  readonly at: Span;
  readonly says: 'label' | 'words' | 'limit' | 'images' | 'reasoning' | 'ability' | 'price' | 'unreadable';
  readonly value: string | number | boolean;
  /** True where it is text without quotes, between tags. */
  readonly shown?: true;
}

/** A test of an id, or of a part of one, by which the program chooses its way. */
export interface IdTest {
  readonly usage: UsageId;
  readonly how: 'is' | 'starts' | 'ends' | 'contains' | 'pattern';
  /** What ids are held against; of a pattern its source. */
  readonly text: string;
  readonly flags?: string;
  /** The literal with that text; absent where there is none that could be replaced. */
  readonly at?: Span;
  /** What the program does where an id passes, and where it does not: the beginning of its text, empty where it does nothing. */
  readonly branches?: { readonly passes: string; readonly fails: string };
}

/** One name in a list; of two with the same name and the same rest, the later can go. */
export interface GroupEntry {
  readonly usage: UsageId;
  readonly list: string;
  /** The entry's text without the name, labels and limits in it. */
  readonly rest: string;
  /** What goes with the entry, its comma included; absent where it is the first of its list, or a comment stands there. */
  readonly removal?: Span;
  /** True where some reader counts entries. */
  readonly counted: boolean;
}

export interface Obstacle {
  readonly at: Span;
  /** open: holds names that are not written there · unquoted: a key that no other name could take the place of. */
  readonly why: 'open' | 'unquoted';
}

/**
 * Names of models that go on meaning the same to each other: a list, its default, labels and limits, tables with the same keys, the
 * tests of its ids. It moves whole or not at all.
 */
export interface ModelGroup {
  /** The places of its names, in the order of files. */
  readonly members: readonly UsageId[];
  readonly entries: readonly GroupEntry[];
  readonly beside: readonly BesideModel[];
  readonly tests: readonly IdTest[];
  readonly obstacles: readonly Obstacle[];
  /** Names in its lists that are other houses', and stay. */
  readonly others: readonly string[];
  /** What its lists and tables are called. */
  readonly lists: readonly { readonly name: string; readonly at: Span }[];
}

/** Whether an id passes. A pattern that does not compile lets nothing pass. */
export function passesTest(
  id: string,
  { how, text, flags }: Pick<IdTest, 'how' | 'text' | 'flags'>,
): boolean {
  switch (how) {
    case 'is':
      return id === text;
    case 'starts':
      return id.startsWith(text);
    case 'ends':
      return id.endsWith(text);
    case 'contains':
      return id.includes(text);
    case 'pattern':
      try {
        return new RegExp(text, flags).test(id);
      } catch {
        return false;
      }
  }
}
