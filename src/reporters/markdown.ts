import type { Finding, Report } from '../core/report.js';
import type { Reporter } from '../core/reporter.js';
import type { Status } from '../core/rule.js';
import type { Lang } from '../core/localized.js';
import * as say from '../messages/report.js';
import { cleanText } from './clean-text.js';

/** GitHub refuses comments above 65,536 characters. */
const LIMIT = 60_000;

/** Sized for a comment on a pull request: what needs a person first, the diff last. */
const markdown: Reporter = {
  name: 'markdown',
  print({ report, lang }) {
    const parts = [
      `## ${say.heading(report.command, report.target?.provider)[lang]}`,
      say.denominator(report)[lang],
      report.summary.findings === 0 ? say.nothingFound(report)[lang] : counts(report, lang),
      modelTable(report, lang),
      setUp(report, lang),
      ...(['manual', 'review', 'auto', 'info'] as const).map((status) => section(report, status, lang)),
      skippedList(report, lang),
    ].filter((part) => part !== '');
    return withDiffs(parts.join('\n\n'), report);
  },
};

export default markdown;

function counts(report: Report, lang: Lang): string {
  const statuses = ['auto', 'review', 'manual', 'info'] as const;
  const head = `| ${statuses.map((status) => say.statusWord[status][lang]).join(' | ')} |`;
  return `${head}\n| --- | --- | --- | --- |\n| ${statuses.map((status) => report.summary.byStatus[status]).join(' | ')} |`;
}

function modelTable(report: Report, lang: Lang): string {
  const pairs = new Map<string, string>();
  for (const { model, status } of report.findings) {
    if (model?.to !== undefined && (status === 'auto' || status === 'review'))
      pairs.set(model.from, model.to);
  }
  if (pairs.size === 0) return '';
  return `**${say.models[lang]}**: ${[...pairs].map(([from, to]) => `${code(from)} → ${code(to)}`).join(', ')}`;
}

function setUp(report: Report, lang: Lang): string {
  const all = report.setBeforeDeploy ?? [];
  if (all.length === 0) return '';
  return [
    `**${say.setFirst[lang]}**`,
    '',
    ...all.map((each) => `- ${code(each.name)}: ${escape(say.inFiles(each.where)[lang])}`),
  ].join('\n');
}

function section(report: Report, status: Status, lang: Lang): string {
  const findings = report.findings.filter((finding) => finding.status === status);
  if (findings.length === 0) return '';
  const shown = findings.slice(0, 100).map(item);
  const more = findings.length > shown.length ? [`- … ${findings.length - shown.length}`] : [];
  const title = `${say.statusWord[status][lang]} (${findings.length})`;
  const open = status === 'manual' || status === 'review' ? ' open' : '';
  return [`<details${open}><summary>${title}</summary>`, '', ...shown, ...more, '', '</details>'].join('\n');
}

function item(finding: Finding): string {
  return `- ${code(`${finding.file}:${finding.line}`)} ${escape(finding.message)} (${code(finding.ruleId)})`;
}

function skippedList(report: Report, lang: Lang): string {
  if (report.skipped.length === 0) return '';
  return [
    `<details><summary>${say.skippedTitle[lang]} (${report.skipped.length})</summary>`,
    '',
    ...report.skipped.map((each) => `- ${code(each.file)}: ${escape(each.reason)}`),
    '',
    '</details>',
  ].join('\n');
}

/** Whole files of the diff, as many as fit. */
function withDiffs(text: string, report: Report): string {
  let result = text.length > LIMIT ? `${text.slice(0, LIMIT)}\n\n…` : text;
  for (const file of report.files ?? []) {
    const fence = '`'.repeat(Math.max(3, ...(file.diff.match(/`+/g) ?? []).map((run) => run.length + 1)));
    const block = `\n\n<details><summary>${escape(file.file)}</summary>\n\n${fence}diff\n${file.diff.trimEnd()}\n${fence}\n\n</details>`;
    if (result.length + block.length > LIMIT) {
      result += `\n\n… (${report.files!.length})`;
      break;
    }
    result += block;
  }
  return `${result}\n`;
}

function code(text: string): string {
  const clean = cleanText(text).replace(/\n/g, ' ');
  const fence = '`'.repeat(Math.max(1, ...(clean.match(/`+/g) ?? []).map((run) => run.length + 1)));
  return fence.length > 1 ? `${fence} ${clean} ${fence}` : `\`${clean}\``;
}

function escape(text: string): string {
  return cleanText(text).replace(/[\\<>[\]|*_`]/g, (character) => `\\${character}`);
}
