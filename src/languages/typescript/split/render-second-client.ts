import { ts } from 'ts-morph';
import type { Change, Edit } from '../../../core/change.js';
import type { Rendering } from '../../../core/language.js';
import type { UsageId } from '../../../core/usage.js';
import type { FoundClient } from '../clients/clients.js';
import type { Evaluator } from '../follow/evaluator.js';
import { isOfOption } from '../render/render-options.js';
import { Blocked } from './blocked.js';
import { constructionWith } from './construction.js';
import { routeCalls } from './route-calls.js';

type AddClient = Extract<Change, { type: 'add-client' }>;

/** The second clients of one split, made together so that their names and imports do not meet. */
export function renderSecondClients(
  evaluator: Evaluator,
  client: FoundClient,
  nodeOf: (call: UsageId) => ts.Node | undefined,
  changes: readonly AddClient[],
): Rendering {
  const taken = new Set<string>();
  const edits: Edit[] = [];
  try {
    for (const { suffix, settings, calls } of changes) {
      const construction = constructionWith(evaluator, client, settings.filter(isOfOption));
      const nodes = calls.map(nodeOf).filter((node) => node !== undefined && ts.isCallExpression(node));
      edits.push(...routeCalls(evaluator, client, nodes, { suffix, construction, taken }).edits);
    }
  } catch (error) {
    if (!(error instanceof Blocked)) throw error;
    return { ok: false, reason: error.reason };
  }
  return { ok: true, edits, drops: [] };
}
