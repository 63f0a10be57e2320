import type { ts } from 'ts-morph';
import { applyEdits } from '../../../text/apply-edits.js';

interface Piece {
  readonly node: ts.Node;
  readonly text: string;
}

/** The source of a node with some nodes inside it written otherwise. */
export function textWith(node: ts.Node, pieces: readonly Piece[]): string {
  const start = node.getStart();
  const text = node.getSourceFile().text.slice(start, node.getEnd());
  return applyEdits(
    text,
    pieces.map((piece) => ({
      start: piece.node.getStart() - start,
      end: piece.node.getEnd() - start,
      text: piece.text,
    })),
  );
}

/** `;` where the statement ends in one. */
export function ending(statement: ts.Node): string {
  return statement.getText().endsWith(';') ? ';' : '';
}
