import type { SourceText, Span } from '../core/source.js';
import type { Suppression } from '../core/suppression.js';
import { LineIndex } from './line-index.js';
import { maskSecrets } from './mask-secrets.js';

/** The word that such a comment begins with. */
export const IGNORE_WORD = 'migrate-llm-ignore';

const COMMENT =
  /^\s*migrate-llm-ignore(?![\w-])\s*(?<rules>[^:：\r\n]*?)\s*(?:[:：]\s*(?<reason>[^\r\n]*))?\s*$/;

/** The suppressions among the comments of one file. `comments` cover their marks (`//`, `#`, `<!-- -->`). */
export function readSuppressions(source: SourceText, comments: readonly Span[]): readonly Suppression[] {
  const index = new LineIndex(source.text);
  const own = comments.filter((each) => source.text.slice(each.start, each.end).includes(IGNORE_WORD));
  return own.flatMap((at) => {
    const match = said(source.text.slice(at.start, at.end));
    if (!match) return [];
    const line = index.position(at.start).line;
    const rules = (match.groups?.['rules'] ?? '').split(/[\s,，]+/).filter((each) => each !== '');
    return [
      {
        by: 'comment',
        file: source.file,
        at,
        line,
        holds: lineHeld(source.text, at, index, comments),
        rules,
        reason: maskSecrets((match.groups?.['reason'] ?? '').trim()),
      },
    ];
  });
}

/** The line of a comment that says it, without the marks around it. */
function said(comment: string): RegExpExecArray | null {
  const inside = comment.replace(/^\s*(?:\/\/+|\/\*+|<!--+|#+|--|;)/, '').replace(/(?:\*+\/|--+>)\s*$/, '');
  const line = inside.split(/\r?\n/).find((each) => each.includes(IGNORE_WORD)) ?? '';
  return COMMENT.exec(line.replace(/^\s*\*\s?/, ''));
}

/** Its own line where something else stands there, else the next that is not a comment alone. */
function lineHeld(text: string, at: Span, index: LineIndex, comments: readonly Span[]): number {
  const first = index.position(at.start).line;
  const last = index.position(Math.max(at.start, at.end - 1)).line;
  if (!isCommentAlone(text, index, first, comments)) return first;
  let line = last + 1;
  while (index.lineStart(line) !== undefined && hasComment(index, line, comments)) {
    if (!isCommentAlone(text, index, line, comments)) break;
    line++;
  }
  return line;
}

function hasComment(index: LineIndex, line: number, comments: readonly Span[]): boolean {
  const start = index.lineStart(line)!;
  const end = start + index.lineText(line).length;
  return comments.some((each) => each.start <= end && each.end > start);
}

/** Nothing but comments and the braces that JSX puts around them. */
function isCommentAlone(text: string, index: LineIndex, line: number, comments: readonly Span[]): boolean {
  const start = index.lineStart(line)!;
  const end = index.lineStart(line + 1) ?? text.length;
  let rest = '';
  let at = start;
  for (const each of comments.filter((comment) => comment.end > start && comment.start < end)) {
    rest += text.slice(at, Math.max(at, each.start));
    at = Math.max(at, Math.min(end, each.end));
  }
  return /^[\s{}\uFEFF]*$/.test(rest + text.slice(at, end));
}
