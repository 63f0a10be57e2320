import { ts } from 'ts-morph';
import { superValue } from './class-heritage.js';
import { ownClient } from '../clients/client-sites.js';
import type { Evaluator } from './evaluator.js';
import { injectedValue } from './follow-slots.js';
import { choice, unknown, type Known } from './known.js';
import { isAssignment } from '../program/walk.js';

type ClassKnown = Extract<Known, { k: 'class' | 'instance' }>;

/** A member of a class or of its instances: field, parameter property, getter, method, or what some method assigns to it. */
export function classMember(evaluator: Evaluator, owner: ClassKnown, name: string, at: ts.Node): Known {
  const declared = owner.node.members.flatMap((member) => memberValue(evaluator, member, name));
  const values = [...declared, ...assigned(evaluator, owner.node, name)];
  const found = values.filter((value) => value.k !== 'unknown');
  if (found.length > 0) return choice(found, at);
  const base = superValue(evaluator, owner.node);
  if (base?.k === 'class') return classMember(evaluator, { ...owner, node: base.node }, name, at);
  const client = base?.k === 'external' ? ownClient(evaluator, owner.node) : undefined;
  if (client) return { k: 'member', site: client, path: [name] };
  return values[0] ?? (base ? evaluator.property(base, name, at) : unknown(at));
}

function memberValue(evaluator: Evaluator, member: ts.ClassElement, name: string): Known[] {
  if (ts.isConstructorDeclaration(member)) {
    return member.parameters.flatMap((parameter) => {
      const isProperty =
        ts.isIdentifier(parameter.name) &&
        parameter.name.text === name &&
        (ts.getModifiers(parameter) ?? []).length > 0;
      return isProperty ? [evaluator.argumentsOf(parameter)] : [];
    });
  }
  if (!member.name || !('text' in member.name) || textOf(member.name) !== name) return [];
  if (ts.isPropertyDeclaration(member)) {
    if (member.initializer) return [evaluator.evaluate(member.initializer)];
    const injected = injectedValue(evaluator, member);
    if (injected) return [injected];
    const declared = evaluator.typed(member.type, member);
    return declared && declared.k !== 'instance' ? [{ ...unknown(member), ...declared }] : [];
  }
  if (ts.isGetAccessorDeclaration(member)) return [evaluator.returned(member)];
  return ts.isMethodDeclaration(member) ? [{ k: 'function', node: member }] : [];
}

function textOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isPrivateIdentifier(name) || ts.isStringLiteral(name) ? name.text : '';
}

/** `this.name = value` in the constructor and in methods; a value from a declared type counts for less than one of these. */
function assigned(evaluator: Evaluator, node: ts.ClassLikeDeclaration, name: string): Known[] {
  return (assignedMembers(node).get(name) ?? []).map((value) => evaluator.evaluate(value));
}

const members = new WeakMap<ts.ClassLikeDeclaration, ReadonlyMap<string, readonly ts.Expression[]>>();

/** What a class assigns to members of `this`, by their names; classes inside it left out. */
function assignedMembers(node: ts.ClassLikeDeclaration): ReadonlyMap<string, readonly ts.Expression[]> {
  const known = members.get(node);
  if (known) return known;
  const found = new Map<string, ts.Expression[]>();
  function visit(child: ts.Node): void {
    if (ts.isClassLike(child)) return;
    const name = ts.isBinaryExpression(child) && isAssignment(child) ? thisMember(child.left) : undefined;
    if (name !== undefined) {
      const value = (child as ts.BinaryExpression).right;
      found.set(name, [...(found.get(name) ?? []), value]);
    }
    ts.forEachChild(child, visit);
  }
  for (const member of node.members) ts.forEachChild(member, visit);
  members.set(node, found);
  return found;
}

function thisMember(node: ts.Node): string | undefined {
  return ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword
    ? node.name.text
    : undefined;
}
