import { ts } from 'ts-morph';
import type { Evaluator } from '../follow/evaluator.js';
import { symbolOfName } from '../program/uses-of-name.js';
import { ending } from './text-with.js';
import type { Split } from './split.js';

/**
 * A class that extends the client and calls `super(…)` gets the second as a field, made behind that call with the same arguments; whoever
 * holds an instance reaches it there. The name of the field.
 */
function fieldOfSubclass(split: Split, owner: ts.ClassLikeDeclaration): string {
  const { node } = split.site;
  return split.once(owner, 'field', () => {
    const statement = node.parent;
    const base = owner.heritageClauses?.find((each) => each.token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
    const constructor = owner.members.find(ts.isConstructorDeclaration);
    if (!ts.isExpressionStatement(statement) || !base || !constructor) return split.block(node, 'form');
    const twin = split.named('client');
    const isTyped = /\.[cm]?tsx?$|\.vue$|\.svelte$|\.astro$/.test(split.evaluator.workspace.fileOf(owner));
    const type = base.expression.getText();
    if (isTyped) split.insertBefore(constructor, `readonly ${twin}: ${type};`);
    split.insertAfter(statement, `this.${twin} = ${split.construction}${ending(statement)}`);
    return twin;
  });
}

/** The class that extends the client and calls `super(…)`; one without a constructor is constructed like the client itself. */
export function extendingClass({ site, evaluator }: Split): ts.ClassLikeDeclaration | undefined {
  const { node } = site;
  const isSuper = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword;
  return isSuper ? evaluator.sdks.subclassOf(node) : undefined;
}

/** `this` in the class, or an instance of it, and there the field. */
export function throughField(split: Split, node: ts.Expression, owner: ts.ClassLikeDeclaration): string {
  const isItself = node.kind === ts.SyntaxKind.ThisKeyword || split.isClient(node);
  if (!isItself || isTypedOtherwise(split.evaluator, node, owner)) return split.block(node, 'typed');
  return `${node.getText()}.${fieldOfSubclass(split, owner)}`;
}

/** True where a declared type says that it is some client, and so not that it has the field. */
function isTypedOtherwise(
  { workspace }: Evaluator,
  node: ts.Expression,
  owner: ts.ClassLikeDeclaration,
): boolean {
  if (!ts.isIdentifier(node)) return false;
  const declaration = symbolOfName(workspace, node)?.valueDeclaration;
  const type =
    declaration && (ts.isVariableDeclaration(declaration) || ts.isParameter(declaration))
      ? declaration.type
      : undefined;
  return type !== undefined && type.getText() !== owner.name?.text;
}
