import { ts } from 'ts-morph';
import type { EditSheet } from './edit-sheet.js';
import { objectText } from '../follow/object-text.js';
import { propertyName } from './print-expression.js';
import { nameText, valueOf } from '../follow/property-places.js';
import { afterComment, beginsLine, commaBehind, indentAt } from '../program/source-lines.js';
import type { SourceStyle } from '../program/source-style.js';

/** A property to be added, and the change that asks for it. */
export interface Addition<Owner> {
  readonly owner: Owner;
  /** Written name, one part for each level of nesting. */
  readonly path: readonly string[];
  readonly text: string;
  /** Written as a spread, since the SDK's types do not know it. */
  readonly loose: boolean;
  /** The same for a nested object of which the types are known. */
  readonly looseInside?: boolean;
  /** Set inside such an object: a spread of unknown fields alone would have nothing in common with its type. */
  readonly weak?: boolean;
  /** A condition on which alone it is sent. */
  readonly when?: string;
  /** What the nested object is built upon, where a shared object gives other parts of it. */
  readonly upon?: string;
}

export interface ObjectContext<Owner> {
  readonly sheet: EditSheet<Owner>;
  readonly file: string;
  readonly style: SourceStyle;
  /** Settings of a client stand before the rest, where a reader of the construction looks first. */
  readonly first?: boolean;
  /** The last property, where something else is written behind its value, so that what is added stands in front of it. */
  readonly ahead?: ts.ObjectLiteralElementLike;
  /** Properties that other changes take away. */
  readonly removed: ReadonlySet<ts.Node>;
}

/** Puts the properties behind everything that is there (a client's before it), in the literal's own layout. */
export function addProperties<Owner>(
  context: ObjectContext<Owner>,
  object: ts.ObjectLiteralExpression,
  additions: readonly Addition<Owner>[],
): void {
  const onTop = additions.filter((addition) => !addInside(context, object, addition, additions));
  if (onTop.length === 0) return;
  const owners = onTop.map((addition) => addition.owner);
  insert(context, object, { properties: printAdditions(onTop, context.style), owners });
}

/** Into a nested literal, or into a spread of untyped settings, that is there already; false where there is none. */
function addInside<Owner>(
  context: ObjectContext<Owner>,
  object: ts.ObjectLiteralExpression,
  addition: Addition<Owner>,
  all: readonly Addition<Owner>[],
): boolean {
  const [head = '', ...rest] = addition.path;
  if (addition.when !== undefined) return false;
  const target = addition.loose
    ? untypedSpread(object)
    : rest.length > 0
      ? holderOf(context, object, head)
      : undefined;
  if (!target) return false;
  const inner = all.filter((each) =>
    addition.loose ? each.loose : !each.loose && each.path.length > 1 && each.path[0] === head,
  );
  if (inner[0] !== addition) return true; // written with the first of its group
  const nested = inner.map((each) => (addition.loose ? { ...each, loose: false } : oneLevelIn(each)));
  if (ts.isObjectLiteralExpression(target)) addProperties(context, target, nested);
  else wrap(context, target, nested);
  return true;
}

function untypedSpread(object: ts.ObjectLiteralExpression): ts.ObjectLiteralExpression | undefined {
  const spreads = object.properties.filter(ts.isSpreadAssignment).map((spread) => spread.expression);
  return spreads.filter(ts.isObjectLiteralExpression).at(-1);
}

function holderOf<Owner>(
  context: ObjectContext<Owner>,
  object: ts.ObjectLiteralExpression,
  name: string,
): ts.Expression | undefined {
  for (const property of object.properties) {
    if (ts.isSpreadAssignment(property) || context.removed.has(property)) continue;
    if (property.name && nameText(property.name) === name) return valueOf(property);
  }
  return undefined;
}

/** `configuration: config` → `configuration: { ...config, baseURL }` */
function wrap<Owner>(
  context: ObjectContext<Owner>,
  value: ts.Expression,
  additions: readonly Addition<Owner>[],
): void {
  const owners = additions.map((addition) => addition.owner);
  const added = `, ${printAdditions(additions, context.style).join(', ')} }`;
  const { file, sheet } = context;
  if (ts.isShorthandPropertyAssignment(value.parent)) {
    const text = `: { ...${value.getText()}${added}`;
    sheet.put(owners, { file, start: value.getEnd(), end: value.getEnd(), text });
    return;
  }
  sheet.put(owners, { file, start: value.getStart(), end: value.getStart(), text: '{ ...' });
  sheet.put(owners, { file, start: value.getEnd(), end: value.getEnd(), text: added });
}

/** Properties as text; those under the same nested name become one object, those without a type one spread. */
export function printAdditions<Owner>(
  additions: readonly Addition<Owner>[],
  style: SourceStyle,
): readonly string[] {
  const property = (name: string, text: string) => `${propertyName(name, style)}: ${text}`;
  const printed: string[] = [];
  const heads = new Set<string>();
  for (const { path, text, loose, when } of additions) {
    const [head = ''] = path;
    if (loose || when !== undefined || heads.has(head)) continue;
    if (path.length === 1) {
      printed.push(property(head, text));
      continue;
    }
    heads.add(head);
    const group = additions.filter((each) => each.path.length > 1 && each.path[0] === head);
    const inner = printAdditions(group.map(oneLevelIn), style);
    const upon = group.find((each) => each.upon !== undefined)?.upon;
    printed.push(
      property(head, `{ ${[...(upon === undefined ? [] : [`...${upon}`]), ...inner].join(', ')} }`),
    );
  }
  for (const when of new Set(additions.flatMap((each) => each.when ?? []))) {
    const fields = additions.filter((each) => each.when === when);
    const object = fields.map((each) => property(each.path[0] ?? '', each.text)).join(', ');
    const test = /[|?]|=>/.test(when) ? `(${when})` : when;
    printed.push(`...(${test} && { ${object} })`);
  }
  const untyped = additions.filter((each) => each.loose);
  if (untyped.length === 0) return printed;
  const object = `{ ${untyped.map((each) => property(each.path[0] ?? '', each.text)).join(', ')} }`;
  return [...printed, untyped.some((each) => each.weak) ? `...(${object} as object)` : `...${object}`];
}

function oneLevelIn<Owner>(addition: Addition<Owner>): Addition<Owner> {
  const path = addition.path.slice(1);
  const loose = addition.looseInside === true && path.length === 1;
  return { ...addition, path, loose, weak: loose };
}

interface Insertion<Owner> {
  readonly properties: readonly string[];
  readonly owners: readonly Owner[];
}

function insert<Owner>(
  context: ObjectContext<Owner>,
  object: ts.ObjectLiteralExpression,
  insertion: Insertion<Owner>,
): void {
  const { sheet, file } = context;
  const last = object.properties.at(-1);
  const head = object.properties[0];
  const isFree = head && !context.removed.has(head) && !object.properties.some(ts.isSpreadAssignment);
  if (context.first && isFree && isOnOwnLine(head)) {
    const at = afterComment(textOf(object), object.getStart() + 1);
    const indent = indentAt(textOf(object), head.getStart());
    const text = insertion.properties.map((each) => `${context.style.newline}${indent}${each},`).join('');
    sheet.put(insertion.owners, { file, start: at, end: at, text });
  } else if (!last) intoEmpty(context, object, insertion);
  else if (context.ahead === last) inFront(context, last, insertion);
  else if (context.removed.has(last)) {
    // What goes makes room for what comes, so that no comma needs to move.
    const separator = isOnOwnLine(last)
      ? `,${context.style.newline}${indentAt(textOf(last), last.getStart())}`
      : ', ';
    const text = insertion.properties.join(separator);
    sheet.put(insertion.owners, { file, start: last.getStart(), end: last.getEnd(), text });
  } else behind(context, object, last, insertion);
}

function intoEmpty<Owner>(
  context: ObjectContext<Owner>,
  object: ts.ObjectLiteralExpression,
  insertion: Insertion<Owner>,
): void {
  const { sheet, file, style } = context;
  const [start, end] = [object.getStart(), object.getEnd()];
  const isBlank =
    textOf(object)
      .slice(start + 1, end - 1)
      .trim() === '';
  if (isBlank)
    sheet.put(insertion.owners, { file, start, end, text: objectText(insertion.properties, object, style) });
  else
    sheet.put(insertion.owners, {
      file,
      start: start + 1,
      end: start + 1,
      text: ` ${insertion.properties.join(', ')},`,
    });
}

function inFront<Owner>(
  { sheet, file, style }: ObjectContext<Owner>,
  last: ts.ObjectLiteralElementLike,
  { properties, owners }: Insertion<Owner>,
): void {
  const start = last.getStart();
  const separator = isOnOwnLine(last) ? `,${style.newline}${indentAt(textOf(last), start)}` : ', ';
  sheet.put(owners, { file, start, end: start, text: properties.map((each) => each + separator).join('') });
}

function behind<Owner>(
  context: ObjectContext<Owner>,
  object: ts.ObjectLiteralExpression,
  last: ts.ObjectLiteralElementLike,
  { properties, owners }: Insertion<Owner>,
): void {
  const { sheet, file, style } = context;
  const source = textOf(object);
  const at = last.getEnd();
  const put = (start: number, text: string) => sheet.put(owners, { file, start, end: start, text });
  if (!isOnOwnLine(last)) {
    put(at, `, ${properties.join(', ')}`);
    return;
  }
  const indent = indentAt(source, last.getStart());
  const lines = properties.map((property) => `${style.newline}${indent}${property}`);
  const comma = object.properties.hasTrailingComma ? commaBehind(source, at) : undefined;
  if (comma !== undefined) {
    put(afterComment(source, comma + 1), lines.map((line) => `${line},`).join(''));
    return;
  }
  // A comment behind the last property stays beside it: the comma goes before it, the new lines after it.
  const end = afterComment(source, at);
  if (end === at) put(at, `,${lines.join(',')}`);
  else {
    put(at, ',');
    put(end, lines.join(','));
  }
}

/** True where a property begins its line and the literal began on an earlier one. */
function isOnOwnLine(property: ts.ObjectLiteralElementLike): boolean {
  return beginsLine(textOf(property), property.getStart());
}

function textOf(node: ts.Node): string {
  return node.getSourceFile().text;
}
