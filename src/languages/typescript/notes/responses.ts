import { ts } from 'ts-morph';
import type { NoteUsage } from '../../../core/usage.js';
import type { FoundCall } from '../clients/calls.js';
import { usageId } from '../clients/usage-id.js';
import { walk } from '../program/walk.js';
import type { Workspace } from '../program/workspace.js';

/** What OpenAI writes as the last event of a stream. */
const END_OF_STREAM = /^(?:data:\s*)?\[DONE\]$/;

/**
 * Answers that the program takes apart by itself: the end of a hand-read stream, `choices` of raw HTTP. Only in files that
 * mention OpenAI or make a raw request, since other vendors write the same words.
 */
export function detectResponses(workspace: Workspace, requests: readonly FoundCall[]): NoteUsage[] {
  const files = new Set(
    requests
      .filter((request) => request.usage.transport === 'http')
      .map((request) => request.usage.span.file),
  );
  for (const file of workspace.candidates) files.add(file);
  return [...files].flatMap((file) => {
    const source = workspace.files.get(file);
    return source ? inFile(workspace, source) : [];
  });
}

function inFile(workspace: Workspace, source: ts.SourceFile): NoteUsage[] {
  const ends: ts.Node[] = [];
  const reads: ts.Node[] = [];
  walk(source, (node) => {
    if (ts.isStringLiteralLike(node) && END_OF_STREAM.test(node.text)) ends.push(node);
    else if (ts.isPropertyAccessExpression(node) && node.name.text === 'choices') reads.push(node);
  });
  const parsers = ends.flatMap((end) => [parserAround(end) ?? []].flat());
  const byHand = ends.length > 0 ? reads : [];
  return [...new Set([...parsers, ...ends, ...byHand])].map((node) => note(workspace, node));
}

/** The outermost function that reads the stream. */
function parserAround(node: ts.Node): ts.Node | undefined {
  let name: ts.Node | undefined;
  for (let up: ts.Node | undefined = node.parent; up; up = up.parent) {
    if (ts.isFunctionDeclaration(up) || ts.isMethodDeclaration(up)) name = up.name ?? name;
    else if (
      ts.isVariableDeclaration(up) &&
      up.initializer &&
      ts.isFunctionLike(up.initializer) &&
      ts.isIdentifier(up.name)
    )
      name = up.name;
  }
  return name;
}

function note(workspace: Workspace, node: ts.Node): NoteUsage {
  const span = workspace.span(ts.isPropertyAccessExpression(node) ? node.name : node);
  return {
    id: usageId('note', span),
    kind: 'note',
    language: 'typescript',
    span,
    about: 'response',
    name: node.getText().slice(0, 60),
  };
}
