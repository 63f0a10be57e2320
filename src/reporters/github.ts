import type { Finding } from '../core/report.js';
import type { Reporter } from '../core/reporter.js';
import * as say from '../messages/report.js';
import { cleanText } from './clean-text.js';
import { loudFindings, type Level } from './level.js';

const COMMAND: Readonly<Record<Exclude<Level, 'none'>, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
};
const LOUDEST_FIRST = ['error', 'warning', 'note'] as const;

/**
 * Workflow commands that GitHub shows beside the lines of a pull request. It shows ten of each level and step, so the loudest come
 * first, and in front of them what was looked at.
 */
const github: Reporter = {
  name: 'github',
  print({ report, lang }) {
    const found = report.summary.findings === 0 ? ` ${say.nothingFound(report)[lang]}` : '';
    const looked = `::notice title=migrate-llm::${data(say.denominator(report)[lang] + found)}\n`;
    const loud = loudFindings(report);
    return LOUDEST_FIRST.reduce(
      (text, level) =>
        text +
        loud
          .filter((each) => each.level === level)
          .map(({ finding }) => annotation(finding, COMMAND[level]))
          .join(''),
      looked,
    );
  },
};

export default github;

function annotation(finding: Finding, command: string): string {
  const { file, line, endLine, column, endColumn, ruleId, message } = finding;
  // GitHub takes columns only where the annotation lies on one line.
  const columns = line === endLine ? `,col=${column},endColumn=${Math.max(column, endColumn - 1)}` : '';
  const place = `file=${property(file)},line=${line},endLine=${endLine}${columns},title=${property(ruleId)}`;
  return `::${command} ${place}::${data(message)}\n`;
}

function data(text: string): string {
  return cleanText(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
