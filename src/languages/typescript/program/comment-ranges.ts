import { ts } from 'ts-morph';
import { walk } from './walk.js';

/** Each comment in and around a node once, in order; they hang before and behind nodes and lists. */
export function commentRanges(root: ts.Node): readonly ts.CommentRange[] {
  const { text } = root.getSourceFile();
  const found = new Map<number, ts.CommentRange>();
  const see = (offset: number) => {
    const ranges = [ts.getLeadingCommentRanges(text, offset), ts.getTrailingCommentRanges(text, offset)];
    for (const range of ranges.flatMap((each) => each ?? [])) found.set(range.pos, range);
  };
  const around = (node: ts.Node) => offsetsOf(node).forEach(see);
  around(root);
  walk(root, around);
  return [...found.values()].sort((a, b) => a.pos - b.pos);
}

/** Where comments may begin that belong to a node; between the tags of JSX two slashes are only text. */
function offsetsOf(node: ts.Node): readonly number[] {
  if (ts.isSourceFile(node)) return [0, node.endOfFileToken.pos];
  if (ts.isJsxExpression(node))
    return [node.getStart() + 1, ...(node.expression ? [node.expression.end] : [])];
  if (ts.isJsxText(node) || ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent)) return [];
  return [node.pos, node.end, ...listsOf(node).flatMap((list) => [list.pos, list.end])];
}

/** The lists of a node end behind their last comma. */
function listsOf(node: ts.Node): readonly ts.NodeArray<ts.Node>[] {
  const holder = node as unknown as Record<string, ts.NodeArray<ts.Node> | undefined>;
  return ['properties', 'elements', 'statements', 'members', 'arguments', 'parameters', 'clauses'].flatMap(
    (name) => {
      const list = holder[name];
      return Array.isArray(list) ? [list] : [];
    },
  );
}

/** Comments that lie wholly between two offsets. */
export function commentsBetween(root: ts.Node, start: number, end: number): readonly ts.CommentRange[] {
  return commentRanges(root).filter((range) => range.pos >= start && range.end <= end);
}
