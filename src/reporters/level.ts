import type { CommandName, Finding, Report } from '../core/report.js';

/** How loud a finding is in formats that machines read. */
export type Level = 'error' | 'warning' | 'note' | 'none';

/**
 * A gate's findings are errors, but for what comments keep and for comments that keep nothing; a plan's are as loud as a person is
 * needed; an inventory's are notes.
 */
export function levelOf(finding: Finding, report: Pick<Report, 'command' | 'target'>): Level {
  if (finding.suppressed) return 'none';
  if (finding.ruleId.startsWith('suppression/')) return 'warning';
  if (report.command === 'check') return 'error';
  if (finding.status === 'manual') return 'error';
  if (finding.status === 'review') return 'warning';
  if (finding.status === 'auto') return 'note';
  return isInventory(report) ? 'note' : 'none';
}

function isInventory({ command, target }: { command: CommandName; target?: unknown }): boolean {
  return command === 'scan' && target === undefined;
}

/** Findings that a person or a job should see: all but what is listed for completeness. */
export function loudFindings(
  report: Report,
): readonly { readonly finding: Finding; readonly level: Level }[] {
  return report.findings
    .map((finding) => ({ finding, level: levelOf(finding, report) }))
    .filter(({ level }) => level !== 'none');
}
