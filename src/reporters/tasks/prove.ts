import { wantedOf, type Report } from '../../core/report.js';

/** The command that exits 0 when no finding of the task is left. */
export function proofOf(id: string, report: Report): string {
  const options = report.targetOptions ?? wantedOf(report).flatMap((wanted) => ['--to', wanted]);
  return ['npx', 'migrate-llm', 'check', ...options, '--task', id].map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
