import type { Lang } from '../core/localized.js';
import type { Finding, Report } from '../core/report.js';
import type { Reporter } from '../core/reporter.js';
import * as comment from '../messages/comment.js';
import * as say from '../messages/report.js';
import { levelOf } from './level.js';
import { codeSpan, escapeMarkdown, fenceFor } from './markdown-text.js';
import { modelTable } from './model-table.js';
import { SizedPage } from './sized-page.js';

/** GitHub refuses comments above 65,536 characters; a marker and a signature of the poster's need room too. */
const LIMIT = 64_000;
/** Kept free for the sentence that says what was left out. */
const FOOTER = 400;
/** A message quotes names from the code; one of them alone must not fill the page. */
const LONGEST_MESSAGE = 1_000;

/** Sized for a comment on a pull request: what needs a person first, the diff last. */
const markdown: Reporter = {
  name: 'markdown',
  print({ report, lang }) {
    const page = new SizedPage(LIMIT - FOOTER);
    page.add(`## ${escapeMarkdown(say.heading(report.command, report.target?.provider)[lang])}`);
    page.add(escapeMarkdown(say.denominator(report)[lang]));
    page.add(report.summary.findings === 0 ? say.nothingFound(report)[lang] : counts(report, lang));
    page.add(modelTable(report, lang));
    const lists = [setUp(report, lang), ...sections(report, lang)];
    const left = lists.reduce((sum, list) => sum + addList(page, list), 0);
    addList(page, skippedList(report, lang));
    const diffs = addDiffs(page, report);
    const footer = left + diffs > 0 ? `\n\n${comment.leftOut(left, diffs)[lang]}` : '';
    return `${page.text}${footer}\n`;
  },
};

export default markdown;

interface List {
  readonly open: string;
  readonly items: readonly string[];
  readonly close: string;
}

function addList(page: SizedPage, { open, items, close }: List): number {
  return items.length === 0 ? 0 : page.addList(open, items, close, (count) => `- … ${count}`);
}

function counts(report: Report, lang: Lang): string {
  const statuses = ['auto', 'review', 'manual', 'info'] as const;
  const head = `| ${statuses.map((status) => say.statusWord[status][lang]).join(' | ')} |`;
  return `${head}\n| --- | --- | --- | --- |\n| ${statuses.map((status) => report.summary.byStatus[status]).join(' | ')} |`;
}

function setUp(report: Report, lang: Lang): List {
  return {
    open: `**${say.setFirst[lang]}**\n`,
    items: (report.setBeforeDeploy ?? []).map(
      (each) => `- ${codeSpan(each.name)}: ${escapeMarkdown(say.inFiles(each.where)[lang])}`,
    ),
    close: '',
  };
}

/** A gate shows what fails it; everything else goes by who has to act. */
function sections(report: Report, lang: Lang): readonly List[] {
  const of = (isMeant: (finding: Finding) => boolean) => report.findings.filter(isMeant);
  if (report.command === 'check') {
    const fails = of((finding) => levelOf(finding, report) === 'error');
    const rest = of((finding) => levelOf(finding, report) !== 'error');
    return [folded(comment.fails[lang], fails, true), folded(comment.keptByComments[lang], rest, false)];
  }
  return (['manual', 'review', 'auto', 'info'] as const).map((status) =>
    folded(
      say.statusWord[status][lang],
      of((finding) => finding.status === status),
      status === 'manual' || status === 'review',
    ),
  );
}

function folded(title: string, findings: readonly Finding[], isOpen: boolean): List {
  return {
    open: `<details${isOpen ? ' open' : ''}><summary>${title} (${findings.length})</summary>\n`,
    items: findings.map(item),
    close: '\n</details>',
  };
}

function item({ file, line, message, ruleId }: Finding): string {
  const words = message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
  return `- ${codeSpan(`${file}:${line}`)} ${escapeMarkdown(words)} (${codeSpan(ruleId)})`;
}

function skippedList(report: Report, lang: Lang): List {
  return {
    open: `<details><summary>${say.skippedTitle[lang]} (${report.skipped.length})</summary>\n`,
    items: report.skipped.map((each) => `- ${codeSpan(each.file)}: ${escapeMarkdown(each.reason)}`),
    close: '\n</details>',
  };
}

/** Whole files of the diff, as many as fit; the number of those left out. */
function addDiffs(page: SizedPage, report: Report): number {
  let left = 0;
  for (const { file, diff } of report.files ?? []) {
    const fence = fenceFor(diff);
    const block = `<details><summary>${escapeHtml(file)}</summary>\n\n${fence}diff\n${diff.trimEnd()}\n${fence}\n\n</details>`;
    if (!page.add(block)) left++;
  }
  return left;
}

function escapeHtml(text: string): string {
  return escapeMarkdown(text).replaceAll('&', '&amp;');
}
