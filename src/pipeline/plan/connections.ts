import type { Span } from '../../core/source.js';
import type { CallUsage, ResolvedUsage, UsageId, Value } from '../../core/usage.js';

/** Other raw requests that take their key or their origin from the same place in the source. */
export function sharedConnections(
  usages: readonly ResolvedUsage[],
): ReadonlyMap<UsageId, readonly CallUsage[]> {
  const byPlace = new Map<string, CallUsage[]>();
  const origins = new Set(
    usages.flatMap((usage) => (usage.kind === 'endpoint' && usage.form !== 'path' ? [usage.id] : [])),
  );
  for (const usage of usages) {
    if (usage.kind !== 'call' || usage.transport !== 'http') continue;
    const places = [
      ...Object.values(usage.connection ?? {}).flatMap((option) => environmentReads(option.value)),
      ...usage.endpoints.filter((id) => origins.has(id)),
    ];
    for (const place of new Set(places)) byPlace.set(place, [...(byPlace.get(place) ?? []), usage]);
  }
  const companions = new Map<UsageId, CallUsage[]>();
  for (const calls of byPlace.values()) {
    for (const call of calls) companions.set(call.id, [...(companions.get(call.id) ?? []), ...calls]);
  }
  return companions;
}

/** Raw requests that read their key where no other request does: from the environment itself, or from a literal. */
export function withOwnKey(usages: readonly ResolvedUsage[]): ReadonlySet<UsageId> {
  const direct = usages.filter((usage) => usage.kind === 'env' && usage.direct);
  const isDirect = (at: Span): boolean =>
    direct.some(
      (usage) =>
        usage.kind === 'env' &&
        usage.nameAt.file === at.file &&
        at.start <= usage.nameAt.start &&
        usage.nameAt.end <= at.end,
    );
  return new Set(
    usages.flatMap((usage) => {
      const key = usage.kind === 'call' ? usage.connection?.['apiKey']?.value : undefined;
      return key && isOwn(key, isDirect) ? [usage.id] : [];
    }),
  );
}

/** Raw requests that would go with a key whose variable keeps its old value, since their read of it cannot be renamed alone. */
export function withOldKey(
  usages: readonly ResolvedUsage[],
  moves: (usage: ResolvedUsage) => boolean,
  staysAsItIs: (variable: string) => boolean,
): readonly UsageId[] {
  const own = withOwnKey(usages);
  return usages.flatMap((usage) => {
    if (usage.kind !== 'call' || usage.transport !== 'http' || own.has(usage.id) || !moves(usage)) return [];
    const key = usage.connection?.['apiKey']?.value;
    return key && namesIn(key).some(staysAsItIs) ? [usage.id] : [];
  });
}

function namesIn(value: Value): string[] {
  switch (value.type) {
    case 'env':
      return [value.name, ...(value.fallback ? namesIn(value.fallback) : [])];
    case 'choice':
      return value.of.flatMap(namesIn);
    case 'joined':
      return value.parts.flatMap(namesIn);
    default:
      return [];
  }
}

function isOwn(key: Value, isDirect: (at: Span) => boolean): boolean {
  if (key.type === 'literal') return true;
  if (key.type === 'joined') return key.parts.every((part) => isOwn(part, isDirect));
  return key.type === 'env' && !key.fallback && isDirect(key.at);
}

function environmentReads(value: Value): string[] {
  switch (value.type) {
    case 'env':
      return [
        `${value.at.file}:${value.at.start}`,
        ...(value.fallback ? environmentReads(value.fallback) : []),
      ];
    case 'choice':
      return value.of.flatMap(environmentReads);
    case 'joined':
      return value.parts.flatMap(environmentReads);
    default:
      return [];
  }
}
