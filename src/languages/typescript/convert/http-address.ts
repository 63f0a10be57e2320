import { ts } from 'ts-morph';
import type { AnswerEdit } from '../answers/answer-reads.js';
import type { FoundCall } from '../clients/calls.js';
import type { Workspace } from '../program/workspace.js';
import { contentStart, isTextPiece } from '../requests/endpoints.js';

/** The last part of a path, with nothing behind it but a slash or a query. */
const LAST = {
  completions: /(?<![\w-])completions(?=\/?(?:$|[?#]))/,
  responses: /(?<![\w-])responses(?=\/?(?:$|[?#]))/,
};

/** `/v1/completions` → `/v1/chat/completions`, in every literal that may give the path; undefined where none of them shows it. */
export function addressEdits(
  workspace: Workspace,
  { http }: FoundCall,
  from: keyof typeof LAST,
): readonly AnswerEdit[] | undefined {
  const edits: AnswerEdit[] = [];
  for (const node of http?.address ?? []) {
    if (!isTextPiece(node)) continue;
    const match = LAST[from].exec(node.text);
    if (!match || /(?:^|\/)chat\/$/.test(node.text.slice(0, match.index))) continue;
    const start = contentStart(workspace, node);
    if (start === undefined) return undefined;
    const at = start + match.index;
    edits.push({ node, start: at, end: at + match[0].length, text: 'chat/completions' });
  }
  return edits.length > 0 ? edits : undefined;
}

/** Comparisons with an address that is kept under a name: they would no longer hold. */
export function comparedAddresses(workspace: Workspace, { http }: FoundCall): readonly ts.Node[] {
  return (http?.address ?? []).flatMap((node) => {
    const declaration = node.parent;
    if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return [];
    return workspace.identifiers(declaration.name.text).filter(({ parent }) => isComparison(parent));
  });
}

function isComparison(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  return (
    kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsEqualsToken
  );
}
