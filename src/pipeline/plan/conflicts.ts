import type { Edit } from '../../core/change.js';

export interface Claim {
  readonly edits: readonly Edit[];
  /** Claims of one usage at one place are one insertion. */
  readonly usage: string;
}

/**
 * Indexes of claims that must be given up: their edits overlap with others', or insert other text at the same place. Equal edits are
 * one; an edit inside a larger one is absorbed where the larger text already says the same.
 */
export function conflicting(claims: readonly Claim[]): ReadonlySet<number> {
  const lost = new Set<number>();
  const all = claims.flatMap((claim, from) => claim.edits.map((edit) => ({ edit, from })));
  const byFile = new Map<string, typeof all>();
  for (const each of all) byFile.set(each.edit.file, [...(byFile.get(each.edit.file) ?? []), each]);
  for (const edits of byFile.values()) {
    edits.sort((a, b) => a.edit.start - b.edit.start || b.edit.end - a.edit.end);
    for (let i = 0; i < edits.length; i++) {
      for (let j = i + 1; j < edits.length && edits[j]!.edit.start <= edits[i]!.edit.end; j++) {
        const [first, second] = [edits[i]!, edits[j]!];
        if (first.from === second.from || compatible(first.edit, second.edit)) continue;
        lost.add(first.from);
        lost.add(second.from);
      }
    }
  }
  return lost;
}

function compatible(a: Edit, b: Edit): boolean {
  if (a.start === b.start && a.end === b.end) return a.text === b.text;
  if (b.start >= a.end) return true; // they touch
  if (b.start === b.end && b.start === a.start) return true; // an insertion in front
  return absorbs(a, b);
}

/** The larger edit's text names what the smaller one would have written, or the larger one takes away all that is around it. */
export function absorbs(larger: Edit, smaller: Edit): boolean {
  const inside =
    smaller.start >= larger.start &&
    smaller.end <= larger.end &&
    larger.end - larger.start > smaller.end - smaller.start;
  if (!inside) return false;
  if (larger.text !== '') return larger.text.includes(smaller.text);
  // What is put at the edge of something that goes is not part of it.
  const isAtEdge = smaller.start === smaller.end && [larger.start, larger.end].includes(smaller.start);
  return !isAtEdge;
}

/** The edits to be made, each once, those absorbed by larger ones left out, in order. */
export function settle(edits: readonly Edit[]): readonly Edit[] {
  const distinct = new Map(
    edits.map((edit) => [`${edit.file}\0${edit.start}\0${edit.end}\0${edit.text}`, edit]),
  );
  const list = [...distinct.values()];
  return list
    .filter(
      (edit) => !list.some((other) => other !== edit && other.file === edit.file && absorbs(other, edit)),
    )
    .sort((a, b) => (a.file === b.file ? a.start - b.start || a.end - b.end : a.file < b.file ? -1 : 1));
}
