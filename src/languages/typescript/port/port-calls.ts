import { ts } from 'ts-morph';
import type { Edit } from '../../../core/change.js';
import type { CallDescriptor, CallPort } from '../../../core/sdk.js';
import { EditSheet } from '../render/edit-sheet.js';
import type { Evaluator } from '../follow/evaluator.js';
import type { FoundCall } from '../clients/calls.js';
import { AnswerFlow } from '../answers/answer-flow.js';
import type { Workspace } from '../program/workspace.js';

/** A call as the other package has it, or the place that keeps it from being written so. */
export type PortedCall =
  | { readonly edits: readonly Edit[]; readonly leaves: readonly ts.Node[]; readonly model: ts.Expression }
  | { readonly problem: ts.Node };

/** Arguments, options and answer of a call, written for the other package. */
export function portCall(
  evaluator: Evaluator,
  found: FoundCall,
  port: CallPort,
  descriptor: CallDescriptor,
): PortedCall {
  const call = found.node;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return { problem: call };
  const count = port.positional.length;
  const given = call.arguments;
  const odd = given.find(ts.isSpreadElement) ?? given[count + 1];
  if (odd || given.length < count) return { problem: odd ?? call };
  const options = given[count];
  if (options && !isPlainObject(options, descriptor.options ?? {})) return { problem: options };
  const opener = port.stream === 'now' ? awaitPlace(call) : undefined;
  if (opener === 'nowhere') return { problem: call };
  const flow = new AnswerFlow(evaluator);
  flow.follow(call, { of: port.answer, promise: port.stream !== 'now', list: port.stream !== undefined });
  const [problem] = flow.problems;
  if (problem) return { problem };
  const { workspace } = evaluator;
  const sheet = new EditSheet<'it'>();
  putCall(workspace, sheet, call as MethodCall, port);
  if (opener)
    put(workspace, sheet, opener, { start: opener.getStart(), end: opener.getStart(), text: 'await ' });
  for (const { node, ...edit } of flow.edits) put(workspace, sheet, node, edit);
  return { edits: sheet.edits('it'), leaves: flow.leaves, model: given[0]! };
}

type MethodCall = ts.CallExpression & { readonly expression: ts.PropertyAccessExpression };

function put(
  workspace: Workspace,
  sheet: EditSheet<'it'>,
  at: ts.Node,
  edit: { readonly start: number; readonly end: number; readonly text: string },
): void {
  sheet.put(['it'], { file: workspace.fileOf(at), ...edit });
}

/** One object in the place of the arguments. Where the options stand on lines of their own, so do the others then. */
function putCall(workspace: Workspace, sheet: EditSheet<'it'>, call: MethodCall, port: CallPort): void {
  const given = call.arguments;
  const count = port.positional.length;
  const { text } = call.getSourceFile();
  const edit = (start: number, end: number, by: string): void =>
    put(workspace, sheet, call, { start, end, text: by });
  const isBroken = /\n[ \t]*$/.test(text.slice(given.pos, given[0]!.getStart()));
  const options = given[count] as ts.ObjectLiteralExpression | undefined;
  const line = options && !isBroken ? lineBeforeFirst(options) : undefined;
  edit(call.expression.name.getStart(), given.pos, `${port.method}({${isBroken ? '' : (line ?? ' ')}`);
  port.positional.forEach((name, index) => {
    const argument = given[index]!;
    const label = ts.isIdentifier(argument) && argument.text === name ? '' : `${name}: `;
    const before = given[index - 1];
    const isPlain = before && /^,\s*$/.test(text.slice(before.getEnd(), argument.getStart()));
    if (line && isPlain) edit(before.getEnd(), argument.getStart(), `,${line}${label}`);
    else if (label) edit(argument.getStart(), argument.getStart(), label);
  });
  if (!options) edit(call.getEnd() - 1, call.getEnd(), isBroken ? '})' : ' })');
  else if (options.properties.length === 0) edit(given[count - 1]!.getEnd(), options.getEnd() - 1, ' ');
  // The braces of the options become those of the whole request.
  else edit(options.getStart() - spaceBefore(options), options.getStart() + 1, '');
}

/** The line break and indentation in front of the first of several lines of options. */
function lineBeforeFirst(options: ts.ObjectLiteralExpression): string | undefined {
  return /^\{[ \t]*(\r?\n[ \t]*)(?=\S)/.exec(options.getText())?.[1];
}

function spaceBefore(node: ts.Node): number {
  return /[ \t]*$/.exec(node.getSourceFile().text.slice(0, node.getStart()))![0].length;
}

/** An object literal of settings that all have a name in the other package. */
function isPlainObject(node: ts.Expression, names: Readonly<Record<string, string>>): boolean {
  return (
    ts.isObjectLiteralExpression(node) &&
    node.properties.every(
      (property) =>
        (ts.isPropertyAssignment(property) || ts.isShorthandPropertyAssignment(property)) &&
        ts.isIdentifier(property.name) &&
        names[property.name.text] !== undefined,
    )
  );
}

/** Where `await` must be written, since the other package promises its streams; 'nowhere' where it may not stand. */
function awaitPlace(call: ts.CallExpression): ts.Node | 'nowhere' | undefined {
  if (ts.isAwaitExpression(call.parent)) return undefined;
  if (ts.isPropertyAccessExpression(call.parent)) return 'nowhere';
  const owner = ts.findAncestor(call, ts.isFunctionLike);
  const isAsync = !owner || (ts.getCombinedModifierFlags(owner) & ts.ModifierFlags.Async) !== 0;
  return isAsync ? call : 'nowhere';
}
