import type { SecretUsage } from '../../../core/usage.js';
import { looksLikeKey } from '../../../text/mask-secrets.js';
import { isTextPiece } from '../requests/endpoints.js';
import { usageId } from '../clients/usage-id.js';
import { walk } from '../program/walk.js';
import type { Workspace } from '../program/workspace.js';

/** Keys of OpenAI's shape that stand in code, alone in a literal or within its text. */
export function detectSecrets(workspace: Workspace): SecretUsage[] {
  const found: SecretUsage[] = [];
  for (const file of workspace.candidates) {
    const source = workspace.files.get(file);
    if (!source) continue;
    walk(source, (node) => {
      if (!isTextPiece(node) || !holdsKey(node.text)) return;
      const span = workspace.span(node);
      found.push({
        id: usageId('secret', span),
        kind: 'secret',
        language: 'typescript',
        span,
        at: span,
        feeds: [],
        where: 'code',
      });
    });
  }
  return found;
}

function holdsKey(text: string): boolean {
  return text.includes('sk-') && text.split(/[^\w-]+/).some(looksLikeKey);
}
