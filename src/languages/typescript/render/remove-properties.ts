import type { ts } from 'ts-morph';
import type { Span } from '../../../core/source.js';
import type { ObjectContext } from './add-properties.js';
import { commentsBetween } from '../program/comment-ranges.js';
import {
  afterComment,
  beginsLine,
  commaBehind,
  lineEnd,
  lineStart,
  nextLine,
} from '../program/source-lines.js';

interface Removal<Owner> {
  readonly property: ts.ObjectLiteralElementLike;
  readonly owners: readonly Owner[];
}

/** Takes properties out of one literal, with their commas, their lines and the comments that belong to them. */
export function removeProperties<Owner>(
  context: ObjectContext<Owner>,
  object: ts.ObjectLiteralExpression,
  removals: readonly Removal<Owner>[],
  replaced: boolean,
): void {
  const { properties } = object;
  const trailing = trailingRun(properties, removals, replaced);
  const last = replaced ? removals.find((removal) => removal.property === properties.at(-1)) : undefined;
  for (const removal of removals) {
    if (removal !== last && !trailing.includes(removal)) removeOne(context, removal);
  }
  if (last) giveUp(context, last);
  if (trailing.length === 0) return;
  const survivor = properties[properties.length - trailing.length - 1];
  if (!survivor) empty(context, object, trailing);
  else if (trailing.every((removal) => standsAlone(removal.property))) {
    for (const removal of trailing) removeOne(context, removal);
    if (!properties.hasTrailingComma) removeComma(context, survivor, trailing);
  } else cut(context, trailing, survivor.getEnd(), trailing.at(-1)!.property.getEnd());
}

/** The removals with which the literal ends; none where additions take the place of the last. */
function trailingRun<Owner>(
  properties: ts.NodeArray<ts.ObjectLiteralElementLike>,
  removals: readonly Removal<Owner>[],
  replaced: boolean,
): readonly Removal<Owner>[] {
  const run: Removal<Owner>[] = [];
  if (replaced) return run;
  for (const property of [...properties].reverse()) {
    const removal = removals.find((each) => each.property === property);
    if (!removal) break;
    run.unshift(removal);
  }
  return run;
}

function removeOne<Owner>(context: ObjectContext<Owner>, removal: Removal<Owner>): void {
  const { property } = removal;
  const text = property.getSourceFile().text;
  const comma = commaBehind(text, property.getEnd());
  const end = comma === undefined ? property.getEnd() : comma + 1;
  if (standsAlone(property)) {
    cut(context, [removal], lineStart(text, leadingStart(property)), nextLine(text, afterComment(text, end)));
    return;
  }
  const endsLine = text.slice(end, lineEnd(text, end)).trim() === '';
  const blanks = (pattern: RegExp, part: string) => pattern.exec(part)?.[0].length ?? 0;
  // The blanks before it went with a property before it that goes too.
  const before = followsRemoved(context, property)
    ? 0
    : blanks(/[ \t]*$/, text.slice(0, property.getStart()));
  if (endsLine) cut(context, [removal], property.getStart() - before, end);
  else cut(context, [removal], property.getStart(), end + blanks(/^[ \t]+/, text.slice(end)));
}

function followsRemoved<Owner>(
  context: ObjectContext<Owner>,
  property: ts.ObjectLiteralElementLike,
): boolean {
  const siblings = (property.parent as ts.ObjectLiteralExpression).properties;
  const previous = siblings[siblings.indexOf(property) - 1];
  return previous !== undefined && context.removed.has(previous);
}

/** True where its lines hold nothing else but its comma and a comment. */
function standsAlone(property: ts.ObjectLiteralElementLike): boolean {
  const text = property.getSourceFile().text;
  const comma = commaBehind(text, property.getEnd());
  const end = afterComment(text, comma === undefined ? property.getEnd() : comma + 1);
  return (
    beginsLine(text, property.getStart()) &&
    text.slice(end, lineEnd(text, end)).trim() === '' &&
    nextLine(text, end) < text.length
  );
}

/** Where the comments begin that stand directly above a property, on lines of their own. */
function leadingStart(property: ts.ObjectLiteralElementLike): number {
  const { text } = property.getSourceFile();
  let start = property.getStart();
  const above = commentsBetween(property, property.pos, start);
  for (const comment of [...above].reverse()) {
    const between = text.slice(comment.end, start);
    const isDirectlyAbove = between.trim() === '' && between.split('\n').length === 2;
    if (!isDirectlyAbove || !beginsLine(text, comment.pos)) break;
    start = comment.pos;
  }
  return start;
}

function removeComma<Owner>(
  context: ObjectContext<Owner>,
  survivor: ts.Node,
  trailing: readonly Removal<Owner>[],
): void {
  const comma = commaBehind(survivor.getSourceFile().text, survivor.getEnd());
  if (comma === undefined) return;
  const owners = trailing.flatMap((removal) => removal.owners);
  context.sheet.put(owners, { file: context.file, start: comma, end: comma + 1, text: '' });
}

/** Nothing is left between the braces. */
function empty<Owner>(
  context: ObjectContext<Owner>,
  object: ts.ObjectLiteralExpression,
  trailing: readonly Removal<Owner>[],
): void {
  cut(context, trailing, object.getStart() + 1, object.getEnd() - 1);
}

/** A property in whose place another is written shares that edit; its comments go. */
function giveUp<Owner>(context: ObjectContext<Owner>, removal: Removal<Owner>): void {
  const { property, owners } = removal;
  context.sheet.put(owners, {
    file: context.file,
    start: property.getStart(),
    end: property.getEnd(),
    text: '',
  });
  const { text } = property.getSourceFile();
  if (!standsAlone(property)) return;
  const leading = leadingStart(property);
  if (leading < property.getStart()) cut(context, [removal], leading, property.getStart());
  const comma = commaBehind(text, property.getEnd());
  const from = comma === undefined ? property.getEnd() : comma + 1;
  const behind = afterComment(text, from);
  if (behind > from) cut(context, [removal], from, behind);
}

function cut<Owner>(
  context: ObjectContext<Owner>,
  removals: readonly Removal<Owner>[],
  start: number,
  end: number,
): void {
  const { file, sheet } = context;
  const owners = removals.flatMap((removal) => removal.owners);
  sheet.put(owners, { file, start, end, text: '' });
  const source = removals[0]!.property.parent;
  const lost = commentsBetween(source, start, end).map((range): Span => ({
    file,
    start: range.pos,
    end: range.end,
  }));
  sheet.drop(owners, lost);
}
