import { ts } from 'ts-morph';
import type { AnswerField } from '../../../core/sdk.js';
import type { Workspace } from '../program/workspace.js';
import { patternOf } from './answer-fields.js';
import { insertion, replacement, type AnswerEdit } from './answer-reads.js';
import { writeNamedValues } from './answer-values.js';

/** `{ field }` of a pattern, as the new answer has it; undefined where a pattern cannot say that. */
export function fieldInPattern(
  workspace: Workspace,
  element: ts.BindingElement,
  written: ts.Identifier,
  field: AnswerField,
): readonly AnswerEdit[] | undefined {
  if (field.values && field.to === undefined) return writeNamedValues(workspace, element.name, field.values);
  const label = field.tests ? undefined : patternOf(field);
  if (label) return inPattern(element, written, label);
  if (label === false) return [];
  const { to, orElse, of } = field;
  const isValue = to !== undefined && orElse !== undefined && !of;
  return isValue ? pullOut(element.parent as ts.ObjectBindingPattern, to, orElse) : undefined;
}

/** `const { field } = answer` → `const field = (answer).path ?? ''`, where it is the one field that is taken. */
function pullOut(
  pattern: ts.ObjectBindingPattern,
  path: string,
  orElse: string,
): readonly AnswerEdit[] | undefined {
  const [only, ...more] = pattern.elements;
  const { parent } = pattern;
  if (!only || more.length > 0 || only.initializer || !ts.isIdentifier(only.name)) return undefined;
  if (!ts.isVariableDeclaration(parent) || !parent.initializer || parent.type) return undefined;
  const { initializer } = parent;
  const end = initializer.getEnd();
  if (ts.isIdentifier(initializer))
    return [replacement(pattern, only.name.text), insertion(initializer, end, `.${path} ?? ${orElse}`)];
  return [
    replacement(pattern, only.name.text),
    insertion(initializer, initializer.getStart(), '('),
    insertion(initializer, end, `).${path} ?? ${orElse}`),
  ];
}

/** Takes a field in a pattern under its new name, or from inside another. */
function inPattern(
  element: ts.BindingElement,
  written: ts.Identifier,
  { name, inner }: { readonly name: string; readonly inner?: string },
): readonly AnswerEdit[] {
  const renamed = element.propertyName ? [replacement(written, name)] : [];
  const label = element.propertyName ? '' : `${name}: `;
  const start = element.name.getStart();
  if (inner === undefined) return label ? [insertion(written, written.getStart(), label)] : renamed;
  const isSame = element.name.getText() === inner;
  return [
    ...renamed,
    insertion(element.name, start, isSame ? `${label}{ ` : `${label}{ ${inner}: `),
    insertion(element.name, element.name.getEnd(), ' }'),
  ];
}
