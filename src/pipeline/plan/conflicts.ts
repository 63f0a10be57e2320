import type { Edit } from '../../core/change.js';

export interface Claim {
  readonly edits: readonly Edit[];
  /** Claims of one usage at one place are one insertion. */
  readonly usage: string;
}

/** The text that an edit replaces. */
export type Original = (edit: Edit) => string;

/**
 * Indexes of claims that must be given up: their edits overlap with others', or insert other text at the same place. Equal edits are
 * one; an edit inside a larger one is absorbed where that leaves it nothing to do.
 */
export function conflicting(claims: readonly Claim[], original: Original): ReadonlySet<number> {
  const lost = new Set<number>();
  const all = claims.flatMap((claim, from) => claim.edits.map((edit) => ({ edit, from })));
  const byFile = new Map<string, typeof all>();
  for (const each of all) byFile.set(each.edit.file, [...(byFile.get(each.edit.file) ?? []), each]);
  for (const edits of byFile.values()) {
    edits.sort((a, b) => a.edit.start - b.edit.start || b.edit.end - a.edit.end);
    for (let i = 0; i < edits.length; i++) {
      for (let j = i + 1; j < edits.length && edits[j]!.edit.start <= edits[i]!.edit.end; j++) {
        const [first, second] = [edits[i]!, edits[j]!];
        if (first.from === second.from || compatible(first.edit, second.edit, original)) continue;
        lost.add(first.from);
        lost.add(second.from);
      }
    }
  }
  return lost;
}

function compatible(a: Edit, b: Edit, original: Original): boolean {
  if (a.start === b.start && a.end === b.end) return a.text === b.text;
  if (b.start >= a.end) return true; // they touch
  if (b.start === b.end && b.start === a.start) return true; // an insertion in front
  return absorbs(a, b, original(b));
}

/**
 * True where the smaller edit has nothing left to do: the larger one's text says what it would have written, or no longer holds what
 * it would have changed (`original`; empty for an insertion).
 */
export function absorbs(larger: Edit, smaller: Edit, original = ''): boolean {
  const inside =
    smaller.start >= larger.start &&
    smaller.end <= larger.end &&
    larger.end - larger.start > smaller.end - smaller.start;
  if (!inside) return false;
  if (larger.text.includes(smaller.text) && larger.text !== '') return true;
  // What is put at the edge of something that goes is not part of it.
  if (smaller.start === smaller.end)
    return larger.text === '' && smaller.start > larger.start && smaller.end < larger.end;
  return larger.text === '' || (original !== '' && !larger.text.includes(original));
}

/** The edits to be made, each once, those absorbed by larger ones left out, in order. */
export function settle(edits: readonly Edit[], original: Original): readonly Edit[] {
  const distinct = new Map(
    edits.map((edit) => [`${edit.file}\0${edit.start}\0${edit.end}\0${edit.text}`, edit]),
  );
  const list = [...distinct.values()];
  return list
    .filter(
      (edit) =>
        !list.some(
          (other) => other !== edit && other.file === edit.file && absorbs(other, edit, original(edit)),
        ),
    )
    .sort((a, b) => (a.file === b.file ? a.start - b.start || a.end - b.end : a.file < b.file ? -1 : 1));
}
