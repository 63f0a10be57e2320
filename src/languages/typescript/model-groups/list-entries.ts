import { ts } from 'ts-morph';
import type { GroupEntry } from '../../../core/model-group.js';
import type { Span } from '../../../core/source.js';
import { commentsBetween } from '../program/comment-ranges.js';
import { lineStart, nextLine } from '../program/source-lines.js';
import type { Workspace } from '../program/workspace.js';
import { besideModel } from './beside-models.js';
import { elementsOfList, type ListEntry, type ModelList } from './model-lists.js';

/** The entries of a list, with what would go if one of them stood there twice. */
export function entriesOf(
  workspace: Workspace,
  list: ModelList,
  { counted }: { readonly counted: boolean },
): readonly GroupEntry[] {
  const { file, start } = workspace.span(list.node);
  return list.entries.map((entry) => {
    const removal = removalOf(workspace, list, entry);
    return {
      usage: entry.id.usage.id,
      list: `${file}:${start}`,
      rest: restOf(workspace, list, entry),
      counted,
      ...(removal ? { removal } : {}),
    };
  });
}

/** An entry on lines of its own goes with them; another from the end of the one before it, so that its comma goes along. */
function removalOf(workspace: Workspace, { node }: ModelList, entry: ListEntry): Span | undefined {
  const elements = elementsOfList(node);
  const before = elements[elements.indexOf(entry.node) - 1];
  if (!before || ts.isCaseBlock(node)) return undefined;
  const { start, end } = linesOf(entry.node) ?? { start: before.getEnd(), end: entry.node.getEnd() };
  if (commentsBetween(node, start, end).length > 0) return undefined;
  return { file: workspace.fileOf(node), start, end };
}

/** Its lines, where nothing else stands on them but its separator. */
function linesOf(entry: ts.Node): { readonly start: number; readonly end: number } | undefined {
  const { text } = entry.getSourceFile();
  const start = lineStart(text, entry.getStart());
  const end = nextLine(text, entry.getEnd());
  const isAlone =
    /^\s*\|?\s*$/.test(text.slice(start, entry.getStart())) &&
    /^,?\s*$/.test(text.slice(entry.getEnd(), end));
  return isAlone ? { start, end } : undefined;
}

/** The entry's text without what is written anew for another model. */
function restOf(workspace: Workspace, list: ModelList, entry: ListEntry): string {
  const from = entry.node.getStart();
  const own = [entry.id, ...entry.again].map(({ node }) => workspace.span(node));
  const beside = besideModel(workspace, list, entry)
    .filter(({ says }) => says === 'label' || says === 'limit')
    .map(({ at }) => at);
  const { text } = entry.node.getSourceFile();
  let rest = '';
  let done = from;
  for (const { start, end } of [...own, ...beside].sort((a, b) => a.start - b.start)) {
    rest += `${text.slice(done, Math.max(done, start))}\0`;
    done = Math.max(done, end);
  }
  return (rest + text.slice(done, entry.node.getEnd())).replace(/\s+/g, ' ');
}
