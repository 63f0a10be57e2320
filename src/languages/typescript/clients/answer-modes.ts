import { ts } from 'ts-morph';
import type { AnswerMode } from '../../../core/usage.js';
import type { Evaluator } from '../follow/evaluator.js';
import { alternatives } from '../follow/known.js';
import { literalSpan } from '../follow/values.js';
import { walk } from '../program/walk.js';

/** How wrappers ask for answers that fit a schema, by the client inside: `Instructor({ client, mode: 'TOOLS' })`. */
export function answerModes(evaluator: Evaluator): ReadonlyMap<ts.Node, readonly AnswerMode[]> {
  const found = new Map<ts.Node, AnswerMode[]>();
  for (const file of evaluator.workspace.files.values()) {
    walk(file, (node) => {
      const [settings] = ts.isCallExpression(node) ? node.arguments : [];
      const callee = settings && evaluator.evaluate((node as ts.CallExpression).expression);
      const descriptor = callee?.k === 'external' ? evaluator.sdks.answerMode(callee.package) : undefined;
      if (!settings || !descriptor) return;
      const modes = alternatives(
        evaluator.property(evaluator.evaluate(settings), descriptor.setting, node),
      ).flatMap((each): AnswerMode[] =>
        each.k === 'literal' && typeof each.value === 'string'
          ? [
              {
                at: literalSpan(evaluator.workspace, each.node),
                value: each.value,
                means: descriptor.means,
              },
            ]
          : [],
      );
      for (const client of alternatives(evaluator.evaluate(node))) {
        if (client.k !== 'client') continue;
        found.set(client.site.node, [...(found.get(client.site.node) ?? []), ...modes]);
      }
    });
  }
  return found;
}
