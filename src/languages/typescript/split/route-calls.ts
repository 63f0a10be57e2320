import type { ts } from 'ts-morph';
import type { FoundClient } from '../clients/clients.js';
import type { Evaluator } from '../follow/evaluator.js';
import { blockedAt } from './blocked.js';
import { SecondClient, type SecondClientOptions } from './second-client.js';
import { strangerAt } from './strangers.js';

/** Each round finds at least one more place that needs a second beside it; code is not that deep. */
const MAX_ROUNDS = 12;

/**
 * Puts these calls through a second client. What leads to them alone is handed the second in the place of the first; what others use as
 * well gets a second place beside it. Throws {@link Blocked} where there is no way.
 */
export function routeCalls(
  evaluator: Evaluator,
  { site }: FoundClient,
  calls: readonly ts.CallExpression[],
  options: SecondClientOptions,
): SecondClient {
  const besides = new Set<ts.Node>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const taken = new Set(options.taken);
    const second = new SecondClient(evaluator, site, { ...options, besides, taken });
    for (const call of calls) second.route(call);
    const shared = [...second.gates].filter((gate) => strangerAt(evaluator, second.claims, [gate]));
    if (shared.length === 0 && !second.isPartial) {
      for (const name of taken) options.taken?.add(name);
      return second;
    }
    for (const gate of shared) besides.add(gate);
  }
  throw blockedAt(evaluator.workspace, site.node, 'shared');
}
