import stringWidth from 'string-width';
import type { Finding } from '../../core/report.js';
import type { ReportInput } from '../../core/reporter.js';
import { cleanText } from '../clean-text.js';

/** How much of the line is kept in front of a match that lies far to the right. */
const BEFORE = 10;

/** The source line, cut around the first match, and below it the matches marked; the marks are left out where all is marked. */
export function excerpt(findings: readonly Finding[], input: ReportInput, room: number): readonly string[] {
  const [first] = findings;
  const raw = first && input.lines.get(`${first.file}:${first.line}`);
  if (raw === undefined || raw.trim() === '') return [];
  const indent = raw.length - raw.trimStart().length;
  const line = cleanText(raw.trim());
  const spans = findings.map((finding) => spanOf(finding, indent, line.length));
  const from = spans[0]!.start > room - 20 ? spans[0]!.start - BEFORE : 0;
  const head = from > 0 ? '…' : '';
  const visible = cut(head + line.slice(from), room);
  const marks = markLine(visible, spans, from - head.length);
  return marks.trim().length >= stringWidth(visible) ? [visible] : [visible, marks];
}

interface Marked {
  readonly start: number;
  readonly end: number;
}

function spanOf(finding: Finding, indent: number, length: number): Marked {
  const start = Math.min(Math.max(0, finding.column - 1 - indent), length);
  const end = finding.endLine === finding.line ? finding.endColumn - 1 - indent : length;
  return { start, end: Math.max(start + 1, end) };
}

function markLine(visible: string, spans: readonly Marked[], from: number): string {
  let marks = '';
  let at = from;
  for (const character of visible) {
    const isMarked = spans.some(({ start, end }) => at >= start && at < end);
    marks += (isMarked ? '^' : ' ').repeat(stringWidth(character));
    at += character.length;
  }
  return marks.trimEnd() || '^';
}

/** As much as fits, with an ellipsis where something is left out. */
function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let result = '';
  let used = 0;
  for (const character of text) {
    used += stringWidth(character);
    if (used > width - 1) break;
    result += character;
  }
  return `${result}…`;
}
