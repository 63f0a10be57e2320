import { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.js';
import { unknown, type Known } from './known.js';

export function elementValue(evaluator: Evaluator, element: ts.ObjectLiteralElementLike): Known {
  if (ts.isPropertyAssignment(element)) return evaluator.evaluate(element.initializer);
  if (ts.isShorthandPropertyAssignment(element)) return evaluator.evaluate(element.name);
  if (ts.isMethodDeclaration(element)) return { k: 'function', node: element };
  if (ts.isGetAccessor(element)) return evaluator.returned(element);
  return unknown(element);
}

export function nameOf(evaluator: Evaluator, name: ts.PropertyName | undefined): string | undefined {
  if (!name) return undefined;
  if (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return name.text;
  if (!ts.isComputedPropertyName(name)) return undefined;
  const key = evaluator.evaluate(name.expression);
  return key.k === 'literal' ? String(key.value) : undefined;
}
