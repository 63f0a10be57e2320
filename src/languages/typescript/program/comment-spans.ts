import type { FilePath, Span } from '../../../core/source.js';
import { commentRanges } from './comment-ranges.js';
import type { Workspace } from './workspace.js';

/** Every comment of a file; in a component those of its template too, which are no part of its script. */
export function commentSpans(workspace: Workspace, file: FilePath): readonly Span[] {
  const source = workspace.files.get(file);
  const inScript = source ? commentRanges(source).map(({ pos, end }) => ({ file, start: pos, end })) : [];
  if (!/\.(?:vue|svelte|astro)$/.test(file)) return inScript;
  const text = workspace.project.read(file)?.text ?? '';
  const inTemplate = [...text.matchAll(/<!--[\s\S]*?-->/g)]
    .map((match) => ({ file, start: match.index, end: match.index + match[0].length }))
    .filter((each) => (source?.text.slice(each.start, each.end) ?? '').trim() === '');
  return [...inScript, ...inTemplate].sort((a, b) => a.start - b.start);
}
