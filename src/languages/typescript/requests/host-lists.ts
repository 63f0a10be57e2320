import { ts } from 'ts-morph';
import type { Span } from '../../../core/source.js';
import type { EndpointUsage } from '../../../core/usage.js';
import { isPolicy, roomBehindItem, ROOM_IN_POLICY, sourcesIn, WILDCARD } from '../../settings/list-room.js';
import { usageId } from '../clients/usage-id.js';
import { isTestFile } from '../program/test-files.js';
import type { Workspace } from '../program/workspace.js';

type Text = ts.Node & { readonly text: string };

/** `https://*.openai.com/*` in a list of what is let through; `start` is where the text begins. */
export function wildcardsIn(workspace: Workspace, node: Text, start: number): readonly EndpointUsage[] {
  const file = workspace.fileOf(node);
  return [...node.text.matchAll(WILDCARD)].map((match) => {
    const span: Span = { file, start: start + match.index, end: start + match.index + match[0].length };
    return {
      id: usageId('endpoint', span),
      kind: 'endpoint',
      language: 'typescript',
      span,
      value: match[0],
      form: 'origin',
      role: 'list',
      host: 'api.openai.com',
      wildcard: true,
      calls: [],
      inTest: isTestFile(file),
    };
  });
}

/** The usage with the place where another host could be let through beside it. */
export function withRoom(workspace: Workspace, node: Text, usage: EndpointUsage): EndpointUsage {
  const { parent } = node;
  const { file } = usage.span;
  if (ts.isArrayLiteralExpression(parent) && node.text === usage.value) {
    const [start, end] = [node.getStart(), node.getEnd()];
    const room = roomBehindItem(node.getSourceFile().text, start, end);
    const allowed = parent.elements.flatMap((each) => (ts.isStringLiteralLike(each) ? [each.text] : []));
    return { ...usage, room: { at: { file, start: end, end }, ...room }, allowed };
  }
  if (!isPolicy(node.text)) return usage;
  const { end } = usage.span;
  return {
    ...usage,
    room: { at: { file, start: end, end }, ...ROOM_IN_POLICY },
    allowed: sourcesIn(node.text),
  };
}
