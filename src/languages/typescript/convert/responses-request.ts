import { ts } from 'ts-morph';
import { unwrap } from '../clients/options.js';
import { nameText } from '../follow/property-places.js';
import { toValue } from '../follow/values.js';
import { writeItem } from './message-items.js';
import { SentList } from './message-lists.js';
import { outOf, plainProperties, valueOfNamed, type Named } from './object-edits.js';
import { writeMessages } from './prompt-messages.js';
import { dropIf, keep, put, rename, writeRequest, type RequestWork } from './request-draft.js';
import { writeFormat } from './text-format.js';
import { writeToolChoice, writeTools } from './tools.js';
import { kindOf } from './value-kind.js';

/** Settings of a Responses call as a chat completion has them. */
export function writeResponsesRequest(work: RequestWork): void {
  writeRequest(work, WRITERS);
  if (!work.draft.options.has('messages')) work.draft.fail(work.call.node);
}

const nothing = dropIf();
const WRITERS = {
  ...Object.fromEntries(
    [
      'model',
      'temperature',
      'top_p',
      'metadata',
      'store',
      'user',
      'parallel_tool_calls',
      'service_tier',
      'safety_identifier',
      'prompt_cache_key',
      'stream',
    ].map((name) => [name, keep]),
  ),
  input: writeInput,
  instructions: () => undefined, // written with the input
  max_output_tokens: rename('max_completion_tokens'),
  tools: writeTools,
  tool_choice: writeToolChoice,
  text: writeFormat,
  reasoning: writeReasoning,
  truncation: dropIf('disabled'),
  background: dropIf(false),
  previous_response_id: nothing,
  conversation: nothing,
  include: nothing,
  prompt: nothing,
};

function writeInput(work: RequestWork, name: string, property: Named): void {
  const { evaluator, draft, call } = work;
  const value = valueOfNamed(property);
  const kind = kindOf(evaluator, value);
  if (kind === 'list') {
    const list = new SentList(evaluator, draft, work.ends, (item) => writeItem(evaluator, draft, item));
    list.follow(value);
  }
  const instructions = call.render.object?.properties.find(
    (each): each is Named =>
      (ts.isPropertyAssignment(each) || ts.isShorthandPropertyAssignment(each)) &&
      nameText(each.name) === 'instructions',
  );
  if (!instructions && call.render.options.has('instructions'))
    draft.fail(call.render.options.get('instructions')!.node);
  writeMessages(work, { name, property, kind, ...(instructions ? { instructions } : {}) });
}

/** `reasoning: { effort }` → `reasoning_effort: effort`; a summary is read by nobody, or the answer could not be followed. */
function writeReasoning(work: RequestWork, name: string, property: Named): void {
  const { evaluator, draft } = work;
  const object = unwrap(valueOfNamed(property));
  const properties = ts.isObjectLiteralExpression(object) ? plainProperties(object) : undefined;
  const odd = properties && [...properties.keys()].find((each) => each !== 'effort' && each !== 'summary');
  const effort = properties?.get('effort');
  if (!properties || odd !== undefined || !effort) {
    draft.fail(property);
    return;
  }
  const value = valueOfNamed(effort);
  put(work, {
    name,
    to: 'reasoning_effort',
    property,
    naming: outOf(property, value, 'reasoning_effort'),
    value: toValue(evaluator, evaluator.evaluate(value), value),
  });
}
