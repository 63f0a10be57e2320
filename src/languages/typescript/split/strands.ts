import { ts } from 'ts-morph';
import type { Strand } from '../../../core/strand.js';
import type { UsageId } from '../../../core/usage.js';
import type { FoundCall } from '../clients/calls.js';
import type { FoundClient } from '../clients/clients.js';
import type { Evaluator } from '../follow/evaluator.js';
import { Blocked, blockedAt } from './blocked.js';
import { constructionWith } from './construction.js';
import { routeCalls } from './route-calls.js';
import { SecondClient } from './second-client.js';
import { strangerAt } from './strangers.js';

interface Try {
  readonly id: UsageId;
  readonly gates: ReadonlySet<ts.Node>;
  readonly claims: ReadonlySet<ts.Node>;
  readonly blocked?: Blocked;
}

/** How the calls of a client hang together where they might have to part: nothing for one that serves a single API. */
export function strandsOf(
  evaluator: Evaluator,
  client: FoundClient,
  calls: readonly FoundCall[],
): readonly Strand[] | undefined {
  const own = calls.filter(
    ({ usage }) => usage.clients.includes(client.usage.id) && usage.modelFrom === undefined,
  );
  if (new Set(own.map((call) => call.usage.api)).size < 2 || client.usage.fixed) return undefined;
  const tries = own.map((call) => tryCall(evaluator, client, call));
  return grouped(tries).map((group) => ({
    ...strandOf(evaluator, group),
    partable: partable(evaluator, client, own, group),
  }));
}

/** Calls that can be given a place of their own, where the one that they share must go on holding the first client. */
function partable(
  evaluator: Evaluator,
  client: FoundClient,
  calls: readonly FoundCall[],
  group: readonly Try[],
): readonly UsageId[] {
  return group.flatMap(({ id }) => {
    const node = calls.find(({ usage }) => usage.id === id)?.node;
    if (!node || !ts.isCallExpression(node)) return [];
    try {
      const construction = constructionWith(evaluator, client, []);
      routeCalls(evaluator, client, [node], { suffix: 'Second', construction });
      return [id];
    } catch (error) {
      if (!(error instanceof Blocked)) throw error;
      return [];
    }
  });
}

function tryCall(evaluator: Evaluator, client: FoundClient, call: FoundCall): Try {
  const none = { id: call.usage.id, gates: new Set<ts.Node>(), claims: new Set<ts.Node>() };
  try {
    if (!ts.isCallExpression(call.node) || call.usage.carriedBy || call.usage.clients.length > 1)
      throw blockedAt(evaluator.workspace, call.node, call.usage.clients.length > 1 ? 'several' : 'form');
    const construction = constructionWith(evaluator, client, []);
    const second = new SecondClient(evaluator, client.site, { suffix: 'Second', construction });
    second.route(call.node);
    return { ...none, gates: second.gates, claims: second.claims };
  } catch (error) {
    if (!(error instanceof Blocked)) throw error;
    return { ...none, blocked: error };
  }
}

/** Calls that come through the same gate belong together. */
function grouped(tries: readonly Try[]): readonly (readonly Try[])[] {
  const groups: { readonly gates: Set<ts.Node>; readonly tries: Try[] }[] = [];
  for (const each of tries) {
    const meeting = groups.filter((group) => [...each.gates].some((gate) => group.gates.has(gate)));
    const joined = {
      gates: new Set([...each.gates, ...meeting.flatMap((group) => [...group.gates])]),
      tries: [...meeting.flatMap((group) => group.tries), each],
    };
    for (const group of meeting) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups.map((group) => group.tries);
}

function strandOf(evaluator: Evaluator, group: readonly Try[]): Strand {
  const calls = group.map((each) => each.id);
  const gates = [...new Set(group.flatMap((each) => [...each.gates]))];
  const claims = new Set(group.flatMap((each) => [...each.claims]));
  const blocked = group.find((each) => each.blocked)?.blocked ?? strangerAt(evaluator, claims, gates);
  const [gate] = gates;
  const shared = gate && blockedAt(evaluator.workspace, gate, 'providers').reason;
  return {
    calls,
    ...(blocked ? { blocked: blocked.reason } : {}),
    ...(shared ? { shared } : {}),
  };
}
