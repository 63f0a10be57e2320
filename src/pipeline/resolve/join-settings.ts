import type { Span } from '../../core/source.js';
import type {
  CallUsage,
  ClientUsage,
  EndpointUsage,
  ModelUsage,
  SecretUsage,
  Usage,
  UsageId,
  Value,
} from '../../core/usage.js';

/**
 * A settings file that a program reads is seen twice: by its own adapter, which knows how to write there, and by the program's,
 * which knows who receives the value. The two are made one.
 */
export function joinSettings(usages: readonly Usage[]): readonly Usage[] {
  const settings = new Map<string, ModelUsage>();
  const traced = new Map<string, ModelUsage>();
  for (const usage of usages) {
    if (usage.kind !== 'model' || !usage.at) continue;
    (usage.calls.length > 0 ? traced : settings).set(place(usage.at), usage);
  }
  const receivers = receiversByPlace(usages);
  return usages.flatMap((usage) => {
    if (usage.kind === 'model') return joinModel(usage, settings, traced);
    if (usage.kind === 'endpoint') return withCalls(usage, receivers.baseURL);
    return usage.kind === 'secret' ? withFeeds(usage, receivers.apiKey) : usage;
  });
}

function joinModel(
  usage: ModelUsage,
  settings: ReadonlyMap<string, ModelUsage>,
  traced: ReadonlyMap<string, ModelUsage>,
): ModelUsage | [] {
  if (!usage.at) return usage;
  const key = place(usage.at);
  const [setting, use] = [settings.get(key), traced.get(key)];
  if (!setting || !use || setting.language === use.language) return usage;
  if (usage === use) return [];
  const { calls, readers } = use;
  return { ...setting, calls, readers, role: 'value', ...(use.api ? { api: use.api } : {}) };
}

interface Receivers {
  readonly baseURL: readonly Receiver[];
  readonly apiKey: readonly Receiver[];
}

interface Receiver {
  readonly id: UsageId;
  readonly language: string;
  readonly at: Span;
}

function receiversByPlace(usages: readonly Usage[]): Receivers {
  const users = usages.filter(
    (usage): usage is ClientUsage | CallUsage => usage.kind === 'client' || usage.kind === 'call',
  );
  const of = (option: string): Receiver[] =>
    users.flatMap(({ id, language, options }) =>
      literalsIn(options[option]?.value).map((at) => ({ id, language, at })),
    );
  return { baseURL: of('baseURL'), apiKey: of('apiKey') };
}

function withCalls(usage: EndpointUsage, receivers: readonly Receiver[]): EndpointUsage {
  const ids = receiversOf(usage, usage.span, receivers);
  return ids.length === 0 ? usage : { ...usage, calls: [...usage.calls, ...ids] };
}

function withFeeds(usage: SecretUsage, receivers: readonly Receiver[]): SecretUsage {
  const ids = receiversOf(usage, usage.at, receivers);
  return ids.length === 0 ? usage : { ...usage, feeds: [...usage.feeds, ...ids] };
}

/** Those of another adapter alone: an adapter has told its own already. */
function receiversOf(usage: Usage, span: Span, receivers: readonly Receiver[]): UsageId[] {
  return receivers
    .filter(
      ({ at, language }) =>
        language !== usage.language && at.file === span.file && at.start <= span.start && span.end <= at.end,
    )
    .map(({ id }) => id);
}

function literalsIn(value: Value | undefined): Span[] {
  if (value === undefined) return [];
  if (value.type === 'literal') return [value.at];
  if (value.type === 'choice') return value.of.flatMap(literalsIn);
  return value.type === 'env' && value.fallback ? literalsIn(value.fallback) : [];
}

function place({ file, start, end }: Span): string {
  return `${file}:${start}:${end}`;
}
