import { inLanguage } from '../../catalog/in-language.js';
import { UsageError } from '../../core/errors.js';
import type { Lang } from '../../core/localized.js';
import type { ParamFact, ProviderProfile } from '../../core/provider.js';
import { loadConfig } from '../../config/load-config.js';
import { insteadOf, unknownProvider } from '../../messages/catalog.js';
import * as say from '../../messages/cli.js';
import { behaviourWord, modelStatusWord, providerStatusWord, supportWord } from '../../messages/facts.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Flags } from '../options.js';
import { catalogFor } from '../settings.js';
import { table } from '../table.js';
import type { Terminal } from '../terminal.js';

export function providers(
  id: string | undefined,
  flags: Flags & { compare?: string },
  terminal: Terminal,
): ExitCode {
  const catalog = catalogFor(loadConfig(terminal.cwd, flags.config), terminal);
  const named = flags.compare?.split(',') ?? (id === undefined ? [] : [id]);
  const profiles = named.map((name) => {
    const profile = catalog.find(name);
    if (!profile) throw new UsageError(unknownProvider(name, catalog.nearest(name), catalog.ids));
    return profile;
  });
  if (flags.json) {
    const shown = (named.length > 0 ? profiles : catalog.all()).map((each) =>
      inLanguage(each, terminal.lang),
    );
    terminal.out(`${JSON.stringify(id === undefined ? shown : shown[0], null, 2)}\n`);
  } else if (flags.compare !== undefined) terminal.out(compare(profiles, terminal));
  else if (profiles[0]) terminal.out(details(profiles[0], terminal));
  else terminal.out(list(catalog.all(), terminal));
  return EXIT.done;
}

function list(profiles: readonly ProviderProfile[], terminal: Terminal): string {
  const { lang } = terminal;
  const rows = profiles.map((profile) => [
    profile.id,
    profile.name[lang],
    providerStatusWord[profile.status.value][lang],
    profile.keyEnv[0] ?? '—',
    profile.regions[0]?.url ?? '—',
  ]);
  return `${table([say.columns.id[lang], say.columns.name[lang], say.columns.status[lang], say.columns.key[lang], 'base URL'], rows)}\n${say.moreOnOne[lang]}\n`;
}

function compare(profiles: readonly ProviderProfile[], { lang }: Terminal): string {
  const apis = [...new Set(profiles.flatMap((profile) => Object.keys(profile.endpoints)))];
  const endpointRows = apis.map((api) => [api, ...profiles.map((profile) => supportIn(profile, api, lang))]);
  const from = ['gpt-3.5-turbo', 'gpt-4o-mini', 'gpt-4o', 'gpt-4.1', 'gpt-5', 'o3', 'text-embedding-3-small'];
  const modelRows = from.map((model) => [
    model,
    ...profiles.map((profile) => profile.modelMap.find((each) => each.from === model)?.to ?? '—'),
  ]);
  const head = profiles.map((profile) => profile.id);
  return `${table([say.columns.api[lang], ...head], endpointRows)}\n${table([say.columns.model[lang], ...head], modelRows)}`;
}

function details(profile: ProviderProfile, { lang }: Terminal): string {
  const lines = [
    `${profile.name[lang]} (${profile.id})`,
    (profile.status.note ?? providerStatusWord[profile.status.value])[lang],
    ...(insteadOf(profile) ? [insteadOf(profile)![lang]] : []),
    '',
  ];
  const regions = table(
    [say.columns.region[lang], 'base URL'],
    profile.regions.map((region) => [region.name[lang], region.url]),
  );
  const params = table(
    [
      say.columns.parameter[lang],
      say.columns.behaviour[lang],
      say.columns.condition[lang],
      say.columns.source[lang],
    ],
    Object.entries(profile.params).flatMap(([name, facts]) =>
      facts
        .filter((fact) => fact.behaviour !== 'unknown')
        .map((fact) => [name, behaviourWord[fact.behaviour][lang], whenOf(fact, lang), fact.asOf]),
    ),
  );
  const endpoints = table(
    [say.columns.api[lang], say.columns.support[lang], say.columns.source[lang]],
    Object.entries(profile.endpoints).map(([api, fact]) => [api, supportWord[fact.value][lang], fact.asOf]),
  );
  const quirks = profile.quirks
    .map((quirk) => `- ${quirk.summary[lang]} (${quirk.asOf}; ${quirk.source})`)
    .join('\n');
  return [
    ...lines,
    regions,
    modelTable(profile, lang),
    endpoints,
    params,
    quirks,
    '',
    ...pages(profile, lang),
    '',
  ].join('\n');
}

function modelTable(profile: ProviderProfile, lang: Lang): string {
  return table(
    [
      say.columns.model[lang],
      say.columns.context[lang],
      say.columns.price[lang],
      say.columns.status[lang],
      say.columns.source[lang],
    ],
    profile.models.map((model) => [
      model.id,
      number(model.context),
      `${number(model.price?.input)} / ${number(model.price?.output)}`,
      [modelStatusWord[model.status][lang], ...(model.retiresOn === undefined ? [] : [model.retiresOn])].join(
        ' ',
      ),
      `${model.asOf}`,
    ]),
  );
}

function supportIn({ endpoints }: ProviderProfile, api: string, lang: Lang): string {
  const fact = endpoints[api as keyof typeof endpoints];
  return fact === undefined ? '—' : supportWord[fact.value][lang];
}

/** Fields and values as the file has them; what is said in words, in this language. */
function whenOf({ when }: ParamFact, lang: Lang): string {
  if (when === undefined) return '';
  const { prose, ...fields } = when;
  return JSON.stringify(prose === undefined ? fields : { ...fields, prose: prose[lang] });
}

/** The vendor's pages and offers for people who move. */
function pages({ guide = [], offers = [] }: ProviderProfile, lang: Lang): readonly string[] {
  return [
    ...guide.map((page) => `- ${page.title[lang]}: ${page.source}`),
    ...offers.map(
      (offer) => `- ${offer.title[lang]}${offer.endsOn ? ` → ${offer.endsOn}` : ''} (${offer.source})`,
    ),
  ];
}

function number(value: number | undefined): string {
  return value === undefined ? '—' : String(value);
}
