import { UsageError } from '../../core/errors.js';
import type { Lang } from '../../core/localized.js';
import { silent } from '../../core/progress.js';
import type { Target } from '../../core/target.js';
import { needsTarget } from '../../messages/cli.js';
import * as say from '../../messages/verify.js';
import { surveyUse, type Survey } from '../../pipeline/migration.js';
import type { Endpoint } from '../../pipeline/verify/send-probe.js';
import { verifyProbes, type Verified } from '../../pipeline/verify/verify.js';
import { LineIndex } from '../../text/line-index.js';
import { maskSecrets } from '../../text/mask-secrets.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Flags } from '../options.js';
import { openProgress } from '../progress.js';
import { settingsFor } from '../settings.js';
import { table } from '../table.js';
import type { Terminal } from '../terminal.js';

export interface VerifyFlags extends Flags {
  readonly timeout?: string;
}

/** Sends the smallest request for each (model, feature) pair in use and says what works. */
export async function verify(
  paths: readonly string[],
  flags: VerifyFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const { request } = settingsFor('scan', paths, flags, terminal);
  const { target } = request;
  if (!target) throw new UsageError(needsTarget('verify', request.catalog.ids));
  const timeout = timeoutOf(flags.timeout);
  const asked = targetsOf(target).map((each) => ({
    target: each,
    endpoint: endpointOf(each, terminal, timeout),
  }));
  const endpoints = new Map(asked.map((each) => [each.target, each.endpoint]));
  const progress = await openProgress(terminal, flags.progress !== false && !flags.quiet);
  const survey = await surveyUse({ ...request, target }, progress).finally(() => progress.done());
  const results = await verifyProbes(survey.probes, (each) => endpoints.get(each)!, {
    to: flags.quiet ? silent : progress,
    asking: say.asking,
  }).finally(() => progress.done());
  const shown = results.map((result) => ({ ...result, places: placesOf(result, survey) }));
  if (flags.json) terminal.out(`${JSON.stringify(jsonOf(asked, shown, survey), null, 2)}\n`);
  else if (!flags.quiet) terminal.out(textOf(asked, shown, survey, terminal));
  return results.some((result) => !result.ok) ? EXIT.findings : EXIT.done;
}

/** The main provider first, then each that a capability is routed to. */
function targetsOf(main: Target): readonly Target[] {
  return [...new Set([main, ...main.routes.flatMap(({ target }) => target ?? [])])];
}

function timeoutOf(text: string | undefined): number {
  const seconds = Number(text ?? 60);
  if (!(seconds > 0)) throw new UsageError(say.badTimeout(text ?? ''));
  return seconds * 1_000;
}

/** OpenAI's own key is never taken, whatever a vendor's page says: it would go to another house. */
function endpointOf({ profile, apiKeyEnv, baseURL }: Target, { env }: Terminal, timeout: number): Endpoint {
  const names = [apiKeyEnv, ...profile.keyEnv.filter((name) => name !== 'OPENAI_API_KEY')];
  const key = names.map((name) => env[name]?.trim()).find((value) => value !== undefined && value !== '');
  if (key === undefined) throw new UsageError(say.keyNeeded(profile, apiKeyEnv));
  return { key, timeout, auth: profile.auth.value, baseURL: addressOf(baseURL, env).replace(/\/+$/, '') };
}

/** The target's address, with the variables in it filled in. */
function addressOf(baseURL: string, env: NodeJS.ProcessEnv): string {
  return baseURL.replace(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = env[name];
    if (value === undefined || value === '') throw new UsageError(say.addressNeeded(name));
    return value.replace(/\/+$/, '');
  });
}

interface Asked {
  readonly target: Target;
  readonly endpoint: Endpoint;
}

type Shown = Verified & { readonly places: readonly string[] };

function placesOf({ probe }: Verified, survey: Survey): readonly string[] {
  const places = probe.usedAt.map(({ file, start }) => {
    const text = survey.project.read(file)?.text ?? '';
    return `${file}:${new LineIndex(text).position(start).line}`;
  });
  return [...new Set(places)];
}

function jsonOf(asked: readonly Asked[], results: readonly Shown[], survey: Survey): object {
  const [main, ...routed] = asked.map(({ target: { profile, apiKeyEnv }, endpoint }) => ({
    provider: profile.id,
    baseURL: endpoint.baseURL,
    apiKeyEnv,
  }));
  const ok = results.filter((result) => result.ok).length;
  return {
    schemaVersion: 1,
    target: main,
    ...(routed.length > 0 ? { routed } : {}),
    summary: { ok, failed: results.length - ok, untraced: survey.untraced.length },
    results: results.map(({ probe, ok: works, status, latencyMs, message, places }) => ({
      ...(routed.length > 0 ? { provider: probe.target.profile.id } : {}),
      model: probe.model,
      api: probe.api,
      feature: probe.feature,
      ...(probe.dimensions === undefined ? {} : { dimensions: probe.dimensions }),
      ok: works,
      ...(status === undefined ? {} : { status }),
      latencyMs,
      ...(message === undefined ? {} : { message: maskSecrets(message) }),
      places,
    })),
  };
}

function textOf(
  asked: readonly Asked[],
  results: readonly Shown[],
  survey: Survey,
  { lang }: Terminal,
): string {
  const note = survey.untraced.length === 0 ? '' : `${say.untraced(survey.untraced.length)[lang]}\n`;
  if (results.length === 0) return `${say.nothingToAsk[lang]}\n${note}`;
  const tables = asked.flatMap(({ target, endpoint }) => {
    const own = results.filter(({ probe }) => probe.target === target);
    const title = say.heading(target.profile.name, endpoint.baseURL)[lang];
    return own.length === 0 ? [] : [`${title}\n\n${tableOf(own, lang)}\n`];
  });
  const ok = results.filter((each) => each.ok).length;
  return `${tables.join('')}${say.summary(ok, results.length - ok)[lang]}\n${note}`;
}

function tableOf(results: readonly Shown[], lang: Lang): string {
  const { model, feature, result, status, latency, place, message } = say.columns;
  const head = [model, feature, result, status, latency, place, message].map((each) => each[lang]);
  const rows = results.map((each) => [
    each.probe.model ?? '—',
    each.probe.feature + (each.probe.dimensions === undefined ? '' : ` ${each.probe.dimensions}`),
    (each.ok ? say.works : say.fails)[lang],
    String(each.status ?? '—'),
    String(each.latencyMs),
    placeWords(each.places),
    maskSecrets(each.message ?? '')
      .replace(/\s+/g, ' ')
      .slice(0, 300),
  ]);
  return table(head, rows);
}

function placeWords(places: readonly string[]): string {
  return places.length < 2 ? (places[0] ?? '') : `${places[0]} +${places.length - 1}`;
}
