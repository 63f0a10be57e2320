import { Argument, Command, CommanderError } from 'commander';
import * as say from '../messages/cli.js';
import { option as commitOption } from '../messages/commit.js';
import { option as decisionsOption } from '../messages/decisions.js';
import { cancelled, option as interactiveOption } from '../messages/interactive.js';
import { command as simulateCommand } from '../messages/simulate.js';
import { command as verifyCommand, timeoutOption } from '../messages/verify.js';
import type { SimulateFlags } from './commands/simulate.js';
import type { VerifyFlags } from './commands/verify.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { SHELLS, type Shell } from './completion/shells.js';
import { helpIn } from './help.js';
import { Cancelled } from './interactive/cancelled.js';
import { languageOf } from './language.js';
import {
  addGeneralOptions,
  collect,
  langOption,
  addRunOptions,
  addSimulateOptions,
  type Flags,
} from './options.js';
import { addScopeOptions } from './scope.js';
import { packageVersion } from './settings.js';
import { showError } from './show-error.js';
import { processTerminal, type Terminal } from './terminal.js';

/** Runs the command line and gives the exit code. Never throws. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  // What stands behind `--` is for another program.
  const own = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
  const terminal = processTerminal(languageOf(own, process.env), own);
  // A reader that closes early (`| head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? 0 : EXIT.failure),
  );
  let code: ExitCode = EXIT.done;
  const program = buildProgram(terminal, (result) => {
    code = result;
  });
  try {
    if (argv.length <= 2) {
      program.outputHelp();
      return EXIT.done;
    }
    await program.parseAsync([...argv]);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (error instanceof Cancelled) {
      terminal.err(`${cancelled[terminal.lang]}\n`);
      return EXIT.cancelled;
    }
    return showError(error, terminal, own.includes('--debug'));
  }
}

function buildProgram(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const { lang } = terminal;
  const program = new Command('migrate-llm').description(say.about[lang]).version(packageVersion());
  program
    .configureHelp(helpIn(lang))
    .addHelpText('after', `\n${say.firstSteps[lang]}`)
    .helpOption('-h, --help', say.options.help[lang]);
  program.helpCommand('help [command]', say.options.help[lang]);
  addRuns(program, terminal, finish);
  addGate(program, terminal, finish);
  addGeneralOptions(program.command('undo').description(say.commands.undo[lang]), lang)
    .option('--force', say.options.force[lang])
    .action(async (flags: Flags) => {
      const { undo } = await import('./commands/undo.js');
      finish(undo(flags, terminal));
    });
  addCatalogue(program, terminal, finish);
  addProofs(program, terminal, finish);
  addRunOptions(program.command('init').description(say.commands.init[lang]), lang)
    .option('--force', say.options.force[lang])
    .action(async (flags: Flags) => {
      const { init } = await import('./commands/init.js');
      finish(await init(flags, terminal));
    });
  addCompletion(program, terminal, finish);
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .showSuggestionAfterError()
      .showHelpAfterError(
        say.seeHelp(command.parent ? `${program.name()} ${command.name()}` : program.name())[lang],
      )
      .configureOutput({
        writeOut: terminal.out,
        writeErr: (text) => terminal.err(say.translateUsage(text, lang)),
      });
    command.helpOption('-h, --help', say.options.help[lang]);
  }
  return program;
}

function addCompletion(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  const { lang } = terminal;
  program
    .command('completion')
    .description(say.commands.completion[lang])
    .addArgument(new Argument('<shell>', say.whichShell[lang]).choices(SHELLS))
    .addOption(langOption(lang))
    .action(async (shell: Shell) => {
      const { completion } = await import('./commands/completion.js');
      finish(completion(shell, program, terminal));
    });
}

function addGate(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  const { lang } = terminal;
  addScopeOptions(
    addRunOptions(program.command('check [paths...]').description(say.commands.check[lang]), lang),
    lang,
  )
    .option('--update-baseline', say.options.updateBaseline[lang])
    .option('--task <id>', say.options.task[lang])
    .action(async (paths: string[], flags: Flags) => {
      const { check } = await import('./commands/check.js');
      finish(await check(paths, flags, terminal));
    });
  addGeneralOptions(program.command('report <runs...>').description(say.commands.report[lang]), lang)
    .option('--reporter <name[=file]>', say.options.reporter[lang], collect)
    .option('--json', say.options.json[lang])
    .action(async (runs: string[], flags: Flags) => {
      const { report } = await import('./commands/report.js');
      finish(await report(runs, flags, terminal));
    });
}

function addRuns(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  const { lang } = terminal;
  for (const name of ['scan', 'diff', 'apply'] as const) {
    const command = addRunOptions(
      program.command(`${name} [paths...]`).description(say.commands[name][lang]),
      lang,
    );
    if (name === 'apply')
      command
        .option('--strict', say.options.strict[lang])
        .option('--commit', commitOption[lang])
        .option('--interactive', interactiveOption[lang]);
    else addScopeOptions(command, lang);
    if (name !== 'scan') command.option('--decisions <file>', decisionsOption[lang]);
    command.action(async (paths: string[], flags: Flags) => {
      const { run } = await import('./commands/run.js');
      finish(await run(name, paths, flags, terminal));
    });
  }
}

function addCatalogue(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  const { lang } = terminal;
  addGeneralOptions(program.command('providers [id]').description(say.commands.providers[lang]), lang)
    .option('--json', say.options.json[lang])
    .option('--compare <ids>', say.options.compare[lang])
    .action(async (id: string | undefined, flags: Flags & { compare?: string }) => {
      const { providers } = await import('./commands/providers.js');
      finish(providers(id, flags, terminal));
    });
  addGeneralOptions(program.command('rules [id]').description(say.commands.rules[lang]), lang)
    .option('--json', say.options.json[lang])
    .action(async (id: string | undefined, flags: Flags) => {
      const { rules } = await import('./commands/rules.js');
      finish(rules(id, flags, terminal));
    });
}

function addProofs(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  const { lang } = terminal;
  addSimulateOptions(
    program.command('simulate [command...]').description(simulateCommand[lang]),
    lang,
  ).action(async (command: string[], flags: SimulateFlags) => {
    const { simulate } = await import('./commands/simulate.js');
    finish(await simulate(command, flags, terminal));
  });
  addRunOptions(program.command('verify [paths...]').description(verifyCommand[lang]), lang)
    .option('--timeout <seconds>', timeoutOption[lang])
    .action(async (paths: string[], flags: VerifyFlags) => {
      const { verify } = await import('./commands/verify.js');
      finish(await verify(paths, flags, terminal));
    });
}
