import { ts } from 'ts-morph';
import { replacement } from '../answers/answer-reads.js';
import { unwrap } from '../clients/options.js';
import type { Evaluator } from '../follow/evaluator.js';
import type { Draft } from './draft.js';
import { plainProperties, renameTo, valueOfNamed, type Named } from './object-edits.js';
import { kindOf } from './value-kind.js';

type Properties = ReadonlyMap<string, Named>;

/** Writes one item of a Responses input, given as a literal, as a message of a chat. */
export function writeItem(evaluator: Evaluator, draft: Draft, object: ts.ObjectLiteralExpression): void {
  const properties = plainProperties(object);
  if (!properties) {
    draft.fail(object);
    return;
  }
  const type = properties.get('type');
  const name = type && literalOf(type);
  if (!type || name === 'message') writeMessage(evaluator, draft, object, properties);
  else if (name === 'function_call_output') writeToolResult(evaluator, draft, object, properties);
  else draft.fail(type);
}

function literalOf(property: Named): string | undefined {
  const value = unwrap(valueOfNamed(property));
  return ts.isStringLiteralLike(value) ? value.text : undefined;
}

function writeMessage(
  evaluator: Evaluator,
  draft: Draft,
  object: ts.ObjectLiteralExpression,
  properties: Properties,
): void {
  const odd = [...properties].find(([name]) => !['type', 'role', 'content'].includes(name));
  const [role, content, type] = ['role', 'content', 'type'].map((name) => properties.get(name));
  if (odd || !role || !content) {
    draft.fail(odd?.[1] ?? object);
    return;
  }
  if (type) removeOne(draft, object, type);
  writeContent(evaluator, draft, valueOfNamed(content));
}

/** Takes one property out of a literal that keeps others. */
function removeOne(draft: Draft, object: ts.ObjectLiteralExpression, property: Named): void {
  const index = object.properties.indexOf(property);
  const next = object.properties[index + 1];
  const before = object.properties[index - 1];
  if (next) draft.edits.push({ node: object, start: property.getStart(), end: next.getStart(), text: '' });
  else if (before)
    draft.edits.push({ node: object, start: before.getEnd(), end: property.getEnd(), text: '' });
}

/** Text stays; a list of parts has its parts renamed. */
export function writeContent(evaluator: Evaluator, draft: Draft, value: ts.Expression): void {
  const inner = unwrap(value);
  if (ts.isConditionalExpression(inner)) {
    writeContent(evaluator, draft, inner.whenTrue);
    writeContent(evaluator, draft, inner.whenFalse);
  } else if (ts.isArrayLiteralExpression(inner)) {
    for (const part of inner.elements) writePart(draft, unwrap(part));
  } else if (kindOf(evaluator, inner) === 'list') draft.fail(value);
}

const PARTS: Readonly<Record<string, string>> = { input_text: 'text', output_text: 'text' };

function writePart(draft: Draft, part: ts.Expression): void {
  const properties = ts.isObjectLiteralExpression(part) ? plainProperties(part) : undefined;
  const type = properties?.get('type');
  const name = type && literalOf(type);
  if (!properties || !type || name === undefined) {
    draft.fail(part);
    return;
  }
  const renamed = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
  if (renamed !== undefined && [...properties.keys()].every((key) => key === 'type' || key === 'text'))
    setText(draft, valueOfNamed(type), renamed);
  else if (name === 'input_image') writeImage(draft, part as ts.ObjectLiteralExpression, properties);
  else draft.fail(part);
}

function setText(draft: Draft, literal: ts.Expression, text: string): void {
  const inner = unwrap(literal);
  draft.edits.push({ node: inner, start: inner.getStart() + 1, end: inner.getEnd() - 1, text });
}

/** `{ type: 'input_image', image_url: url, detail }` → `{ type: 'image_url', image_url: { url, detail } }` */
function writeImage(draft: Draft, part: ts.ObjectLiteralExpression, properties: Properties): void {
  const [type, url, detail] = ['type', 'image_url', 'detail'].map((name) => properties.get(name));
  const odd = [...properties.keys()].find((name) => !['type', 'image_url', 'detail'].includes(name));
  if (odd || !type || !url) {
    draft.fail(part);
    return;
  }
  const value = valueOfNamed(url);
  const isNextTo = !detail || part.properties.indexOf(detail) === part.properties.indexOf(url) + 1;
  if (!isNextTo) {
    draft.fail(part);
    return;
  }
  setText(draft, valueOfNamed(type), 'image_url');
  const open = ts.isShorthandPropertyAssignment(url) ? ': { url: ' : '{ url: ';
  const start = ts.isShorthandPropertyAssignment(url) ? value.getEnd() : value.getStart();
  const end = (detail ?? url).getEnd();
  if (ts.isShorthandPropertyAssignment(url))
    draft.edits.push({ node: url, start, end: start, text: `${open}${value.getText()}` });
  else draft.edits.push({ node: url, start, end: start, text: open });
  draft.edits.push({ node: part, start: end, end, text: ' }' });
}

/** `{ type: 'function_call_output', call_id, output }` → `{ role: 'tool', tool_call_id, content }` */
function writeToolResult(
  evaluator: Evaluator,
  draft: Draft,
  object: ts.ObjectLiteralExpression,
  properties: Properties,
): void {
  const [type, id, output] = ['type', 'call_id', 'output'].map((name) => properties.get(name));
  if (
    !type ||
    !id ||
    !output ||
    properties.size !== 3 ||
    kindOf(evaluator, valueOfNamed(output)) === 'list'
  ) {
    draft.fail(object);
    return;
  }
  if (!ts.isPropertyAssignment(type)) {
    draft.fail(type);
    return;
  }
  draft.edits.push(replacement(type.name, 'role'));
  setText(draft, type.initializer, 'tool');
  draft.edits.push(renameTo(id, 'tool_call_id'), renameTo(output, 'content'));
}
