import type { RuleContext } from '../core/rule.js';
import type { ClientUsage, ResolvedUsage } from '../core/usage.js';

type Client = ClientUsage & ResolvedUsage;

/** True where the client is made from another (`withOptions`) that moves to the same provider. */
export function followsBase(client: Client, context: RuleContext): boolean {
  const base = client.derived && context.byId(client.derived.from);
  return (
    base?.kind === 'client' &&
    context.moves(base) &&
    context.targetOf(base) === context.target &&
    context.kept.usage(base.id) === undefined
  );
}
