import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nearest } from '../catalog/nearest.js';
import { loadCatalog, type Catalog } from '../catalog/catalog.js';
import type { TargetChoice } from '../catalog/make-target.js';
import { UsageError } from '../core/errors.js';
import type { CommandName, Report } from '../core/report.js';
import type { Target } from '../core/target.js';
import { loadConfig, type LoadedConfig } from '../config/load-config.js';
import { dormant } from '../messages/catalog.js';
import * as say from '../messages/cli.js';
import { unknownRule } from '../messages/names.js';
import { guessedRoot } from '../messages/skip.js';
import { chooseRoot } from '../pipeline/discover/choose-root.js';
import type { Request } from '../pipeline/migration.js';
import { rules } from '../rules/index.js';
import type { Flags } from './options.js';
import { scopeOf } from './scope.js';
import { targetOf } from './wanted-target.js';
import type { Terminal } from './terminal.js';

export interface Settings {
  readonly request: Request;
  readonly config: LoadedConfig;
  readonly reporters: readonly string[];
  /** What the report says of the part that it covers, and of how its target was chosen. */
  readonly said: Pick<Report, 'shard' | 'changedSince' | 'targetOptions'>;
}

/** Flags over the config file over defaults. Throws a UsageError for what cannot be. */
export function settingsFor(
  command: CommandName,
  paths: readonly string[],
  flags: Flags,
  terminal: Terminal,
): Settings {
  const given = targetSettings(flags, terminal);
  const { config, catalog } = given;
  const { values } = config;
  checkRules(values.rules ?? {}, config.file);
  const target = targetFor(given, flags);
  if (!target && (command === 'diff' || command === 'apply'))
    throw new UsageError(say.needsTarget(command, offered(catalog)));
  if (!flags.quiet) warn(target, paths, terminal);
  const scope = scopeOf(flags);
  const request: Request = {
    command,
    cwd: terminal.cwd,
    paths,
    include: [...(values.include ?? []), ...(flags.include ?? [])],
    exclude: [...(values.exclude ?? []), ...(flags.exclude ?? [])],
    catalog,
    ...(target ? { target } : {}),
    rules: values.rules ?? {},
    lang: terminal.lang,
    version: packageVersion(),
    allowDirty: flags.allowDirty === true,
    commit: flags.commit === true,
    ...(scope.only ? { only: scope.only } : {}),
  };
  const reporters = flags.json ? ['json'] : (flags.reporter ?? values.reporter ?? ['terminal']);
  const said = { ...scope.said, ...targetOptions(flags) };
  return { request, config, reporters, said };
}

/** What a person should know before the run begins. */
function warn(target: Target | undefined, paths: readonly string[], { cwd, lang, err }: Terminal): void {
  if (target?.profile.status.value === 'dormant') err(`${dormant(target.profile)[lang]}\n`);
  const { root, isGuessed } = chooseRoot({ cwd, paths });
  if (isGuessed) err(`${guessedRoot(root)[lang]}\n`);
}

/** Providers that can be a target; the catalogue also names some that sell no API. */
function offered(catalog: Catalog): readonly string[] {
  return catalog.all().flatMap(({ id, status }) => (status.value === 'no-api' ? [] : [id]));
}

/** What flags and config say of a target, before it is known whether there is one. */
export interface TargetSettings {
  readonly config: LoadedConfig;
  readonly catalog: Catalog;
  /** Providers and routes, as given. */
  readonly wanted: readonly string[];
  readonly models: Readonly<Record<string, string>>;
  readonly baseURL?: string;
  readonly apiKeyEnv?: string;
}

/** Reads the config and lays the flags over it. Throws a UsageError for a broken file, address or name. */
export function targetSettings(flags: Flags, terminal: Terminal): TargetSettings {
  const config = loadConfig(terminal.cwd, flags.config);
  const { values } = config;
  const baseURL = flags.baseUrl ?? values.baseUrl;
  const apiKeyEnv = flags.apiKeyEnv ?? values.apiKeyEnv;
  return {
    config,
    catalog: catalogFor(config, terminal),
    wanted: flags.to ?? values.to ?? [],
    models: {
      ...(values.models ?? {}),
      ...Object.fromEntries((flags.model ?? []).map((each) => each.split('=') as [string, string])),
    },
    ...(baseURL === undefined ? {} : { baseURL: checkedUrl(baseURL) }),
    ...(apiKeyEnv === undefined ? {} : { apiKeyEnv: checkedName(apiKeyEnv) }),
  };
}

/** The catalogue with the files that the configuration names, seen from its own folder. */
export function catalogFor({ values, file }: LoadedConfig, { cwd }: Terminal): Catalog {
  const folder = file ? dirname(file) : cwd;
  return loadCatalog((values.providers ?? []).map((each) => resolve(folder, each)));
}

/** The options that chose the target, for commands that a report tells people to run. */
function targetOptions(flags: Flags): Pick<Report, 'targetOptions'> {
  const single = {
    '--from': flags.from,
    '--prefer': flags.prefer,
    '--style': flags.style,
    '--base-url': flags.baseUrl,
    '--api-key-env': flags.apiKeyEnv,
    '--config': flags.config,
  };
  const repeated = { '--to': flags.to, '--model': flags.model };
  const options = [
    ...Object.entries(repeated).flatMap(([name, values]) => (values ?? []).flatMap((value) => [name, value])),
    ...Object.entries(single).flatMap(([name, value]) => (value === undefined ? [] : [name, value])),
  ];
  return flags.to === undefined ? {} : { targetOptions: options };
}

function targetFor(given: TargetSettings, flags: Flags): Target | undefined {
  const { catalog, config, wanted, models, baseURL, apiKeyEnv } = given;
  if (wanted.length === 0) return undefined;
  return targetOf(wanted, catalog, {
    models,
    style: flags.style ?? config.values.style ?? 'compat',
    prefer: flags.prefer ?? config.values.prefer ?? 'balanced',
    from: sources(flags.from ?? config.values.from ?? 'openai'),
    // What is left of a task speaks to the provider by then.
    judgesOwn: flags.task !== undefined,
    ...(baseURL === undefined ? {} : { baseURL }),
    ...(apiKeyEnv === undefined ? {} : { apiKeyEnv }),
  });
}

/** A mistyped id would silence nothing, and nobody would know. */
function checkRules(overrides: Readonly<Record<string, string>>, file: string | undefined): void {
  const ids = rules.map((rule) => rule.id);
  const unknown = Object.keys(overrides).find((id) => !ids.includes(id));
  if (unknown !== undefined)
    throw new UsageError(unknownRule(unknown, nearest(unknown, ids), `rules (${file ?? ''})`));
}

function sources(list: string): TargetChoice['from'] {
  return list.split(',').map((each) => {
    const name = each.trim();
    if (name !== 'openai' && name !== 'azure') throw new UsageError(say.unknownSource(name));
    return name;
  });
}

function checkedUrl(url: string): string {
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw new UsageError(say.badUrl(url));
  return url;
}

function checkedName(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new UsageError(say.badVariable(name));
  return name;
}

export function packageVersion(): string {
  const manifest = fileURLToPath(new URL('../../package.json', import.meta.url));
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
