import { CLOSED_TO_KEYS } from '../../core/openai-names.js';
import type { Localized } from '../../core/localized.js';
import type { Part } from '../../core/rule.js';
import type { Strand } from '../../core/strand.js';
import type { Target } from '../../core/target.js';
import type { Api, CallUsage, Capability, ClientUsage, ResolvedUsage, UsageId } from '../../core/usage.js';
import { cannotSplit } from '../../messages/routes.js';

type Call = CallUsage & ResolvedUsage;

/** Where a client and its calls go. */
export interface Dispatch {
  /** Where the client itself goes; absent where it stays. */
  readonly target?: Target;
  /** What of it goes, or stays, apart. */
  readonly parts: readonly Part[];
  /** Why it cannot be split, so that all of it stays. */
  readonly unsplittable?: Localized;
}

const STAYS: Dispatch = { parts: [] };

/** APIs that are of no use by themselves. */
const AUXILIARY: ReadonlySet<Api> = new Set(['files', 'uploads', 'models.list']);

/** The target that takes the call; `kept` where it was asked to stay, undefined where nobody serves it. */
export function takerOf(call: CallUsage, main: Target): Target | 'kept' | undefined {
  const target = main.at(call.api);
  if (isServed(call, target)) return target;
  return isRouted(call, target) ? 'kept' : undefined;
}

/** True where nothing keeps the call at OpenAI: the target has the API, or OpenAI itself has closed it. */
export function isServed(call: CallUsage, target: Target): boolean {
  if (call.fixed) return false;
  return (
    CLOSED_TO_KEYS.has(call.api) ||
    target.serves(call.api).served ||
    (call.convertibleTo ?? []).some((api) => target.serves(api).served)
  );
}

function isRouted(call: CallUsage, target: Target): boolean {
  return target.serves(call.api).support.startsWith('routed:');
}

/**
 * Where a client goes by what its calls need. One that serves several providers goes where the main target is among them, and to the
 * first of them else; what the others serve needs a client of its own. What nobody serves goes with it, and is reported.
 */
export function dispatch(client: ClientUsage, calls: readonly Call[], main: Target): Dispatch {
  const groups = grouped(calls, main);
  const takers = [...groups.keys()].filter((taker) => taker !== 'kept');
  const target = takers.includes(main) ? main : takers[0];
  if (!target) return calls.length === 0 ? { target: main, parts: [] } : STAYS;
  // Files are uploaded for what is done with them: where that stays, so do they.
  if (
    calls.every((call) => AUXILIARY.has(call.api) || takerOf(call, main) === undefined) &&
    someIsUnserved(calls, main)
  )
    return STAYS;
  // Another package's client cannot keep a part of the calls.
  if (client.port && someIsUnserved(calls, main)) return STAYS;
  const parts = [...groups].flatMap(([taker, own]): Part[] =>
    taker === target ? [] : [partOf(taker, own, main)],
  );
  const obstacle = parts.length > 0 ? obstacleTo(client, parts) : undefined;
  return obstacle ? { parts: [], unsplittable: obstacle } : { target, parts };
}

function someIsUnserved(calls: readonly Call[], main: Target): boolean {
  return calls.some((call) => takerOf(call, main) === undefined);
}

function grouped(calls: readonly Call[], main: Target): ReadonlyMap<Target | 'kept', readonly Call[]> {
  const groups = new Map<Target | 'kept', Call[]>();
  for (const call of calls) {
    const taker = takerOf(call, main);
    if (taker !== undefined) groups.set(taker, [...(groups.get(taker) ?? []), call]);
  }
  return groups;
}

function partOf(taker: Target | 'kept', calls: readonly Call[], main: Target): Part {
  const capabilities = calls.flatMap(({ api }) => capabilityOf(api, main) ?? []);
  return {
    ...(taker === 'kept' ? {} : { target: taker }),
    capabilities: [...new Set(capabilities)],
    calls: calls.map((call) => call.id),
  };
}

/** The capability that a route names for the API; of what no route names, that is what the main target takes: chat. */
function capabilityOf(api: CallUsage['api'], main: Target): Capability | undefined {
  return main.routes.find(({ apis }) => apis.includes(api))?.capability ?? 'chat';
}

/** What goes apart of a strand gets a place of its own there. */
function canPart({ calls, partable = [] }: Strand, own: ReadonlySet<UsageId>): boolean {
  return calls.every((id) => !own.has(id) || partable.includes(id));
}

/** Each part must be made of whole strands, and each of those must have a place for a second client. */
function obstacleTo(client: ClientUsage, parts: readonly Part[]): Localized | undefined {
  if (client.port || client.family === 'azure' || client.companion || !client.strands)
    return cannotSplit('form');
  for (const part of parts) {
    const own = new Set<UsageId>(part.calls);
    const strands = client.strands.filter(
      (strand) => strand.calls.some((id) => own.has(id)) && !canPart(strand, own),
    );
    const blocked = strands.find((strand) => strand.blocked);
    if (blocked?.blocked) return blocked.blocked;
    const mixed = strands.find((strand) => !strand.calls.every((id) => own.has(id)));
    if (mixed) return mixed.shared ?? cannotSplit('shared');
    if (part.calls.some((id) => !client.strands?.some((strand) => strand.calls.includes(id))))
      return cannotSplit('form');
  }
  return undefined;
}
