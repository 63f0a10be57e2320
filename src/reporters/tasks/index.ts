import type { Report } from '../../core/report.js';
import type { Reporter, ReportInput } from '../../core/reporter.js';
import { remedy } from '../../messages/remedies.js';
import { tasksOf, type Task } from './group-tasks.js';
import { printPage } from './print-page.js';
import { proofOf } from './prove.js';

/**
 * What remains for a person or a coding agent. On stdout and in a `.json` file one form; any other file is Markdown, with the same as
 * JSON beside it.
 */
const tasks: Reporter = {
  name: 'tasks',
  print: (input) => printPage(tasksOf(input.report), input),
  printFiles(input, path) {
    const list = tasksOf(input.report);
    if (/\.json$/i.test(path)) return [{ path, text: printJson(list, input) }];
    return [
      { path, text: printPage(list, input) },
      { path: `${path.replace(/\.(?:md|markdown)$/i, '')}.json`, text: printJson(list, input) },
    ];
  },
};

export default tasks;

function printJson(list: readonly Task[], input: ReportInput): string {
  const { report } = input;
  const { filesScanned, filesRead, filesWithFindings } = report.summary;
  const value = {
    schemaVersion: 1,
    tool: report.tool,
    command: report.command,
    root: report.root,
    ...(report.target ? { target: report.target } : {}),
    looked: { filesScanned, filesRead, filesWithFindings, skipped: report.skipped },
    tasks: list.map((task) => toJson(task, input)),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function toJson(task: Task, { report, rules, lang }: ReportInput) {
  const page = rules.get(task.ruleId);
  return {
    id: task.id,
    ruleId: task.ruleId,
    status: task.status,
    title: page?.title[lang] ?? task.ruleId,
    reason: task.findings[0]!.message,
    places: task.findings.map((finding) => ({
      file: finding.file,
      line: finding.line,
      endLine: finding.endLine,
      column: finding.column,
      text: finding.text,
      reason: finding.message,
      fingerprint: finding.fingerprint,
    })),
    facts: task.facts,
    rightChange: rightChange(task, report)[lang],
    ...(page?.example ? { example: page.example } : {}),
    proof: { command: proofOf(task.id, report), exitCode: 0 },
  };
}

function rightChange(task: Task, report: Report) {
  return remedy(task.ruleId, report.target);
}
