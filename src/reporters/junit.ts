import type { Finding, Report } from '../core/report.js';
import type { Reporter, ReportInput } from '../core/reporter.js';
import type { Lang } from '../core/localized.js';
import * as say from '../messages/report.js';
import { cleanText } from './clean-text.js';
import { levelOf } from './level.js';

/** JUnit XML as CI systems read it: one suite a file, one case a finding; what needs a person, or fails the gate, is a failure. */
const junit: Reporter = {
  name: 'junit',
  print(input) {
    const suites = [coverage(input), ...bySuite(input.report).map(([file, all]) => suite(file, all, input))];
    const total = sum(suites.map((each) => each.counts));
    const body = suites.map((each) => each.xml).join('');
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="migrate-llm"${attributes(total)}>\n${body}</testsuites>\n`;
  },
};

export default junit;

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly skipped: number;
}

interface Suite {
  readonly xml: string;
  readonly counts: Counts;
}

function attributes({ tests, failures, skipped }: Counts): string {
  return ` tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}"`;
}

function sum(all: readonly Counts[]): Counts {
  const add = (key: keyof Counts) => all.reduce((total, each) => total + each[key], 0);
  return { tests: add('tests'), failures: add('failures'), skipped: add('skipped') };
}

/** What was looked at stands as a case of its own, so that an empty run is not a green one; a file left out is a skipped case. */
function coverage({ report, lang }: ReportInput): Suite {
  const { filesScanned, filesRead, filesWithFindings } = report.summary;
  const words = [
    say.denominator(report)[lang],
    ...(report.summary.findings === 0 ? [say.nothingFound(report)[lang]] : []),
  ].join(' ');
  const nothing = filesScanned === 0;
  const counts = {
    tests: 1 + report.skipped.length,
    failures: 0,
    skipped: report.skipped.length + (nothing ? 1 : 0),
  };
  const properties = Object.entries({ filesScanned, filesRead, filesWithFindings })
    .map(([name, value]) => `      <property name="${name}" value="${value}"/>\n`)
    .join('');
  const first = nothing ? `<skipped message="${escape(words)}"/>` : '';
  const left = report.skipped.map(({ file, code, reason }) =>
    testcase(file, code, `<skipped message="${escape(reason)}"/>`, file),
  );
  return {
    counts,
    xml: `  <testsuite name="migrate-llm"${attributes(counts)}>\n    <properties>\n${properties}    </properties>\n${testcase('migrate-llm', words, first)}${left.join('')}  </testsuite>\n`,
  };
}

function bySuite(report: Report): readonly (readonly [string, readonly Finding[]])[] {
  const byFile = new Map<string, Finding[]>();
  for (const finding of report.findings)
    byFile.set(finding.file, [...(byFile.get(finding.file) ?? []), finding]);
  return [...byFile];
}

function suite(file: string, findings: readonly Finding[], { report, lang }: ReportInput): Suite {
  const failing = findings.filter((finding) => levelOf(finding, report) === 'error').length;
  const skipped = findings.filter((finding) => finding.suppressed).length;
  const counts = { tests: findings.length, failures: failing, skipped };
  const cases = findings.map((finding) => oneCase(finding, report, lang)).join('');
  return {
    counts,
    xml: `  <testsuite name="${escape(file)}"${attributes(counts)}>\n${cases}  </testsuite>\n`,
  };
}

function oneCase(finding: Finding, report: Report, lang: Lang): string {
  const { file, line, column, ruleId, message, text, status, suppressed } = finding;
  const name = `${ruleId} ${line}:${column}`;
  if (suppressed) return testcase(file, name, `<skipped message="${escape(message)}"/>`, file, line);
  const inside =
    levelOf(finding, report) === 'error'
      ? `<failure message="${escape(message)}" type="${escape(ruleId)}">${escape(`${file}:${line}:${column}\n${text}`)}</failure>`
      : `<system-out>${escape(`${say.statusWord[status][lang]}: ${message}`)}</system-out>`;
  return testcase(file, name, inside, file, line);
}

function testcase(classname: string, name: string, inside: string, file?: string, line?: number): string {
  const place =
    (file === undefined ? '' : ` file="${escape(file)}"`) + (line === undefined ? '' : ` line="${line}"`);
  return `    <testcase classname="${escape(classname)}" name="${escape(name)}"${place}>${inside}</testcase>\n`;
}

function escape(text: string): string {
  return cleanText(text)
    .replace(
      /[\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
      '\uFFFD',
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}
