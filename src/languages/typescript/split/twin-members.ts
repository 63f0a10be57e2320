import { ts } from 'ts-morph';
import { superValue } from '../follow/class-heritage.js';
import { isAssignment, walk } from '../program/walk.js';
import { beginsLine, indentAt } from '../program/source-lines.js';
import { styleOf } from '../program/source-style.js';
import type { Split, Twin } from './split.js';
import { textWith } from './text-with.js';
import { injectedToken, twinOfToken } from './twin-tokens.js';
import { twinOfAssignment } from './twin-variables.js';

/** A field that holds the client gets a second one behind it, filled where the first is. */
export function twinOfMember(split: Split, owner: ts.ClassLikeDeclaration, name: string, at: ts.Node): Twin {
  const parameter = parameterProperty(owner, name);
  if (parameter) return split.ofParameter(parameter);
  const member = owner.members.find((each) => each.name?.getText() === name);
  if (member && ts.isGetAccessor(member)) return split.ofFunction(member);
  if (member && !ts.isPropertyDeclaration(member)) return split.block(member, 'form');
  if (member && injectedToken(member)) return injected(split, member);
  if (member?.initializer) return initialised(split, member, member.initializer);
  const assignments = assignmentsIn(owner, name).filter((each) => split.isClient(each.right));
  if (assignments.length > 0) return assigned(split, owner, { name, member, assignments });
  const base = member ? undefined : superValue(split.evaluator, owner);
  return base?.k === 'class' ? split.ofMember(base.node, name, at) : split.block(at, 'form');
}

function parameterProperty(
  owner: ts.ClassLikeDeclaration,
  name: string,
): ts.ParameterDeclaration | undefined {
  const parameters = owner.members.find(ts.isConstructorDeclaration)?.parameters ?? [];
  return parameters.find(
    (each) => ts.isParameterPropertyDeclaration(each, each.parent) && each.name.getText() === name,
  );
}

function initialised(split: Split, member: ts.PropertyDeclaration, initializer: ts.Expression): Twin {
  if ((ts.getDecorators(member) ?? []).length > 0) return split.block(member, 'form');
  const text = split.isBeside(member) ? split.besideOf(initializer) : split.twin(initializer);
  if (text === undefined) {
    split.gate(member);
    return undefined;
  }
  const twin = fitting(split, member.name.getText(), text);
  split.insertAfter(
    member,
    textWith(member, [
      { node: member.name, text: twin },
      { node: initializer, text },
    ]),
  );
  return twin;
}

interface Assigned {
  readonly name: string;
  readonly member: ts.PropertyDeclaration | undefined;
  readonly assignments: readonly ts.BinaryExpression[];
}

function assigned(
  split: Split,
  owner: ts.ClassLikeDeclaration,
  { name, member, assignments }: Assigned,
): Twin {
  const [first] = assignments;
  let given: string | undefined;
  if (assignments.length === 1 && first && ts.isIdentifier(first.right)) {
    // `this.openai = openai` of a parameter: what comes in there is the second client.
    const text = member && split.isBeside(member) ? split.besideOf(first.right) : split.ofName(first.right);
    if (text === undefined) {
      split.gate(member ?? owner);
      return undefined;
    }
    given = text;
  }
  if (member && (ts.getDecorators(member) ?? []).length > 0) return split.block(member, 'form');
  const twin = fitting(split, name, given);
  if (member) split.insertAfter(member, textWith(member, [{ node: member.name, text: twin }]));
  for (const assignment of assignments) twinOfAssignment(split, assignment, twin, given);
  return twin;
}

/** The name that the second client comes in by, where the field has the name of the first. */
function fitting(split: Split, name: string, given: string | undefined): string {
  const isIt = given !== undefined && given.startsWith(name) && /^[\w$]+$/.test(given);
  return isIt ? given : split.named(name);
}

/** `@Inject(TOKEN) readonly openai: OpenAI` */
function injected(split: Split, member: ts.PropertyDeclaration): Twin {
  const token = injectedToken(member)!;
  const text = twinOfToken(split, token);
  if (!split.isBeside(member)) {
    split.gate(member);
    split.replace(token, text);
    return undefined;
  }
  const twin = split.named(member.name.getText());
  split.insertAfter(
    member,
    textWith(member, [
      { node: token, text },
      { node: member.name, text: twin },
    ]),
  );
  return twin;
}

function assignmentsIn(owner: ts.ClassLikeDeclaration, name: string): ts.BinaryExpression[] {
  const found: ts.BinaryExpression[] = [];
  walk(owner, (node) => {
    if (!ts.isBinaryExpression(node) || !isAssignment(node)) return;
    const { left } = node;
    const isField =
      ts.isPropertyAccessExpression(left) &&
      left.expression.kind === ts.SyntaxKind.ThisKeyword &&
      left.name.text === name;
    if (isField) found.push(node);
  });
  return found;
}

/** `{ client: new OpenAI() }` gets a second property, where no type says what properties there are. */
export function twinOfProperty(
  split: Split,
  owner: ts.ObjectLiteralExpression,
  name: string,
  at: ts.Node,
): string {
  const property = owner.properties.find((each) => each.name?.getText() === name);
  if (!property || !isFree(owner)) return split.block(property ?? at, property ? 'typed' : 'form');
  const value = ts.isPropertyAssignment(property)
    ? property.initializer
    : ts.isShorthandPropertyAssignment(property)
      ? property.name
      : undefined;
  const text = value && split.twin(value);
  if (text === undefined) return split.block(property, 'form');
  const twin = text.startsWith(name) && /^[\w$]+$/.test(text) ? text : split.named(name);
  addProperty(split, property, text === twin ? twin : `${twin}: ${text}`);
  return twin;
}

export function addProperty(split: Split, beside: ts.ObjectLiteralElementLike, text: string): void {
  const source = beside.getSourceFile();
  const { newline } = styleOf(source);
  const start = beside.getStart();
  const separator = beginsLine(source.text, start) ? `,${newline}${indentAt(source.text, start)}` : ', ';
  split.insert(source, beside.getEnd(), separator + text);
}

/** True where the literal is the value of a constant or of a module, without a declared type. */
function isFree(owner: ts.ObjectLiteralExpression): boolean {
  let node: ts.Node = owner.parent;
  while (ts.isAsExpression(node) || ts.isParenthesizedExpression(node)) node = node.parent;
  if (ts.isVariableDeclaration(node)) return node.type === undefined;
  if (ts.isBinaryExpression(node)) return node.left.getText() === 'module.exports';
  return ts.isExportAssignment(node);
}
