import { ts } from 'ts-morph';
import { unwrap } from '../clients/options.js';
import { SentList } from './message-lists.js';
import { plainProperties, valueOfNamed, wrapOthers, type Named } from './object-edits.js';
import { put, type RequestWork } from './request-draft.js';
import { kindOf } from './value-kind.js';

/** Flat function tools move into `function`; what OpenAI hosts has no counterpart. */
export function writeTools(work: RequestWork, name: string, property: Named): void {
  const { evaluator, draft } = work;
  const list = new SentList(evaluator, draft, work.ends, (item) => writeTool(work, item));
  list.follow(valueOfNamed(property));
  put(work, { name, to: 'tools', property });
}

function writeTool({ draft }: RequestWork, tool: ts.ObjectLiteralExpression): void {
  const type = functionType(tool);
  const edits = type && wrapOthers(tool, type, 'function');
  if (edits) draft.edits.push(...edits);
  else draft.fail(tool);
}

const TOOL_FIELDS = new Set(['type', 'name', 'description', 'parameters', 'strict']);

/** The property that says `type: 'function'` of a literal that says nothing but a function. */
function functionType(tool: ts.ObjectLiteralExpression): Named | undefined {
  const properties = plainProperties(tool);
  const type = properties?.get('type');
  const value = type && unwrap(valueOfNamed(type));
  const isFunction = value && ts.isStringLiteralLike(value) && value.text === 'function';
  return isFunction && [...properties!.keys()].every((name) => TOOL_FIELDS.has(name)) ? type : undefined;
}

/** A word stays; a named function moves into `function`. */
export function writeToolChoice(work: RequestWork, name: string, property: Named): void {
  const { evaluator, draft } = work;
  const value = unwrap(valueOfNamed(property));
  if (ts.isObjectLiteralExpression(value)) {
    const type = functionType(value);
    const edits = type && wrapOthers(value, type, 'function');
    if (edits) put(work, { name, to: name, property, edits });
    else draft.fail(property);
  } else if (kindOf(evaluator, value) === 'text') put(work, { name, to: name, property });
  else draft.fail(property);
}
