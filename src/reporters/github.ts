import type { Reporter } from '../core/reporter.js';
import type { Status } from '../core/rule.js';

const LEVEL: Readonly<Record<Status, string>> = {
  manual: 'error',
  review: 'warning',
  auto: 'notice',
  info: 'notice',
};

/** Workflow commands that GitHub shows beside the lines of a pull request. */
const github: Reporter = {
  name: 'github',
  print: ({ report }) =>
    report.findings
      .filter((finding) => finding.status !== 'info')
      .map((finding) => {
        const place = `file=${property(finding.file)},line=${finding.line},endLine=${finding.endLine},col=${finding.column},title=${property(finding.ruleId)}`;
        return `::${LEVEL[finding.status]} ${place}::${data(finding.message)}\n`;
      })
      .join(''),
};

export default github;

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
