import type { Edit } from '../../../core/change.js';
import type { Span } from '../../../core/source.js';

interface Piece<Owner> {
  edit: Edit;
  readonly owners: Set<Owner>;
}

/** The edits of several changes made side by side: what meets at one place becomes one edit that all of them share. */
export class EditSheet<Owner> {
  readonly #pieces: Piece<Owner>[] = [];
  readonly #drops = new Map<Owner, Span[]>();

  put(owners: readonly Owner[], edit: Edit): void {
    const same = this.#pieces.find((piece) => meets(piece.edit, edit));
    if (!same) {
      this.#pieces.push({ edit, owners: new Set(owners) });
      return;
    }
    for (const owner of owners) same.owners.add(owner);
    same.edit = merged(same.edit, edit);
  }

  drop(owners: readonly Owner[], spans: readonly Span[]): void {
    for (const owner of owners) this.#drops.set(owner, [...(this.#drops.get(owner) ?? []), ...spans]);
  }

  edits(owner: Owner): readonly Edit[] {
    return this.#pieces.filter((piece) => piece.owners.has(owner)).map((piece) => piece.edit);
  }

  drops(owner: Owner): readonly Span[] {
    return this.#drops.get(owner) ?? [];
  }
}

/** Equal, or an insertion where the other begins: which comes first must not be left to chance. */
function meets(a: Edit, b: Edit): boolean {
  if (a.file !== b.file || a.start !== b.start) return false;
  return a.end === b.end || a.end === a.start || b.end === b.start;
}

function merged(a: Edit, b: Edit): Edit {
  const isInsertion = a.start === a.end && b.start === b.end;
  if (a.end === b.end && !isInsertion) return a;
  const [first, second] = b.end === b.start && a.end > a.start ? [b, a] : [a, b];
  return { file: a.file, start: a.start, end: Math.max(a.end, b.end), text: first.text + second.text };
}
