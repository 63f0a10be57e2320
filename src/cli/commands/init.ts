import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTarget } from '../../catalog/make-target.js';
import type { Catalog } from '../../catalog/catalog.js';
import { MachineError, UsageError } from '../../core/errors.js';
import type { Target } from '../../core/target.js';
import type { Config } from '../../config/load-config.js';
import * as say from '../../messages/init.js';
import { cannotWrite } from '../../messages/write.js';
import { compareTargets } from '../../pipeline/migration.js';
import { wrap } from '../../text/wrap.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { rank, type Prospect } from '../init/rank.js';
import type { Wizard } from '../init/ask.js';
import type { Flags } from '../options.js';
import { openProgress } from '../progress.js';
import { settingsFor } from '../settings.js';
import { table } from '../table.js';
import type { Terminal } from '../terminal.js';

/** Looks at the project, recommends providers, asks (or takes flags), and writes migrate-llm.config.json. */
export async function init(flags: Flags, terminal: Terminal): Promise<ExitCode> {
  const file = join(terminal.cwd, 'migrate-llm.config.json');
  const wizard = terminal.isInteractive && !flags.yes ? await openWizard(terminal) : undefined;
  if (existsSync(file) && !flags.force && !(await wizard?.overwrite(file)))
    throw new UsageError(say.configExists(file));
  const to = flags.to ?? (await choose(flags, terminal, wizard));
  // Validates every name, address and pair before anything is written.
  const { request } = settingsFor('scan', [], { ...flags, to: [...to] }, terminal);
  const config = configOf(flags, normalized(to, request.catalog));
  try {
    writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'EIO';
    throw new MachineError(cannotWrite(file, code), { cause: error });
  }
  terminal.out(`${say.written(file, [config.to ?? []].flat())[terminal.lang]}\n`);
  return EXIT.done;
}

async function openWizard(terminal: Terminal): Promise<Wizard> {
  return (await import('../init/ask.js')).terminalWizard(terminal);
}

async function choose(
  flags: Flags,
  terminal: Terminal,
  wizard: Wizard | undefined,
): Promise<readonly string[]> {
  const { request } = settingsFor('scan', [], { ...flags, to: [] }, terminal);
  if (!wizard && !flags.yes) throw new UsageError(say.needsAnswers(request.catalog.ids));
  const targets = openTargets(request.catalog, flags);
  const progress = await openProgress(terminal, flags.progress !== false && !flags.quiet);
  const { target: _, ...plain } = request;
  const { inventory, plans } = await compareTargets(plain, targets, progress).finally(() => progress.done());
  const prospects = rank(plans, request.catalog.openai.api.capabilities);
  if (!flags.quiet) {
    terminal.err(`${wrap(say.found(inventory)[terminal.lang], terminal.width).join('\n')}\n\n`);
    terminal.err(`${recommendation(prospects, terminal)}\n`);
  }
  if (!wizard) return [prospects[0]!.id];
  const id = await wizard.provider(prospects);
  const routes: string[] = [];
  for (const capability of prospects.find((each) => each.id === id)?.unserved ?? []) {
    const able = prospects.filter((each) => !each.unserved.includes(capability)).map((each) => each.id);
    routes.push(`${capability}=${await wizard.elsewhere(capability, able.slice(0, 6))}`);
  }
  return [id, ...routes];
}

/** Every provider that needs no address or deployment of the user's own. */
function openTargets(catalog: Catalog, { prefer }: Flags): readonly Target[] {
  return catalog
    .all()
    .filter(
      ({ status, keyEnv, endpointEnv }) => status.value !== 'no-api' && keyEnv.length > 0 && !endpointEnv,
    )
    .map(({ id }) => makeTarget(catalog, { provider: id, from: ['openai'], ...(prefer ? { prefer } : {}) }));
}

function recommendation(prospects: readonly Prospect[], { lang }: Terminal): string {
  const { columns } = say;
  const rows = prospects.map(({ id, plan, unserved, price }) => {
    const { auto, review, manual } = plan.report.summary.byStatus;
    const cost = price ? `${price.input} / ${price.output}` : '—';
    return [id, `${auto}`, `${review}`, `${manual}`, unserved.join(', ') || '—', cost];
  });
  const head = Object.values(columns).map((column) => column[lang]);
  return `${say.ranked[lang]}\n\n${table(head, rows)}`;
}

/** Ids in the place of aliases. */
function normalized(to: readonly string[], catalog: Catalog): readonly string[] {
  const idOf = (name: string) => catalog.find(name)?.id ?? name;
  return to.map((each) => {
    const [capability, provider] = each.split('=');
    return provider === undefined ? idOf(each) : `${capability}=${idOf(provider)}`;
  });
}

function configOf(flags: Flags, to: readonly string[]): Config {
  const { from, baseUrl, apiKeyEnv, include, exclude, reporter, prefer, lang } = flags;
  const models = Object.fromEntries((flags.model ?? []).map((each) => each.split('=') as [string, string]));
  const given = { from, baseUrl, apiKeyEnv, include, exclude, reporter, prefer, lang };
  return {
    to: to.length === 1 ? to[0]! : to,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    ...(Object.keys(models).length > 0 ? { models } : {}),
  } as Config;
}
