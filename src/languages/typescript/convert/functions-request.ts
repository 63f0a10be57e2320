import { ts } from 'ts-morph';
import { unwrap } from '../clients/options.js';
import { SentList } from './message-lists.js';
import { plainProperties, renameTo, valueOfNamed, wrapWhole, type Named } from './object-edits.js';
import { keep, put, writeRequest, type RequestWork } from './request-draft.js';
import { writeFunctionResults } from './function-results.js';
import { kindOf } from './value-kind.js';

/** A request that offers functions in the first form of the API, with tools. */
export function writeFunctionsRequest(work: RequestWork): void {
  const others = [...work.call.render.options.keys()].filter((name) => !Object.hasOwn(WRITERS, name));
  writeRequest(work, { ...Object.fromEntries(others.map((name) => [name, keep])), ...WRITERS });
  writeFunctionResults(work);
}

const WRITERS = { functions: writeFunctions, function_call: writeChoice };

function writeFunctions(work: RequestWork, name: string, property: Named): void {
  const { evaluator, draft } = work;
  const list = new SentList(evaluator, draft, work.ends, (item) => writeFunction(work, item));
  list.follow(valueOfNamed(property));
  put(work, { name, to: 'tools', property, naming: [renameTo(property, 'tools')] });
}

const FUNCTION_FIELDS = new Set(['name', 'description', 'parameters']);

function writeFunction({ draft }: RequestWork, item: ts.ObjectLiteralExpression): void {
  const properties = plainProperties(item);
  if (!properties || [...properties.keys()].some((name) => !FUNCTION_FIELDS.has(name))) {
    draft.fail(item);
    return;
  }
  draft.edits.push(...wrapWhole(item, 'function'));
}

/** `auto` and `none` stay; `{ name }` moves into `function`. */
function writeChoice(work: RequestWork, name: string, property: Named): void {
  const { evaluator, draft } = work;
  const value = unwrap(valueOfNamed(property));
  const naming = [renameTo(property, 'tool_choice')];
  if (ts.isObjectLiteralExpression(value) && !ts.isShorthandPropertyAssignment(property)) {
    const edits = wrapWhole(value, 'function');
    put(work, { name, to: 'tool_choice', property, naming, edits });
  } else if (kindOf(evaluator, value) === 'text') put(work, { name, to: 'tool_choice', property, naming });
  else draft.fail(property);
}
