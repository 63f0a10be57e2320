import { ts } from 'ts-morph';
import type { AnswerFields } from '../../../core/sdk.js';
import { AnswerFlow } from '../answers/answer-flow.js';
import { replacement, type AnswerEdit } from '../answers/answer-reads.js';
import { callersIn } from '../answers/callers.js';
import { RawAnswer } from '../answers/raw-answer.js';
import type { FoundCall } from '../clients/calls.js';
import type { Evaluator } from '../follow/evaluator.js';
import { Draft } from './draft.js';
import type { Form } from './forms.js';
import { comparedAddresses } from './http-address.js';
import { guardEnd, receive } from './http-answer.js';
import { otherUsesOfBody } from './http-body.js';
import { OwnTypes } from './own-types.js';
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
  readonly types: WrittenTypes;
}

/** What becomes of the types that are declared for an answer. */
interface WrittenTypes {
  readonly edits: readonly AnswerEdit[];
  readonly problems: readonly ts.Node[];
  /** Types of the project's own that change, and the places that may name them. */
  readonly declared: OwnTypes['declared'];
  readonly accounted: readonly ts.TypeNode[];
}

/** Writes address, settings and answer of one call. */
export function attempt(
  evaluator: Evaluator,
  call: FoundCall,
  form: Form,
  ends: ReadonlySet<ts.Node>,
): Attempt {
  const { by } = call.http ?? {};
  const work = (): Attempt =>
    write({ evaluator, call, form, ends }, new AnswerFlow(evaluator, callersIn(evaluator, by)));
  return by ? evaluator.within(by.bindings, work) : work();
}

interface Task {
  readonly evaluator: Evaluator;
  readonly call: FoundCall;
  readonly form: Form;
  readonly ends: ReadonlySet<ts.Node>;
}

function write({ evaluator, call, form, ends }: Task, flow: AnswerFlow): Attempt {
  const draft = new Draft();
  form.request({ evaluator, draft, call, ends });
  const { streaming } = call.usage;
  const fields = typeof streaming === 'boolean' ? form.answer(streaming) : undefined;
  if (!fields) draft.fail(call.render.options.get('stream')?.node ?? call.node);
  else if (call.http) writeHttp({ evaluator, call, form, ends }, { draft, flow, fields });
  else flow.follow(call.node as ts.CallExpression, { of: fields, promise: true, list: streaming === true });
  const address = form.address(call, evaluator.workspace);
  if (!address) draft.fail((call.node as ts.CallExpression).expression);
  const types = writeTypes(evaluator, call, flow, draft);
  const sent = form.sendsMessages ? flow.leaves.filter(isPushed) : [];
  return {
    call,
    form,
    draft,
    flow,
    types,
    edits: [
      ...flow.edits.filter((edit) => !isReplaced(draft, edit)),
      ...sent.map(withOneCall),
      ...draft.edits,
      ...(address ?? []),
      ...types.edits,
    ],
    problems: [
      ...draft.problems,
      ...flow.problems,
      ...flow.leaves.filter((each) => !isShown(each) && !sent.includes(each)),
      ...flow.strays(),
      ...types.problems,
    ],
  };
}

/** What is told apart only for plain HTTP: the text of the answer, the body by its name, the address by its own. */
function writeHttp(
  { evaluator, call, form }: Task,
  { draft, flow, fields }: { draft: Draft; flow: AnswerFlow; fields: AnswerFields },
): void {
  const site = call.http!;
  const streaming = call.usage.streaming === true;
  const raw = new RawAnswer(evaluator, flow, fields, callersIn(evaluator, site.by));
  const isKnown = receive(evaluator, site, { flow, raw }, { fields, streaming });
  const others = [
    ...otherUsesOfBody(evaluator, call),
    ...comparedAddresses(evaluator.workspace, call),
    ...raw.problems,
  ];
  for (const each of others) draft.fail(each);
  // Where nobody reads the answer, something has not been seen.
  if (!isKnown || (flow.edits.length === 0 && flow.leaves.length === 0)) draft.fail(call.node);
  const { object } = call.render;
  if (object) draft.shared.add(`${evaluator.workspace.fileOf(object)}:${object.pos}`);
  if (!form.endsByLine || !streaming || raw.knowsEnd) return;
  for (const parse of raw.parses) {
    const guard = guardEnd(parse);
    if (guard) draft.edits.push(guard);
    else draft.fail(parse);
  }
}

/** Declared types: of the project's own, or of the SDK. */
function writeTypes(
  evaluator: Evaluator,
  { usage }: FoundCall,
  flow: AnswerFlow,
  draft: Draft,
): WrittenTypes {
  const own = new OwnTypes(evaluator);
  const major = usage.major ?? 6;
  const answers = flow.annotations.map(({ type, shape }) => {
    const isOwn = own.write(type, shape);
    return { type, edits: isOwn ? [] : rewriteType(evaluator, type, major) };
  });
  const settings = draft.annotations.map((type) => ({ type, edits: rewriteType(evaluator, type, major) }));
  const all = [...answers, ...settings];
  return {
    edits: [...own.edits, ...all.flatMap(({ edits }) => edits ?? [])],
    problems: all.filter(({ edits }) => !edits).map(({ type }) => type),
    declared: own.declared,
    accounted: flow.annotations.map(({ type }) => type),
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

/** Reads of a function's call that no flow of an answer came by: whose they are, nobody knows. */
export function unreadCalls(evaluator: Evaluator, attempts: readonly Attempt[]): readonly ts.Node[] {
  const written = attempts.flatMap(({ flow, draft }) => [...flow.edits, ...draft.edits]);
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
