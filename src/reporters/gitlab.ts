import type { Reporter } from '../core/reporter.js';
import type { Status } from '../core/rule.js';

const SEVERITY: Readonly<Record<Status, string>> = {
  manual: 'major',
  review: 'minor',
  auto: 'info',
  info: 'info',
};

/** GitLab's Code Quality JSON. */
const gitlab: Reporter = {
  name: 'gitlab',
  print: ({ report }) =>
    `${JSON.stringify(
      report.findings.map((finding) => ({
        description: finding.message,
        check_name: finding.ruleId,
        fingerprint: finding.fingerprint,
        severity: SEVERITY[finding.status],
        location: { path: finding.file, lines: { begin: finding.line, end: finding.endLine } },
      })),
      null,
      2,
    )}\n`,
};

export default gitlab;
