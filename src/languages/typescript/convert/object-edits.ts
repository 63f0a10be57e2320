import { ts } from 'ts-morph';
import type { AnswerEdit } from '../answers/answer-reads.js';
import { nameText } from '../follow/property-places.js';
import { styleOf } from '../program/source-style.js';
import { isInTemplate } from '../program/template-text.js';

export type Named = ts.PropertyAssignment | ts.ShorthandPropertyAssignment;

/** The plainly named properties of a literal; undefined where it has others (spreads, methods, computed names). */
export function plainProperties(object: ts.ObjectLiteralExpression): ReadonlyMap<string, Named> | undefined {
  const found = new Map<string, Named>();
  for (const property of object.properties) {
    if (!ts.isPropertyAssignment(property) && !ts.isShorthandPropertyAssignment(property)) return undefined;
    const name = nameText(property.name);
    if (name === undefined || found.has(name)) return undefined;
    found.set(name, property);
  }
  return found;
}

export function valueOfNamed(property: Named): ts.Expression {
  return ts.isPropertyAssignment(property) ? property.initializer : property.name;
}

/** Gives a property another name; what it holds stays. */
export function renameTo(property: Named, to: string): AnswerEdit {
  const { name } = property;
  const start = name.getStart();
  if (ts.isShorthandPropertyAssignment(property)) return { node: name, start, end: start, text: `${to}: ` };
  const written = name.getText();
  const text = ts.isStringLiteral(name) ? written.charAt(0) + to + written.charAt(0) : to;
  return { node: name, start, end: name.getEnd(), text };
}

/** `outer: { inner: value }` → `name: value` */
export function outOf(property: Named, value: ts.Expression, name: string): readonly AnswerEdit[] {
  return [
    { node: property, start: property.getStart(), end: value.getStart(), text: `${name}: ` },
    { node: property, start: value.getEnd(), end: property.getEnd(), text: '' },
  ];
}

/** `{ type: 'function', name, … }` → `{ type: 'function', function: { name, … } }`: all but one property move into one of their own. */
export function wrapOthers(
  object: ts.ObjectLiteralExpression,
  outside: Named,
  wrapper: string,
): readonly AnswerEdit[] | undefined {
  const others = object.properties.filter((each) => each !== outside);
  const [first] = others;
  const last = others.at(-1);
  if (!first || !last) return undefined;
  if (object.properties[0] !== outside) return wrapBehind(object, outside, wrapper);
  const { text } = object.getSourceFile();
  const indent = indentOf(text, first);
  const isBroken = indent !== undefined;
  const step = isBroken ? styleOf(object.getSourceFile()).indent : '';
  const newline = styleOf(object.getSourceFile()).newline;
  const open = isBroken ? `${wrapper}: {${newline}${indent}${step}` : `${wrapper}: { `;
  const start = first.getStart();
  const close = isBroken ? `,${newline}${indent}}` : ' }';
  const end = isBroken ? endWithComma(object, last) : last.getEnd();
  return [
    { node: object, start, end: start, text: open },
    ...(isBroken ? indented(object, start, last.getEnd(), step) : []),
    { node: object, start: last.getEnd(), end, text: close + (isBroken && end > last.getEnd() ? ',' : '') },
  ];
}

/** `{ name, … }` → `{ type: 'function', function: { name, … } }`: the whole literal moves into one of its own. */
export function wrapWhole(object: ts.ObjectLiteralExpression, wrapper: string): readonly AnswerEdit[] {
  const source = object.getSourceFile();
  const { quote, indent: step, newline } = styleOf(source);
  const type = `type: ${quote}${wrapper}${quote},`;
  const [start, end] = [object.getStart(), object.getEnd()];
  const lineStart = source.text.lastIndexOf('\n', start) + 1;
  const indent = /^[ \t]*/.exec(source.text.slice(lineStart))![0];
  const isBroken = source.text.slice(start, end).includes('\n');
  const inner = `${newline}${indent}${step}`;
  return [
    {
      node: object,
      start,
      end: start,
      text: isBroken ? `{${inner}${type}${inner}${wrapper}: ` : `{ ${type} ${wrapper}: `,
    },
    ...(isBroken ? indented(object, start, end, step) : []),
    { node: object, start: end, end, text: isBroken ? `,${newline}${indent}}` : ' }' },
  ];
}

/** The one that stays outside goes to the front first. */
function wrapBehind(
  object: ts.ObjectLiteralExpression,
  outside: Named,
  wrapper: string,
): readonly AnswerEdit[] {
  const { text } = object.getSourceFile();
  const first = object.properties[0]!;
  const index = object.properties.indexOf(outside);
  const next = object.properties[index + 1];
  const before = object.properties[index - 1]!;
  const removal = next
    ? { start: outside.getStart(), end: next.getStart() }
    : { start: before.getEnd(), end: outside.getEnd() };
  const end = next ? object.properties.at(-1)!.getEnd() : outside.getEnd();
  const start = first.getStart();
  const opening = {
    node: object,
    start,
    end: start,
    text: `${text.slice(outside.getStart(), outside.getEnd())}, ${wrapper}: { `,
  };
  if (!next) return [opening, { node: object, ...removal, text: ' }' }];
  return [opening, { node: object, ...removal, text: '' }, { node: object, start: end, end, text: ' }' }];
}

function endWithComma(object: ts.ObjectLiteralExpression, last: ts.Node): number {
  return object.properties.hasTrailingComma ? object.properties.end : last.getEnd();
}

/** The blanks in front of a property that begins a line. */
export function indentOf(text: string, node: ts.Node): string | undefined {
  const start = text.lastIndexOf('\n', node.getStart()) + 1;
  const before = text.slice(start, node.getStart());
  return /^[ \t]*$/.test(before) && start > 0 ? before : undefined;
}

/** One step more for every line behind the first, except inside texts. */
function indented(root: ts.Node, start: number, end: number, step: string): AnswerEdit[] {
  const { text } = root.getSourceFile();
  const edits: AnswerEdit[] = [];
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
    const isBlank = /^[ \t]*\r?\n/.test(text.slice(at + 1));
    if (!isBlank && !isInTemplate(root, at))
      edits.push({ node: root, start: at + 1, end: at + 1, text: step });
  }
  return edits;
}
