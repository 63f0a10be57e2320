import type { Finding, Report } from '../core/report.js';
import type { Reporter } from '../core/reporter.js';
import { hasMask } from '../text/mask-secrets.js';
import { escapeMarkdown, fenceFor } from './markdown-text.js';
import { replacedRuns, type Run } from './replaced-runs.js';

/** One comment of a review, as GitHub's pull-request API takes it. */
interface ReviewComment {
  readonly path: string;
  readonly side: 'RIGHT';
  readonly line: number;
  readonly start_line?: number;
  readonly start_side?: 'RIGHT';
  readonly body: string;
}

/** Review comments with a suggestion that the author of a pull request can commit with one click. */
const suggestions: Reporter = {
  name: 'suggestions',
  leavesOutDenominator: true,
  print({ report }) {
    const comments = (report.files ?? []).flatMap((file) =>
      replacedRuns(file.diff).flatMap((run) => comment(file.file, run, report) ?? []),
    );
    return `${JSON.stringify(comments, null, 2)}\n`;
  },
};

export default suggestions;

function comment(path: string, run: Run, report: Report): ReviewComment | undefined {
  // What a report masks must not be written back into the code.
  if (run.after.some(hasMask)) return undefined;
  const reasons = reasonsFor(path, run, report);
  const fence = fenceFor(run.after.join('\n'));
  const text = [
    ...reasons.map((each) => `- ${each}`),
    ...(reasons.length > 0 ? [''] : []),
    `${fence}suggestion`,
    ...run.after,
    fence,
  ].join('\n');
  return {
    path,
    ...(run.end > run.start ? { start_line: run.start, start_side: 'RIGHT' as const } : {}),
    line: run.end,
    side: 'RIGHT',
    body: text,
  };
}

/** The findings whose lines meet these, or whose text is what is put there: an option is added below the call that asked for it. */
function reasonsFor(path: string, run: Run, report: Report): readonly string[] {
  const after = run.after.join('\n');
  const writes = ({ edits = [] }: Finding) =>
    edits.some(({ replacement }) => replacement.trim() !== '' && after.includes(replacement.trim()));
  const meets = (finding: Finding) =>
    finding.line <= run.end && finding.endLine >= run.start && (finding.edits ?? []).length > 0;
  const words = report.findings
    .filter((finding) => finding.file === path && (meets(finding) || writes(finding)))
    .map((finding) => `${escapeMarkdown(finding.message)} (\`${finding.ruleId}\`)`);
  return [...new Set(words)].slice(0, 5);
}
