import { ts } from 'ts-morph';
import type { Edit } from '../../../core/change.js';
import type { CallConversion, CallUsage } from '../../../core/usage.js';
import { noToolsInTypes, notFollowed } from '../../../messages/conversions.js';
import type { AnswerEdit } from '../answers/answer-reads.js';
import type { FoundCall } from '../clients/calls.js';
import type { Evaluator } from '../follow/evaluator.js';
import type { Workspace } from '../program/workspace.js';
import { attempt, unreadCalls, type Attempt } from './attempt.js';
import { formOf } from './forms.js';
import { mocksOf } from './mocks.js';
import { otherReferences } from './own-types.js';

/** Says of each call of an old form whether all of its flow can be written as chat completions, and how. */
export function planConversions(evaluator: Evaluator, found: readonly FoundCall[]): readonly FoundCall[] {
  const candidates = found.filter(
    (call) => ts.isCallExpression(call.http?.request.node ?? call.node) && formOf(call),
  );
  if (candidates.length === 0) return found.map(withoutTypes);
  const ends = endsOf(candidates);
  const attempts = candidates.map((call) => attempt(evaluator, call, formOf(call)!, ends));
  const unread = unreadCalls(evaluator, attempts);
  const written = new Map<FoundCall, FoundCall>();
  for (const group of grouped(evaluator.workspace, attempts)) {
    const problems = [
      ...problemsOf(evaluator, group),
      ...sharedHelpers(found, group),
      ...(group.some((each) => each.form.sendsMessages) ? unread : []),
    ];
    for (const each of group)
      written.set(
        each.call,
        problems.length > 0
          ? unconvertible(evaluator.workspace, each, problems)
          : converted(evaluator.workspace, each, group),
      );
  }
  return found.map((call) => written.get(call) ?? withoutTypes(call));
}

/** Typed code of the third major, whose types have no tools. */
function withoutTypes(call: FoundCall): FoundCall {
  const { sdk, method, typed } = call.usage;
  const isOld = sdk === 'npm/openai-v3' && method === 'createChatCompletion' && typed;
  if (!isOld || !call.render.options.has('functions')) return call;
  const usage: CallUsage = { ...call.usage, unconvertible: noToolsInTypes };
  return { ...call, usage, render: { ...call.render, usage } };
}

/** Where a list that is followed may end: as the setting of a call that is written. */
function endsOf(calls: readonly FoundCall[]): ReadonlySet<ts.Node> {
  return new Set(
    calls.flatMap((call) =>
      formOf(call)!.lists.flatMap((name) => [call.render.options.get(name)?.value ?? []].flat()),
    ),
  );
}

/** Attempts that meet: by an answer that both give to the same code, by a list or a definition that both use. */
function grouped(workspace: Workspace, attempts: readonly Attempt[]): readonly (readonly Attempt[])[] {
  const groups: { members: Attempt[]; keys: Set<string> }[] = [];
  for (const each of attempts) {
    const keys = new Set([
      ...each.flow.places(),
      ...each.draft.shared,
      ...each.edits.map((edit) => `${workspace.fileOf(edit.node)}:${edit.start}:${edit.end}`),
    ]);
    const meeting = groups.filter((group) => [...keys].some((key) => group.keys.has(key)));
    const merged = { members: [each], keys };
    for (const group of meeting) {
      merged.members.push(...group.members);
      for (const key of group.keys) merged.keys.add(key);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(merged);
  }
  return groups.map((group) => group.members);
}

function problemsOf(evaluator: Evaluator, group: readonly Attempt[]): readonly ts.Node[] {
  const sentBack = new Set(group.flatMap((each) => each.flow.sentBack));
  const replaces = new Set(group.map((each) => each.form.replaces));
  return [
    ...group.flatMap((each) => each.problems),
    ...group.flatMap((each) => each.draft.expected.filter((list) => !sentBack.has(list))),
    ...group.flatMap((each) => each.flow.sentBack.filter((list) => !isExpected(group, list))),
    ...(replaces.size > 1 ? group.map((each) => each.call.node) : []),
    ...(group.every((each) => each.call.http)
      ? []
      : [...replaces].flatMap((each) => mocksOf(evaluator.workspace, each))),
    ...otherReferences(
      evaluator,
      new Set(group.flatMap((each) => [...each.types.declared])),
      group.flatMap((each) => each.types.accounted),
    ),
    ...overlapping(evaluator.workspace, group),
  ];
}

/** Changes inside a helper that also sends requests which stay as they are. */
function sharedHelpers(found: readonly FoundCall[], group: readonly Attempt[]): readonly ts.Node[] {
  const inGroup = new Set(group.map((each) => each.call));
  return group.flatMap(({ call: { http }, edits }) => {
    const helper = http?.by?.of;
    const isShared = found.some(
      (each) => each.http?.request.node === http?.request.node && !inGroup.has(each),
    );
    if (!helper || !isShared) return [];
    return edits.flatMap(({ node }) => (ts.findAncestor(node, (each) => each === helper) ? [node] : []));
  });
}

function isExpected(group: readonly Attempt[], list: ts.Expression): boolean {
  return group.some((each) => each.draft.expected.includes(list));
}

/** Texts that are moved and changed at the same time cannot be written as spans. */
function overlapping(workspace: Workspace, group: readonly Attempt[]): readonly ts.Node[] {
  const edits = group
    .flatMap((each) => [
      ...each.edits,
      ...[...each.draft.options.values()].flatMap((option) => [...option.naming, ...option.edits]),
    ])
    .map((edit) => ({ ...edit, file: workspace.fileOf(edit.node) }));
  return edits
    .filter((a) =>
      edits.some(
        (b) =>
          a !== b &&
          a.file === b.file &&
          a.start < b.end &&
          b.start < a.end &&
          !(a.start === b.start && a.end === b.end && a.text === b.text),
      ),
    )
    .map((edit) => edit.node);
}

function unconvertible(workspace: Workspace, own: Attempt, problems: readonly ts.Node[]): FoundCall {
  const { call } = own;
  const inOrder = (nodes: readonly ts.Node[]): string[] => [
    ...new Set(nodes.map((node) => placeOf(workspace, node))),
  ];
  const usage: CallUsage = {
    ...call.usage,
    unconvertible: notFollowed(call.usage.api, inOrder(problems), inOrder(flowOf(workspace, own))),
  };
  return { ...call, usage, render: { ...call.render, usage } };
}

/** All places that are one thing with the call: its address, its settings, and what is read of its answer. */
function flowOf(workspace: Workspace, { call, edits }: Attempt): readonly ts.Node[] {
  const address = (call.http?.address ?? []).filter((node) => /completions|responses/.test(node.getText()));
  const settings = [...call.render.options.values()].map(({ node }) => node as ts.Node);
  const places = [...address, ...settings, ...edits.map(({ node }) => node)];
  const position = (node: ts.Node) => `${workspace.fileOf(node)}:${String(node.pos).padStart(8, '0')}`;
  return places.sort((a, b) => (position(a) < position(b) ? -1 : 1));
}

function placeOf(workspace: Workspace, node: ts.Node): string {
  const { line } = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart());
  const [first = ''] = shownOf(node).getText().split('\n');
  const code = first.length > 48 ? `${first.slice(0, 47)}…` : first;
  return `${code} (${workspace.fileOf(node)}:${line + 1})`;
}

/** With what stands around a name, so that a reader knows what is meant. */
function shownOf(node: ts.Node): ts.Node {
  const { parent } = node;
  const isPart =
    ts.isPropertyAccessExpression(parent) || (ts.isCallExpression(parent) && parent.expression !== node);
  return isPart ? parent : node;
}

function converted(workspace: Workspace, own: Attempt, group: readonly Attempt[]): FoundCall {
  const { call, draft, form } = own;
  const inFile = (edits: readonly AnswerEdit[]): Edit[] =>
    edits.map(({ node, ...edit }) => ({ ...edit, file: workspace.fileOf(node) }));
  const kept = [...draft.options].filter(([name]) => !draft.dropped.includes(name));
  const conversion: CallConversion = {
    to: 'chat.completions',
    replaces: form.replaces,
    method: form.method,
    options: Object.fromEntries(kept.map(([name, { site }]) => [name, site])),
    together: group.map((each) => each.call.usage.id).sort(),
    assumes: draft.assumes,
  };
  const usage: CallUsage = { ...call.usage, conversion };
  const options = [...draft.options].map(([name, { node, naming, edits }]) => {
    return [name, { node, naming: inFile(naming), edits: inFile(edits) }] as const;
  });
  return {
    ...call,
    usage,
    render: {
      ...call.render,
      usage,
      conversion: { options: new Map(options), dropped: draft.dropped, edits: inFile(own.edits) },
    },
  };
}
