import type { Finding } from '../core/report.js';
import type { Reporter } from '../core/reporter.js';
import { cleanText } from './clean-text.js';

/** One suite a file; what a person must do is a failure. */
const junit: Reporter = {
  name: 'junit',
  print({ report }) {
    const byFile = new Map<string, Finding[]>();
    for (const finding of report.findings)
      byFile.set(finding.file, [...(byFile.get(finding.file) ?? []), finding]);
    const suites = [...byFile].map(([file, findings]) => suite(file, findings));
    const failures = report.findings.filter(isFailure).length;
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="migrate-llm" tests="${report.findings.length}" failures="${failures}">\n${suites.join('')}</testsuites>\n`;
  },
};

export default junit;

function isFailure(finding: Finding): boolean {
  return finding.status === 'manual';
}

function suite(file: string, findings: readonly Finding[]): string {
  const cases = findings.map((finding) => {
    const name = `${finding.ruleId} ${finding.line}:${finding.column}`;
    const failure = isFailure(finding)
      ? `<failure message="${escape(finding.message)}">${escape(finding.text)}</failure>`
      : '';
    return `    <testcase classname="${escape(file)}" name="${escape(name)}">${failure}</testcase>\n`;
  });
  return `  <testsuite name="${escape(file)}" tests="${findings.length}" failures="${findings.filter(isFailure).length}">\n${cases.join('')}  </testsuite>\n`;
}

function escape(text: string): string {
  return cleanText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}
