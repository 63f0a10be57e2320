import { ts } from 'ts-morph';
import { walk } from './walk.js';

/** Each comment in and around a node once, in order; they hang before and behind nodes. */
export function commentRanges(root: ts.Node): readonly ts.CommentRange[] {
  const { text } = root.getSourceFile();
  const found = new Map<number, ts.CommentRange>();
  const add = (ranges: ts.CommentRange[] | undefined) => {
    for (const range of ranges ?? []) found.set(range.pos, range);
  };
  const see = (node: ts.Node) => {
    if (ts.isJsxText(node)) return;
    add(ts.getLeadingCommentRanges(text, node.pos));
    add(ts.getTrailingCommentRanges(text, node.end));
  };
  see(root);
  walk(root, see);
  if (ts.isSourceFile(root)) add(ts.getLeadingCommentRanges(text, root.endOfFileToken.pos));
  return [...found.values()].sort((a, b) => a.pos - b.pos);
}

/** Comments that lie wholly between two offsets. */
export function commentsBetween(root: ts.Node, start: number, end: number): readonly ts.CommentRange[] {
  return commentRanges(root).filter((range) => range.pos >= start && range.end <= end);
}
