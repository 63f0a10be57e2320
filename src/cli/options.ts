import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Lang } from '../core/localized.js';
import { PREFERENCES, type Preference } from '../core/model-move.js';
import * as say from '../messages/cli.js';
import { options as ofSimulate } from '../messages/simulate.js';

/** Flags as commander hands them over; undefined where not given. */
export interface Flags {
  readonly to?: string[];
  readonly from?: string;
  readonly model?: string[];
  readonly prefer?: Preference;
  readonly style?: 'compat' | 'native';
  readonly baseUrl?: string;
  readonly apiKeyEnv?: string;
  readonly include?: string[];
  readonly exclude?: string[];
  readonly reporter?: string[];
  readonly json?: boolean;
  readonly config?: string;
  readonly lang?: string;
  readonly yes?: boolean;
  readonly allowDirty?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
  readonly progress?: boolean;
  readonly debug?: boolean;
  readonly strict?: boolean;
  readonly commit?: boolean;
  readonly interactive?: boolean;
  readonly force?: boolean;
  readonly updateBaseline?: boolean;
  readonly changed?: string;
  readonly shard?: string;
  readonly task?: string;
  readonly decisions?: string;
}

/** For options that may be given more than once. */
export function collect(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

function pairIn(lang: Lang): typeof collect {
  return (value, before) => {
    if (!/^[^=]+=[^=]+$/.test(value)) throw new InvalidArgumentError(say.writePair[lang]);
    return collect(value, before);
  };
}

export function langOption(lang: Lang): Option {
  return new Option('--lang <zh|en>', say.options.lang[lang]).choices(['zh', 'en']);
}

/** What every command understands. */
export function addGeneralOptions(command: Command, lang: Lang): Command {
  return command
    .option('--config <file>', say.options.config[lang])
    .addOption(langOption(lang))
    .option('--quiet', say.options.quiet[lang])
    .option('--no-color', say.options.noColor[lang])
    .option('--no-progress', say.options.noProgress[lang])
    .option('--debug', say.options.debug[lang]);
}

/** What scan, diff, apply and check share. */
export function addRunOptions(command: Command, lang: Lang): Command {
  command
    .option('--to <provider>', say.options.to[lang], collect)
    .option('--from <list>', say.options.from[lang])
    .option('--model <from=to>', say.options.model[lang], pairIn(lang))
    .addOption(new Option('--style <style>', say.options.style[lang]).choices(['compat', 'native']))
    .addOption(new Option('--prefer <wish>', say.options.prefer[lang]).choices(PREFERENCES))
    .option('--base-url <url>', say.options.baseUrl[lang])
    .option('--api-key-env <NAME>', say.options.apiKeyEnv[lang])
    .option('--include <glob>', say.options.include[lang], collect)
    .option('--exclude <glob>', say.options.exclude[lang], collect)
    .option('--reporter <name[=file]>', say.options.reporter[lang], collect)
    .option('--json', say.options.json[lang])
    .option('--yes', say.options.yes[lang])
    .option('--allow-dirty', say.options.allowDirty[lang]);
  return addGeneralOptions(command, lang);
}

/** What simulate understands. */
export function addSimulateOptions(command: Command, lang: Lang): Command {
  command
    .option('--to <provider>', ofSimulate.to[lang], collect)
    .option('--port <number>', ofSimulate.port[lang])
    .option('--log <file>', ofSimulate.log[lang])
    .option('--today <date>', ofSimulate.today[lang])
    .option('--model <from=to>', ofSimulate.model[lang], pairIn(lang))
    .option('--base-url <url>', say.options.baseUrl[lang])
    .option('--api-key-env <NAME>', say.options.apiKeyEnv[lang]);
  return addGeneralOptions(command, lang);
}
