import type { CommandWords, Words } from './words.js';

/** For bash 3.2 and later; bash takes `=` for a word of its own, so that `--to=q` and `--to q` are both met. */
export function bashScript(name: string, commands: readonly CommandWords[]): string {
  const names = commands.map((command) => command.name);
  return `# bash completion of ${name}; in ~/.bashrc: source <(${name} completion bash)
_${identifier(name)}() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command='' options='' words='' files='' i
  if [[ $cur == = ]]; then
    cur=''
  elif [[ $prev == = ]]; then
    prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      ${names.join('|')}) command=\${COMP_WORDS[i]}; break ;;
    esac
  done
  case $command in
    '') words='${names.join(' ')}' options='--help --version' ;;
${commands.map(branch).join('\n')}
  esac
  case $cur in
    -*) words=$options files='' ;;
  esac
  if [[ -n $files ]]; then
    COMPREPLY=($(compgen -f -- "$cur"))
    compopt -o filenames 2> /dev/null
  else
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
  fi
}
complete -F _${identifier(name)} ${name}
`;
}

function branch({ name, options, argument }: CommandWords): string {
  const values = options.flatMap(({ name: option, value }) =>
    value ? [`        ${option}) options='' ${assign(value)} ;;`] : [],
  );
  return [
    `    ${name})`,
    `      options='${options.map((option) => option.name).join(' ')}'`,
    '      case $prev in',
    ...values,
    `        *) ${assign(argument)} ;;`,
    '      esac ;;',
  ].join('\n');
}

function assign(words: Words): string {
  if (words.type === 'files') return 'files=yes';
  return `words='${words.type === 'words' ? words.words.join(' ') : ''}'`;
}

function identifier(name: string): string {
  return name.replace(/\W/g, '_');
}
