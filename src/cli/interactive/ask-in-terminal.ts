import { isCancel, selectKey } from '@clack/prompts';
import { Chalk, type ChalkInstance } from 'chalk';
import type { RulePage } from '../../core/reporter.js';
import { reportedFact } from '../../messages/facts.js';
import * as say from '../../messages/interactive.js';
import { statusWord } from '../../messages/report.js';
import { cleanText } from '../../reporters/clean-text.js';
import { wrap } from '../../text/wrap.js';
import type { Terminal } from '../terminal.js';
import { Cancelled } from './cancelled.js';
import type { Hunk } from './hunks.js';
import type { Answer, Questions } from './review.js';

const KEYS: readonly (readonly [string, Answer])[] = [
  ['y', 'yes'],
  ['n', 'no'],
  ['a', 'all'],
  ['d', 'none'],
  ['w', 'why'],
  ['q', 'quit'],
];

/** Questions on stderr, since stdout carries the report alone. */
export function terminalQuestions(terminal: Terminal, rules: ReadonlyMap<string, RulePage>): Questions {
  const chalk = new Chalk({ level: terminal.color ? 1 : 0 });
  const { lang, err } = terminal;
  let file = '';
  return {
    async ask(hunk, at, of) {
      if (hunk.file !== file) err(`\n${chalk.bold.underline(cleanText(hunk.file))}\n`);
      file = hunk.file;
      err(`\n${paint(hunk, chalk)}\n${alsoIn(hunk, terminal, chalk)}`);
      const key = await selectKey({
        message: say.question(at, of)[lang],
        options: KEYS.map(([value, answer]) => ({ value, label: say.answers[answer][lang] })),
        initialValue: 'y',
        output: process.stderr,
      });
      if (isCancel(key)) throw new Cancelled();
      return KEYS.find(([value]) => value === key)![1];
    },
    why: (hunk) => err(reasons(hunk, terminal, rules)),
    fell(placed) {
      const lines = placed.map(
        ({ finding }) => `  ${cleanText(finding.file)}:${finding.line}  ${chalk.dim(finding.ruleId)}`,
      );
      err(`${chalk.yellow(say.fell(placed.length)[lang])}\n${lines.join('\n')}\n`);
    },
  };
}

function paint({ header, lines }: Hunk, chalk: ChalkInstance): string {
  const painted = lines.map((line) => {
    const clean = cleanText(line);
    if (line.startsWith('+')) return chalk.green(clean);
    return line.startsWith('-') ? chalk.red(clean) : clean;
  });
  return [chalk.cyan(header), ...painted].join('\n');
}

/** A finding is written whole, so its other places go with this answer. */
function alsoIn({ file, findings }: Hunk, { lang }: Terminal, chalk: ChalkInstance): string {
  const files = findings.flatMap(({ planned }) => planned.edits.map((edit) => edit.file));
  const others = [...new Set(files)].filter((each) => each !== file);
  return others.length === 0 ? '' : `${chalk.dim(say.alsoIn(others)[lang])}\n`;
}

function reasons({ findings }: Hunk, terminal: Terminal, rules: ReadonlyMap<string, RulePage>): string {
  const { lang, width } = terminal;
  const indented = (text: string) => wrap(cleanText(text), width - 4).map((line) => `    ${line}`);
  const parts = findings.map(({ finding }) => [
    `  ${finding.line}:${finding.column}  ${statusWord[finding.status][lang]}  ${finding.ruleId}`,
    ...indented(finding.message),
    ...indented(rules.get(finding.ruleId)?.help[lang] ?? ''),
    ...(finding.facts ?? []).flatMap((fact) => indented(reportedFact(fact, lang))),
  ]);
  return `${parts.map((lines) => lines.join('\n')).join('\n')}\n`;
}
