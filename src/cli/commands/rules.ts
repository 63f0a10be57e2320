import { nearest } from '../../catalog/nearest.js';
import { UsageError } from '../../core/errors.js';
import * as say from '../../messages/cli.js';
import { unknownRule } from '../../messages/names.js';
import { rules as all } from '../../rules/index.js';
import { examples } from '../../rules/examples.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Flags } from '../options.js';
import { wrap } from '../../text/wrap.js';
import { table } from '../table.js';
import type { Terminal } from '../terminal.js';

export function rules(id: string | undefined, flags: Flags, terminal: Terminal): ExitCode {
  const { lang } = terminal;
  if (id !== undefined && !all.some((rule) => rule.id === id))
    throw new UsageError(unknownRule(id, nearestRules(id)));
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
      ? `\n${say.before[lang]}\n${indent(example.before)}\n${say.after[lang]}\n${indent(example.after)}\n`
      : '';
    const help = wrap(rule.help[lang], terminal.width).join('\n');
    terminal.out(`${rule.id}\n${rule.title[lang]}\n\n${help}\n${shown}`);
  }
  return EXIT.done;
}

/** Near by name, or with the given words in it. */
function nearestRules(id: string): readonly string[] {
  const names = all.map((rule) => rule.id);
  const holding = names.filter((name) => name.includes(id.replace(/^[^/]*\//, '')));
  return [...new Set([...nearest(id, names), ...holding])].slice(0, 3);
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`.trimEnd())
    .join('\n');
}
