import { ts } from 'ts-morph';
import type { Span } from '../../../core/source.js';
import type { Evaluator } from '../follow/evaluator.js';
import { aliasesIn } from '../follow/follow-registries.js';
import { walk } from '../program/walk.js';

/** Where names of the project's own stand for models: they stay, even where they read like a model of OpenAI's. */
export function aliasSpans(evaluator: Evaluator): readonly Span[] {
  const found: Span[] = [];
  for (const file of evaluator.workspace.files.values()) {
    walk(file, (node) => {
      if (!ts.isCallExpression(node)) return;
      found.push(...aliasesIn(evaluator, node).map((each) => evaluator.workspace.span(each)));
    });
  }
  return found;
}
