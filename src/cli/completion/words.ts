import type { Command, Option } from 'commander';
import { loadCatalog } from '../../catalog/catalog.js';
import { reporterNames } from '../../reporters/index.js';
import { rules } from '../../rules/index.js';

/** What may stand in a place: known words, a file, or something that nobody can guess. */
export type Words =
  | { readonly type: 'words'; readonly words: readonly string[] }
  | { readonly type: 'files' }
  | { readonly type: 'anything' };

export interface OptionWords {
  /** `--to` */
  readonly name: string;
  readonly description: string;
  /** Absent where it takes no value. */
  readonly value?: Words;
}

export interface CommandWords {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionWords[];
  readonly argument: Words;
}

/** The command line as a shell may complete it, read from commander's own tree. */
export function commandWords(program: Command): readonly CommandWords[] {
  const known = knownWords();
  return program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: command
      .createHelp()
      .visibleOptions(command)
      .flatMap((option) => optionWords(option, known)),
    argument: argumentWords(command, known),
  }));
}

interface Known {
  readonly providers: readonly string[];
  readonly rules: readonly string[];
}

function knownWords(): Known {
  return { providers: loadCatalog().ids, rules: rules.map((rule) => rule.id) };
}

function optionWords(option: Option, known: Known): readonly OptionWords[] {
  if (option.long === undefined || option.long === null) return [];
  const { long: name, description } = option;
  if (!option.required && !option.optional) return [{ name, description }];
  return [{ name, description, value: valueWords(option, known) }];
}

function valueWords({ long, flags, argChoices }: Option, { providers }: Known): Words {
  if (argChoices) return { type: 'words', words: argChoices };
  if (long === '--to' || long === '--compare') return { type: 'words', words: providers };
  if (long === '--reporter') return { type: 'words', words: reporterNames };
  if (long === '--from') return { type: 'words', words: ['openai', 'azure', 'openai,azure'] };
  return flags.includes('<file>') ? { type: 'files' } : { type: 'anything' };
}

function argumentWords(command: Command, known: Known): Words {
  const [argument] = command.registeredArguments;
  if (!argument) return { type: 'anything' };
  if (argument.argChoices) return { type: 'words', words: argument.argChoices };
  if (command.name() === 'providers') return { type: 'words', words: known.providers };
  if (command.name() === 'rules') return { type: 'words', words: known.rules };
  return { type: 'files' };
}
