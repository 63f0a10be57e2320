import { noLimit } from '../../../messages/conversions.js';
import { writeMessages } from './prompt-messages.js';
import { valueOfNamed, type Named } from './object-edits.js';
import { dropIf, keep, writeRequest, type RequestWork } from './request-draft.js';
import { kindOf } from './value-kind.js';

/** Settings of a legacy completion as a chat completion has them. */
export function writeCompletionsRequest(work: RequestWork): void {
  const { draft, call } = work;
  writeRequest(work, WRITERS);
  if (!draft.options.has('messages')) draft.fail(call.node);
  // A model from outside is one of the old API, which the new one does not know.
  const model = call.usage.options['model'];
  if (model?.value.type === 'untraced') draft.fail(call.render.options.get('model')!.node);
  if (!call.render.options.has('max_tokens')) draft.assumes.push(noLimit);
}

const WRITERS = {
  ...Object.fromEntries(
    [
      'model',
      'max_tokens',
      'temperature',
      'top_p',
      'n',
      'stop',
      'presence_penalty',
      'frequency_penalty',
      'logit_bias',
      'seed',
      'stream',
      'stream_options',
      'user',
    ].map((name) => [name, keep]),
  ),
  prompt: writePrompt,
  best_of: dropIf(1),
  echo: dropIf(false),
  suffix: dropIf(''),
  logprobs: dropIf(),
};

function writePrompt(work: RequestWork, name: string, property: Named): void {
  const kind = kindOf(work.evaluator, valueOfNamed(property));
  if (kind === 'list') work.draft.fail(property);
  else writeMessages(work, { name, property, kind });
}
