import type { CommandWords, OptionWords, Words } from './words.js';

/** Works sourced from ~/.zshrc after compinit, and as a file `_migrate-llm` on the fpath. */
export function zshScript(name: string, commands: readonly CommandWords[]): string {
  const own = `_${name.replace(/\W/g, '_')}`;
  return `#compdef ${name}
# zsh completion of ${name}; in ~/.zshrc, after compinit: source <(${name} completion zsh)
${own}() {
  local curcontext="$curcontext" state line
  local -a commands
  commands=(
${commands.map((command) => `    ${quoted(`${command.name}:${command.description.replaceAll(':', '\\:')}`)}`).join('\n')}
  )
  _arguments -C '(- *)--help' '(- *)--version' '1: :->command' '*:: :->rest'
  case $state in
    command) _describe -t commands command commands ;;
    rest)
      case $words[1] in
${commands.map(branch).join('\n')}
      esac ;;
  esac
}
if [ "\${funcstack[1]}" = ${own} ]; then ${own} "$@"; else compdef ${own} ${name}; fi
`;
}

function branch({ name, options, argument }: CommandWords): string {
  const specs = [...options.map(option), quoted(`*: :${action(argument)}`)];
  return `        ${name})\n          _arguments \\\n${specs.map((spec) => `            ${spec}`).join(' \\\n')} ;;`;
}

function option({ name, description, value }: OptionWords): string {
  const text = description.replace(/[\\[\]:]/g, (mark) => `\\${mark}`);
  return quoted(value ? `*${name}=[${text}]: :${action(value)}` : `${name}[${text}]`);
}

function action(words: Words): string {
  if (words.type === 'files') return '_files';
  return words.type === 'words' ? `(${words.words.join(' ')})` : ' ';
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
