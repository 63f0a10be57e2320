import { Chalk, type ChalkInstance } from 'chalk';
import type { Lang } from '../../core/localized.js';
import { wantedOf, type Report } from '../../core/report.js';
import { KINDS } from '../../core/usage.js';
import type { Reporter, ReportInput } from '../../core/reporter.js';
import { heading } from '../../messages/commit.js';
import * as moving from '../../messages/model-moves.js';
import * as say from '../../messages/report.js';
import { cleanText } from '../clean-text.js';
import { wrap } from '../../text/wrap.js';
import { findingsByFile } from './findings.js';
import { colourOf } from './status-colour.js';

/** `--json` has them all. */
const MOST_MODELS = 20;

/** For a person at a terminal: what will happen, file by file, with the source line and the place in it. */
const terminal: Reporter = {
  name: 'terminal',
  print(input) {
    const chalk = new Chalk({ level: input.color ? 1 : 0 });
    const { report, lang } = input;
    const parts = [
      chalk.bold(say.heading(report.command, report.target && targetWords(report))[lang]),
      ...(report.command === 'diff' ? [diffs(report, chalk)] : []),
      ...findingsByFile(input, chalk),
      summary(report, input, chalk),
      skipped(report, input, chalk),
      commits(report, lang, chalk),
      models(report, input, chalk),
      setUp(report, input, chalk),
      nextStep(report, input, chalk),
    ];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
  },
};

export default terminal;

/** `deepseek (https://api.deepseek.com), embeddings=qwen` */
function targetWords(report: Report): string {
  const [, ...routed] = wantedOf(report);
  return [`${report.target?.provider} (${report.target?.baseURL})`, ...routed].join(', ');
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

function summary(report: Report, { lang, width }: ReportInput, chalk: ChalkInstance): string {
  const { byStatus, byKind, findings } = report.summary;
  const comma = lang === 'zh' ? '、' : ', ';
  const counts = (['auto', 'review', 'manual', 'info'] as const)
    .map((status) => colourOf(status, chalk)(`${byStatus[status]} ${say.statusWord[status][lang]}`))
    .join(comma);
  const kinds = KINDS.filter((kind) => byKind[kind] > 0)
    .map((kind) => `${say.kindWord[kind][lang]} ${byKind[kind]}`)
    .join(comma);
  const lines = wrap(say.denominator(report)[lang], width);
  if (findings === 0) lines.push(...wrap(say.nothingFound(report)[lang], width));
  else lines.push(...(report.command === 'scan' ? wrap(kinds, width) : []), counts);
  const isHidden = report.command === 'diff' || report.command === 'apply';
  if (isHidden && byStatus.info > 0) lines.push(...wrap(say.infoHidden(byStatus.info)[lang], width));
  if (report.files) lines.push(say.changedFiles(report.files.length, report.command === 'apply')[lang]);
  return lines.join('\n');
}

function skipped(report: Report, { lang, width }: ReportInput, chalk: ChalkInstance): string {
  if (report.skipped.length === 0) return '';
  const shown = report.skipped
    .slice(0, 10)
    .map((each) => `  ${cleanText(each.file)}\n${hanging(cleanText(each.reason), 4, width, chalk.dim)}`);
  const more = report.skipped.length > 10 ? [`  … (${report.skipped.length})`] : [];
  return [chalk.bold(say.skippedTitle[lang]), ...shown, ...more].join('\n');
}

function commits({ commits: made = [] }: Report, lang: Lang, chalk: ChalkInstance): string {
  if (made.length === 0) return '';
  const lines = made.map((each) => `  ${chalk.yellow(each.id.slice(0, 10))}  ${cleanText(each.title)}`);
  return [chalk.bold(heading[lang]), ...lines].join('\n');
}

function models(
  { models: moves = [], exchangeRate }: Report,
  { lang, width }: ReportInput,
  chalk: ChalkInstance,
): string {
  if (moves.length === 0) return '';
  const { models: title, window, price } = moving.columns;
  const shown = moves.slice(0, MOST_MODELS).map((move) => {
    const figures = `${window[lang]} ${moving.windows(move)}; ${price[lang]} ${moving.prices(move)}`;
    const used = move.uses.length === 0 ? '' : `; ${moving.columns.uses[lang]} ${moving.uses(move)[lang]}`;
    return `  ${cleanText(move.from)} → ${cleanText(move.to)}\n${hanging(figures + used, 4, width, chalk.dim)}`;
  });
  const more = moves.length > MOST_MODELS ? [`  … (${moves.length})`] : [];
  const rate = exchangeRate ? [hanging(moving.atRate(exchangeRate)[lang], 2, width, chalk.dim)] : [];
  return [chalk.bold(title[lang]), ...shown, ...more, ...rate].join('\n');
}

function setUp(report: Report, { lang, width }: ReportInput, chalk: ChalkInstance): string {
  const all = report.setBeforeDeploy ?? [];
  if (all.length === 0) return '';
  return [
    chalk.bold(say.setFirst[lang]),
    ...all.map((each) => `  ${each.name}\n${hanging(say.inFiles(each.where)[lang], 4, width, chalk.dim)}`),
  ].join('\n');
}

function nextStep(report: Report, { lang, width }: ReportInput, chalk: ChalkInstance): string {
  const words = say.next(report)?.[lang];
  return words === undefined ? '' : `${chalk.bold(say.nextTitle[lang])}\n${hanging(words, 2, width)}`;
}

/** A paragraph with an indent of its own. */
function hanging(text: string, indent: number, width: number, paint = (line: string) => line): string {
  return wrap(text, width - indent)
    .map((line) => ' '.repeat(indent) + paint(line))
    .join('\n');
}
