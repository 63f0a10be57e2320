import { ts } from 'ts-morph';
import type { SecretUsage } from '../../core/usage.js';
import { looksLikeKey } from '../../text/mask-secrets.js';
import { usageId } from './usage-id.js';
import { walk } from './walk.js';
import type { Workspace } from './workspace.js';

/** Keys of OpenAI's shape that stand in code. */
export function detectSecrets(workspace: Workspace): SecretUsage[] {
  const found: SecretUsage[] = [];
  for (const file of workspace.candidates) {
    const source = workspace.files.get(file);
    if (!source) continue;
    walk(source, (node) => {
      if (!ts.isStringLiteralLike(node) || !looksLikeKey(node.text.replace(/^Bearer\s+/, ''))) return;
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
