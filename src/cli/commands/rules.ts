import { UsageError } from '../../core/errors.js';
import * as say from '../../messages/cli.js';
import { rules as all } from '../../rules/index.js';
import { examples } from '../../rules/examples.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Flags } from '../options.js';
import { table } from '../table.js';
import type { Terminal } from '../terminal.js';

export function rules(id: string | undefined, flags: Flags, terminal: Terminal): ExitCode {
  const { lang } = terminal;
  if (id !== undefined && !all.some((rule) => rule.id === id))
    throw new UsageError(
      say.unknownRule(
        id,
        all.map((rule) => rule.id),
      ),
    );
  const wanted = all.filter((rule) => id === undefined || rule.id === id);
  if (flags.json) {
    const value = wanted.map(({ id: name, kind, title, help }) => ({
      id: name,
      kind,
      title,
      help,
      ...(examples[name] ? { example: examples[name] } : {}),
    }));
    terminal.out(`${JSON.stringify(id === undefined ? value : value[0], null, 2)}\n`);
  } else if (id === undefined)
    terminal.out(
      table(
        [say.columns.id[lang], say.columns.title[lang]],
        wanted.map((rule) => [rule.id, rule.title[lang]]),
      ),
    );
  else {
    const rule = wanted[0]!;
    const example = examples[rule.id];
    const shown = example
      ? `\n${say.before[lang]}\n${indent(example.before)}\n${say.after[lang]}\n${indent(example.after)}`
      : '';
    terminal.out(`${rule.id}\n${rule.title[lang]}\n\n${rule.help[lang]}\n${shown}`);
  }
  return EXIT.done;
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`.trimEnd())
    .join('\n');
}
