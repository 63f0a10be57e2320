import { ts } from 'ts-morph';
import { isAssignment } from '../program/walk.js';
import type { Evaluator } from './evaluator.js';
import { elementValue } from './element-value.js';
import { choice, unknown, type Known } from './known.js';

/** Any of the values of a list or a table. */
export function elementsOf(evaluator: Evaluator, owner: Known, at: ts.Node): Known {
  switch (owner.k) {
    case 'choice':
      return choice(
        owner.of.map((each) => elementsOf(evaluator, each, at)),
        at,
      );
    case 'array':
    case 'object':
      return evaluator.lookInto(owner.node, '*', () => valuesIn(evaluator, owner.node, at));
    case 'enum':
      return choice(
        owner.node.members.flatMap((each) =>
          each.initializer ? [evaluator.evaluate(each.initializer)] : [],
        ),
        at,
      );
    default:
      return unknown(at);
  }
}

function valuesIn(
  evaluator: Evaluator,
  literal: ts.ArrayLiteralExpression | ts.ObjectLiteralExpression,
  at: ts.Node,
): Known {
  const members = ts.isArrayLiteralExpression(literal) ? literal.elements : literal.properties;
  const written = members.map((each) => {
    if (ts.isSpreadElement(each) || ts.isSpreadAssignment(each))
      return elementsOf(evaluator, evaluator.evaluate(each.expression), at);
    return ts.isObjectLiteralElementLike(each) ? elementValue(evaluator, each) : evaluator.evaluate(each);
  });
  return choice([...written, ...keptUnderKeys(evaluator, literal)], at);
}

/** `clients[key] = client` of a table that was begun as a literal. */
export function keptUnderKeys(evaluator: Evaluator, literal: ts.Node): readonly Known[] {
  const holder = literal.parent;
  const isHeld = ts.isVariableDeclaration(holder) || ts.isPropertyDeclaration(holder);
  if (!isHeld || !('text' in holder.name)) return [];
  return evaluator.workspace.identifiers(holder.name.text).flatMap((name) => {
    const isMember = ts.isPropertyAccessExpression(name.parent) && name.parent.name === name;
    const owner: ts.Expression = isMember ? name.parent : name;
    const access = owner.parent;
    if (!ts.isElementAccessExpression(access) || access.expression !== owner) return [];
    const assignment = access.parent;
    const isTarget =
      ts.isBinaryExpression(assignment) && assignment.left === access && isAssignment(assignment);
    if (!isTarget) return [];
    const known = evaluator.evaluate(owner);
    return known.k === 'object' && known.node === literal ? [evaluator.evaluate(assignment.right)] : [];
  });
}
