import type { Reporter } from '../core/reporter.js';
import { cleanText } from './clean-text.js';
import { loudFindings, type Level } from './level.js';

const SEVERITY: Readonly<Record<Exclude<Level, 'none'>, string>> = {
  error: 'major',
  warning: 'minor',
  note: 'info',
};

/** GitLab's Code Quality JSON: a list of issues and nothing else, each with a fingerprint of its own. */
const gitlab: Reporter = {
  name: 'gitlab',
  leavesOutDenominator: true,
  print({ report }) {
    const issues = loudFindings(report).map(({ finding, level }) => ({
      description: cleanText(finding.message),
      check_name: finding.ruleId,
      fingerprint: finding.fingerprint,
      severity: SEVERITY[level as Exclude<Level, 'none'>],
      location: { path: finding.file, lines: { begin: finding.line, end: finding.endLine } },
    }));
    return `${JSON.stringify(issues, null, 2)}\n`;
  },
};

export default gitlab;
