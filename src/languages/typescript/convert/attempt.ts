import { ts } from 'ts-morph';
import { AnswerFlow } from '../answers/answer-flow.js';
import { replacement, type AnswerEdit } from '../answers/answer-reads.js';
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
  const sent = form.sendsMessages ? flow.leaves.filter(isPushed) : [];
  return {
    call,
    form,
    draft,
    flow,
    edits: [
      ...flow.edits.filter((edit) => !isReplaced(draft, edit)),
      ...sent.map(withOneCall),
      ...draft.edits,
      ...(address ?? []),
      ...types.flatMap(({ edits }) => edits ?? []),
    ],
    problems: [
      ...draft.problems,
      ...flow.problems,
      ...flow.leaves.filter((each) => !isShown(each) && !sent.includes(each)),
      ...(form.sendsMessages ? unreadCalls(evaluator, flow, draft) : []),
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

/** `messages.push(message)` */
function isPushed(node: ts.Node): boolean {
  const { parent } = node;
  const isPlain = /^[\w.[\]!?]+$/.test(node.getText());
  return (
    isPlain &&
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    parent.expression.name.text === 'push'
  );
}

/** A function was called one at a time; a message that goes back must not name calls that nobody answers. */
function withOneCall(node: ts.Node): AnswerEdit {
  const text = node.getText();
  return replacement(node, `{ ...${text}, tool_calls: ${text}.tool_calls?.slice(0, 1) }`);
}

/** Inside a text that takes the place of what was there. */
function isReplaced(draft: Draft, edit: AnswerEdit): boolean {
  return draft.edits.some(
    (each) =>
      each.node.getSourceFile() === edit.node.getSourceFile() &&
      each.start < edit.start &&
      edit.end <= each.end &&
      ts.isPropertyAssignment(each.node),
  );
}

/** Reads of a function's call that the flow of this answer did not come by. */
function unreadCalls(evaluator: Evaluator, flow: AnswerFlow, draft: Draft): readonly ts.Node[] {
  const written = [...flow.edits, ...draft.edits];
  return evaluator.workspace.identifiers('function_call').filter((name) => {
    const { parent } = name;
    const isRead =
      (ts.isPropertyAccessExpression(parent) && parent.name === name) || ts.isBindingElement(parent);
    const isWritten = written.some(
      (edit) =>
        edit.node.getSourceFile() === name.getSourceFile() &&
        edit.start <= name.getStart() &&
        name.getEnd() <= Math.max(edit.end, edit.start + 1),
    );
    return isRead && !isWritten;
  });
}
