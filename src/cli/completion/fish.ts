import type { CommandWords, OptionWords, Words } from './words.js';

export function fishScript(name: string, commands: readonly CommandWords[]): string {
  const head = [
    `# fish completion of ${name}; in ~/.config/fish/config.fish: ${name} completion fish | source`,
    `complete -c ${name} -f`,
    ...commands.map(
      (command) =>
        `complete -c ${name} -n __fish_use_subcommand -a ${command.name} -d ${quoted(command.description)}`,
    ),
  ];
  return `${[...head, ...commands.flatMap((command) => lines(name, command))].join('\n')}\n`;
}

function lines(program: string, { name, options, argument }: CommandWords): readonly string[] {
  const start = `complete -c ${program} -n '__fish_seen_subcommand_from ${name}'`;
  return [
    ...options.map(
      (option) => `${start} -l ${option.name.slice(2)} ${value(option)}-d ${quoted(option.description)}`,
    ),
    ...own(argument).map((words) => `${start} ${words}`),
  ];
}

function value({ value: words }: OptionWords): string {
  if (!words) return '';
  if (words.type === 'files') return '-r -F ';
  return words.type === 'words' ? `-x -a ${quoted(words.words.join(' '))} ` : '-x ';
}

function own(argument: Words): readonly string[] {
  if (argument.type === 'files') return ['-F'];
  return argument.type === 'words' ? [`-a ${quoted(argument.words.join(' '))}`] : [];
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
