import { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.js';
import { ofProvider, type Asked } from './follow-registries.js';
import { choice, unknown, type Known } from './known.js';
import { isAssignment } from '../program/walk.js';

const DEFAULT = 'AI_SDK_DEFAULT_PROVIDER';

/** `globalThis.AI_SDK_DEFAULT_PROVIDER = openai`: the provider, where this is such an assignment. */
export function assignedDefault(node: ts.Node): ts.Expression | undefined {
  if (!ts.isBinaryExpression(node) || !isAssignment(node)) return undefined;
  const { left } = node;
  return ts.isPropertyAccessExpression(left) && left.name.text === DEFAULT ? node.right : undefined;
}

/** True where the program says itself who is asked for models given by a text alone. */
export function hasDefaultProvider(evaluator: Evaluator): boolean {
  return evaluator.workspace.identifiers(DEFAULT).length > 0;
}

/** The model that a text alone means where the program names a provider for such texts. */
export function defaultModel(evaluator: Evaluator, id: Known, asked: Asked): Known {
  if (id.k !== 'literal') return unknown(asked.node);
  const providers = evaluator.workspace
    .identifiers(DEFAULT)
    .flatMap((name) => assignedDefault(name.parent.parent) ?? []);
  return choice(
    providers.map((each) => ofProvider(evaluator, evaluator.evaluate(each), id, asked)),
    asked.node,
  );
}
