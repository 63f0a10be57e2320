import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { nearest } from '../catalog/nearest.js';
import { MachineError, UsageError } from '../core/errors.js';
import type { Report } from '../core/report.js';
import type { ReportInput } from '../core/reporter.js';
import * as say from '../messages/cli.js';
import { unknownReporter } from '../messages/names.js';
import { cannotWrite } from '../messages/write.js';
import { denominator, nothingFound } from '../messages/report.js';
import { loadReporter, reporterNames } from '../reporters/index.js';
import { rulePages } from './rule-pages.js';
import type { Terminal } from './terminal.js';

type Printable = Omit<ReportInput, 'color' | 'links' | 'width' | 'rules'>;

/** Prints the report in each form that was asked for: to its file, or to stdout. */
export async function printReport(
  wanted: readonly string[],
  input: Printable,
  terminal: Terminal,
): Promise<void> {
  const rules = rulePages();
  for (const each of wanted) {
    const [name = '', ...rest] = each.split('=');
    const file = rest.join('=');
    const reporter = await loadReporter(name);
    if (!reporter) throw new UsageError(unknownReporter(name, nearest(name, reporterNames), reporterNames));
    const toFile = file !== '';
    const whole: ReportInput = {
      ...input,
      rules,
      color: !toFile && terminal.color,
      links: !toFile && terminal.links,
      width: toFile ? 100 : terminal.width,
    };
    const outputs = toFile && reporter.printFiles?.(whole, file);
    const files = outputs || [{ path: file, text: reporter.print(whole) }];
    if (name === 'patch') warnOfKeys(files[0]!.text, terminal);
    if (reporter.leavesOutDenominator) sayDenominator(input.report, terminal);
    for (const { path, text } of files) {
      if (!toFile) terminal.out(text);
      else save(resolve(terminal.cwd, path), text);
    }
  }
}

function warnOfKeys(patch: string, terminal: Terminal): void {
  if (/sk-[A-Za-z0-9_-]{20,}/.test(patch)) terminal.err(`${say.patchHoldsKey[terminal.lang]}\n`);
}

/** A format that has no place for it must not look like a clean bill. */
function sayDenominator(report: Report, { lang, err }: Terminal): void {
  const nothing = report.summary.findings === 0 ? ` ${nothingFound(report)[lang]}` : '';
  err(`${denominator(report)[lang]}${nothing}\n`);
}

/** Names that cannot be printed are refused before any work is done. */
export function checkReporters(wanted: readonly string[]): void {
  for (const each of wanted) {
    const name = each.split('=')[0] ?? '';
    if (!reporterNames.includes(name))
      throw new UsageError(unknownReporter(name, nearest(name, reporterNames), reporterNames));
  }
}

function save(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw new MachineError(cannotWrite(path, (error as NodeJS.ErrnoException).code ?? 'EIO'), {
      cause: error,
    });
  }
}
