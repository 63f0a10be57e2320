import type { ts } from 'ts-morph';
import type { NoteUsage } from '../../../core/usage.js';
import { usageId } from '../clients/usage-id.js';
import { walk } from '../program/walk.js';
import type { Workspace } from '../program/workspace.js';

/** As much of the code as names the place. */
const MAX_NAME = 60;

/** A note for each node of the project's candidate files that is such a place. */
export function notesWhere(
  workspace: Workspace,
  about: NoteUsage['about'],
  isPlace: (node: ts.Node) => boolean,
): NoteUsage[] {
  return [...workspace.candidates].flatMap((file) => {
    const source = workspace.files.get(file);
    const found: NoteUsage[] = [];
    if (source)
      walk(source, (node) => {
        if (!isPlace(node)) return;
        const span = workspace.span(node);
        const name = node.getText().slice(0, MAX_NAME);
        found.push({ id: usageId('note', span), kind: 'note', language: 'typescript', span, about, name });
      });
    return found;
  });
}
