import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { loadCatalog } from '../../catalog/catalog.js';
import { makeTarget } from '../../catalog/make-target.js';
import { UsageError } from '../../core/errors.js';
import * as say from '../../messages/cli.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Flags } from '../options.js';
import type { Terminal } from '../terminal.js';

/** Asks (or takes flags) and writes migrate-llm.config.json. */
export async function init(flags: Flags, terminal: Terminal): Promise<ExitCode> {
  const file = join(terminal.cwd, 'migrate-llm.config.json');
  if (existsSync(file) && !flags.force) throw new UsageError(say.configExists(file));
  const catalog = loadCatalog();
  const to = flags.to?.[0] ?? (await ask(catalog.ids, flags, terminal));
  const models = Object.fromEntries((flags.model ?? []).map((each) => each.split('=') as [string, string]));
  const target = makeTarget(catalog, {
    provider: to,
    from: ['openai'],
    models,
    ...(flags.baseUrl === undefined ? {} : { baseURL: flags.baseUrl }),
    ...(flags.apiKeyEnv === undefined ? {} : { apiKeyEnv: flags.apiKeyEnv }),
  });
  const config = {
    to: target.profile.id,
    ...(flags.from === undefined ? {} : { from: flags.from }),
    ...(flags.baseUrl === undefined ? {} : { baseUrl: flags.baseUrl }),
    ...(flags.apiKeyEnv === undefined ? {} : { apiKeyEnv: flags.apiKeyEnv }),
    ...(Object.keys(models).length > 0 ? { models } : {}),
    ...(flags.exclude ? { exclude: flags.exclude } : {}),
    ...(flags.lang ? { lang: flags.lang } : {}),
  };
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`);
  terminal.out(`${say.configWritten(file)[terminal.lang]}\n`);
  return EXIT.done;
}

async function ask(ids: readonly string[], flags: Flags, terminal: Terminal): Promise<string> {
  if (flags.yes || !terminal.isInteractive) throw new UsageError(say.needsTarget('init', ids));
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await prompt.question(`${say.whichProvider(ids)[terminal.lang]} `)).trim();
  } finally {
    prompt.close();
  }
}
