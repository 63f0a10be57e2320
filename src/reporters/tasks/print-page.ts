import type { Finding, Report } from '../../core/report.js';
import type { ReportInput } from '../../core/reporter.js';
import { reportedFact } from '../../messages/facts.js';
import { remedy } from '../../messages/remedies.js';
import * as say from '../../messages/report.js';
import * as word from '../../messages/tasks.js';
import { codeSpan, escapeMarkdown, fenceFor } from '../markdown-text.js';
import type { Task } from './group-tasks.js';
import { proofOf } from './prove.js';

/** The hand-over as one page of Markdown. */
export function printPage(tasks: readonly Task[], input: ReportInput): string {
  const { report, lang } = input;
  const places = tasks.reduce((sum, task) => sum + task.findings.length, 0);
  const parts = [
    `# ${escapeMarkdown(word.heading(report.target?.provider)[lang])}`,
    escapeMarkdown(say.denominator(report)[lang]),
    tasks.length > 0 ? word.howMany(tasks.length, places)[lang] : nothing(report)[lang],
    ...(tasks.length > 0 ? [word.howToWork[lang]] : []),
    ...tasks.map((task, index) => printTask(task, index + 1, input)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function nothing(report: Report) {
  return report.summary.findings === 0
    ? say.nothingFound(report)
    : word.nothingForPeople(report.summary.findings);
}

function printTask(task: Task, number: number, { report, rules, lang }: ReportInput): string {
  const page = rules.get(task.ruleId);
  const [first] = task.findings;
  return [
    `## ${number}. ${escapeMarkdown(page?.title[lang] ?? task.ruleId)}`,
    `${codeSpan(task.id)} · ${codeSpan(task.ruleId)} · ${say.statusWord[task.status][lang]}`,
    `**${word.why[lang]}** ${escapeMarkdown(first!.message)}`,
    [`**${word.where[lang]}**`, '', ...task.findings.map((finding) => place(finding, first!))].join('\n'),
    ...facts(task, lang),
    `**${word.rightChange[lang]}** ${escapeMarkdown(remedy(task.ruleId, report.target)[lang])}`,
    ...(page?.example ? [fenced(page.example.before), fenced(page.example.after)] : []),
    `**${word.doneWhen[lang]}**\n\n${fenced(proofOf(task.id, report), 'sh')}`,
  ].join('\n\n');
}

function place(finding: Finding, first: Finding): string {
  const line = finding.text.split('\n')[0]!.trim();
  const own = finding.message === first.message ? '' : ` ${escapeMarkdown(finding.message)}`;
  return `- ${codeSpan(`${finding.file}:${finding.line}`)} ${codeSpan(line)}${own}`;
}

function facts(task: Task, lang: ReportInput['lang']): readonly string[] {
  if (task.facts.length === 0) return [];
  const lines = task.facts.map((fact) => `- ${reportedFact(fact, lang, escapeMarkdown)}`);
  return [[`**${word.knownFacts[lang]}**`, '', ...lines].join('\n')];
}

function fenced(text: string, language = ''): string {
  const fence = fenceFor(text);
  return `${fence}${language}\n${text}\n${fence}`;
}
