import { ts } from 'ts-morph';
import type { AnswerEdit } from '../answers/answer-reads.js';
import { replacement } from '../answers/answer-reads.js';
import type { Evaluator } from '../follow/evaluator.js';

const ZOD_HELPERS = 'openai/helpers/zod';

/** True where the name is the SDK's helper. */
export function isHelper(evaluator: Evaluator, callee: ts.Expression, name: string): callee is ts.Identifier {
  const known = ts.isIdentifier(callee) ? evaluator.evaluate(callee) : undefined;
  return known?.k === 'external' && known.package === ZOD_HELPERS && known.path.join('.') === name;
}

/** Uses another helper of the same module at one place, and imports it; the old import goes where nothing else needs it. */
export function importInstead(evaluator: Evaluator, use: ts.Identifier, to: string): readonly AnswerEdit[] {
  const symbol = evaluator.workspace.checker.getSymbolAtLocation(use);
  const specifier = symbol?.declarations?.find(ts.isImportSpecifier);
  if (!specifier) return [];
  const imported = specifier.parent.elements.some((each) => (each.propertyName ?? each.name).text === to);
  const uses = evaluator.workspace
    .identifiers(use.text)
    .filter((each) => each !== specifier.name && each.getSourceFile() === use.getSourceFile())
    .filter((each) => evaluator.workspace.checker.getSymbolAtLocation(each) === symbol);
  const isOurs = (each: ts.Identifier) => ts.isCallExpression(each.parent) && isTextFormat(each);
  const call = replacement(use, to);
  if (specifier.propertyName) return [replacement(specifier.propertyName, to)];
  if (imported) return [call];
  if (uses.every(isOurs)) return [call, replacement(specifier, to)];
  return [call, { node: specifier, start: specifier.getEnd(), end: specifier.getEnd(), text: `, ${to}` }];
}

/** `text: { format: helper(…) }` */
function isTextFormat(name: ts.Identifier): boolean {
  const property = name.parent.parent;
  return ts.isPropertyAssignment(property) && property.name.getText() === 'format';
}
