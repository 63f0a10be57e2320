import { ts } from 'ts-morph';
import { AnswerFlow } from '../answers/answer-flow.js';
import type { AnswerEdit } from '../answers/answer-reads.js';
import type { FoundCall } from '../clients/calls.js';
import type { Evaluator } from '../follow/evaluator.js';
import { Draft } from './draft.js';
import type { Form } from './forms.js';
import { rewriteType } from './sdk-types.js';

/** One call written for the new form, as far as it could be. */
export interface Attempt {
  readonly call: FoundCall;
  readonly form: Form;
  readonly draft: Draft;
  readonly flow: AnswerFlow;
  /** Edits outside the settings of the call, those of the answer first. */
  readonly edits: readonly AnswerEdit[];
  readonly problems: readonly ts.Node[];
}

/** Writes address, settings and answer of one call. */
export function attempt(
  evaluator: Evaluator,
  call: FoundCall,
  form: Form,
  ends: ReadonlySet<ts.Node>,
): Attempt {
  const draft = new Draft();
  const flow = new AnswerFlow(evaluator);
  const node = call.node as ts.CallExpression;
  form.request({ evaluator, draft, call, ends });
  const { streaming } = call.usage;
  const fields = typeof streaming === 'boolean' ? form.answer(streaming) : undefined;
  if (fields) flow.follow(node, { of: fields, promise: true, list: streaming === true });
  else draft.fail(call.render.options.get('stream')?.node ?? node);
  const address = form.address(node);
  if (!address) draft.fail(node.expression);
  const types = [...flow.annotations, ...draft.annotations].map((type) => ({
    type,
    edits: rewriteType(evaluator, type, call.usage.major ?? 6),
  }));
  return {
    call,
    form,
    draft,
    flow,
    edits: [...flow.edits, ...draft.edits, ...(address ?? []), ...types.flatMap(({ edits }) => edits ?? [])],
    problems: [
      ...draft.problems,
      ...flow.problems,
      ...flow.leaves.filter((each) => !isShown(each)),
      ...flow.strays(),
      ...types.filter(({ edits }) => !edits).map(({ type }) => type),
    ],
  };
}

/** `console.log(response)`: for a reader, who sees the new form. */
function isShown(node: ts.Node): boolean {
  const { parent } = node;
  return ts.isCallExpression(parent) && /^console\.\w+$/.test(parent.expression.getText());
}
