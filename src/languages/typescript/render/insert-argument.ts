import { ts } from 'ts-morph';
import { objectText } from '../follow/object-text.js';
import type { SourceStyle } from '../program/source-style.js';

interface Insertion {
  /** Offset in the file. */
  readonly at: number;
  readonly text: string;
}

interface NewArgument {
  readonly index: number;
  readonly properties: readonly string[];
  readonly style: SourceStyle;
  /** True where the arguments in front have become properties of the same object. */
  readonly joined: boolean;
}

/** Gives a construction or call its missing argument, or spreads the one that is there; undefined where a spread hides how many there are. */
export function insertArgument(
  owner: ts.NewExpression | ts.CallExpression,
  { index, properties, style, joined }: NewArgument,
): readonly Insertion[] | undefined {
  const given = owner.arguments;
  const argument = given?.[index];
  const last = given?.at(-1);
  if (given?.some(ts.isSpreadElement)) return undefined;
  if (joined && last) return [{ at: last.getEnd(), text: `, ${properties.join(', ')}` }];
  if (argument) {
    return [
      { at: argument.getStart(), text: '{ ...' },
      { at: argument.getEnd(), text: `, ${properties.join(', ')} }` },
    ];
  }
  const literal = objectText(properties, owner, style);
  const missing = 'undefined, '.repeat(index - (given?.length ?? 0));
  if (!given) return [{ at: owner.getEnd(), text: `(${missing}${literal})` }];
  if (last) return [{ at: last.getEnd(), text: `, ${missing}${literal}` }];
  return [{ at: owner.getEnd() - 1, text: missing + literal }];
}
