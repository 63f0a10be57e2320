import { Chalk, type ChalkInstance } from 'chalk';
import stringWidth from 'string-width';
import type { Lang } from '../core/localized.js';
import type { Finding, Report } from '../core/report.js';
import type { Reporter, ReportInput } from '../core/reporter.js';
import type { Status } from '../core/rule.js';
import { heading } from '../messages/commit.js';
import * as moving from '../messages/model-moves.js';
import * as say from '../messages/report.js';
import { cleanText } from './clean-text.js';
import { wrap } from './wrap.js';

/** `--json` has them all. */
const MOST_MODELS = 20;

/** For a person at a terminal: what will happen, file by file, with the source line and the place in it. */
const terminal: Reporter = {
  name: 'terminal',
  print(input) {
    const chalk = new Chalk({ level: input.color ? 1 : 0 });
    const { report, lang } = input;
    const parts = [
      chalk.bold(
        say.heading(report.command, report.target && `${report.target.provider} (${report.target.baseURL})`)[
          lang
        ],
      ),
      ...(report.command === 'diff' ? [diffs(report, chalk)] : []),
      ...files(input, chalk),
      summary(report, lang, chalk),
      skipped(report, lang, chalk),
      commits(report, lang, chalk),
      models(report, lang, chalk),
      setUp(report, lang, chalk),
      nextStep(report, lang, chalk),
    ];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
  },
};

export default terminal;

function colour(status: Status, chalk: ChalkInstance): ChalkInstance {
  return { auto: chalk.green, review: chalk.yellow, manual: chalk.red, info: chalk.dim }[status];
}

function diffs(report: Report, chalk: ChalkInstance): string {
  return (report.files ?? []).map((file) => paint(cleanLines(file.diff), chalk)).join('\n');
}

function cleanLines(text: string): string {
  return text.trimEnd().split('\n').map(cleanText).join('\n');
}

function paint(diff: string, chalk: ChalkInstance): string {
  return diff
    .split('\n')
    .map((line) => {
      if (/^(?:diff|---|\+\+\+)/.test(line)) return chalk.bold(line);
      if (line.startsWith('@@')) return chalk.cyan(line);
      if (line.startsWith('+')) return chalk.green(line);
      return line.startsWith('-') ? chalk.red(line) : line;
    })
    .join('\n');
}

/** A scan lists all; a plan leaves out what is for information only, and says how many that are. */
function files(input: ReportInput, chalk: ChalkInstance): string[] {
  const { report } = input;
  const shown =
    report.command === 'scan' || report.command === 'check'
      ? report.findings
      : report.findings.filter((finding) => finding.status !== 'info');
  const byFile = new Map<string, Finding[]>();
  for (const finding of shown) byFile.set(finding.file, [...(byFile.get(finding.file) ?? []), finding]);
  return [...byFile].map(([file, findings]) =>
    [chalk.underline(cleanText(file)), ...findings.map((finding) => one(finding, input, chalk))].join('\n'),
  );
}

function one(finding: Finding, input: ReportInput, chalk: ChalkInstance): string {
  const { lang, width } = input;
  const place = `${finding.line}:${finding.column}`.padStart(7);
  const word = say.statusWord[finding.status][lang];
  const head = `${place}  ${colour(finding.status, chalk)(pad(word, 6))}  `;
  const margin = ' '.repeat(17);
  const message = wrap(cleanText(finding.message), Math.max(30, width - 17)).join(`\n${margin}`);
  return [`${head}${message}`, ...excerpt(finding, input, chalk).map((line) => margin + line)].join('\n');
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

/** The source line, cut around the match, with the match marked below. */
function excerpt(finding: Finding, input: ReportInput, chalk: ChalkInstance): string[] {
  const raw = input.lines.get(`${finding.file}:${finding.line}`);
  if (raw === undefined || raw.trim() === '') return [];
  const room = Math.max(30, input.width - 17);
  const indent = raw.length - raw.trimStart().length;
  const start = Math.max(0, Math.min(finding.column - 1, raw.length) - indent);
  const line = cleanText(raw.trim());
  const from = start > room - 20 ? start - 10 : 0;
  const visible = cut(line.slice(from), room);
  const length =
    finding.endLine === finding.line ? Math.max(1, finding.endColumn - finding.column) : line.length;
  const before = stringWidth(visible.slice(0, start - from));
  const marked = stringWidth(visible.slice(start - from, start - from + length));
  return [chalk.dim(visible), chalk.dim(' '.repeat(before) + '^'.repeat(Math.max(1, marked)))];
}

function cut(text: string, width: number): string {
  let result = '';
  let used = 0;
  for (const character of text) {
    used += stringWidth(character);
    if (used > width) return result;
    result += character;
  }
  return result;
}

function summary(report: Report, lang: Lang, chalk: ChalkInstance): string {
  const { byStatus, findings } = report.summary;
  const counts = (['auto', 'review', 'manual', 'info'] as const)
    .map((status) => colour(status, chalk)(`${byStatus[status]} ${say.statusWord[status][lang]}`))
    .join(', ');
  const lines = [say.denominator(report)[lang]];
  lines.push(findings === 0 ? say.nothingFound(report)[lang] : counts);
  if (report.files) lines.push(say.changedFiles(report.files.length, report.command === 'apply')[lang]);
  return lines.join('\n');
}

function skipped(report: Report, lang: Lang, chalk: ChalkInstance): string {
  if (report.skipped.length === 0) return '';
  const shown = report.skipped
    .slice(0, 10)
    .map((each) => `  ${cleanText(each.file)}  ${chalk.dim(each.reason)}`);
  const more = report.skipped.length > 10 ? [`  … (${report.skipped.length})`] : [];
  return [chalk.bold(say.skippedTitle[lang]), ...shown, ...more].join('\n');
}

function commits({ commits: made = [] }: Report, lang: Lang, chalk: ChalkInstance): string {
  if (made.length === 0) return '';
  const lines = made.map((each) => `  ${chalk.yellow(each.id.slice(0, 10))}  ${cleanText(each.title)}`);
  return [chalk.bold(heading[lang]), ...lines].join('\n');
}

function models({ models: moves = [], exchangeRate }: Report, lang: Lang, chalk: ChalkInstance): string {
  if (moves.length === 0) return '';
  const { models: title, window, price } = moving.columns;
  const shown = moves.slice(0, MOST_MODELS).map((move) => {
    const figures = `${window[lang]} ${moving.windows(move)}; ${price[lang]} ${moving.prices(move)}`;
    const used = move.uses.length === 0 ? '' : `; ${moving.columns.uses[lang]} ${moving.uses(move)[lang]}`;
    return `  ${cleanText(move.from)} → ${cleanText(move.to)}\n    ${chalk.dim(figures + used)}`;
  });
  const more = moves.length > MOST_MODELS ? [`  … (${moves.length})`] : [];
  const rate = exchangeRate ? [chalk.dim(`  ${moving.atRate(exchangeRate)[lang]}`)] : [];
  return [chalk.bold(title[lang]), ...shown, ...more, ...rate].join('\n');
}

function setUp(report: Report, lang: Lang, chalk: ChalkInstance): string {
  const all = report.setBeforeDeploy ?? [];
  if (all.length === 0) return '';
  return [
    chalk.bold(say.setFirst[lang]),
    ...all.map((each) => `  ${each.name}  ${chalk.dim(say.inFiles(each.where)[lang])}`),
  ].join('\n');
}

function nextStep(report: Report, lang: Lang, chalk: ChalkInstance): string {
  if (report.summary.findings === 0) return '';
  const open = report.summary.byStatus.manual + report.summary.byStatus.review;
  return `${chalk.bold(say.nextTitle[lang])}\n  ${say.next(report.command, report.target?.provider ?? '', open)[lang]}`;
}
