import type { Change } from '../core/change.js';
import type { Span } from '../core/source.js';
import type { Decision, RuleContext } from '../core/rule.js';
import type { EndpointUsage, ResolvedUsage } from '../core/usage.js';
import * as say from '../messages/endpoints.js';
import { info, manual, review } from './decision.js';

type Endpoint = EndpointUsage & ResolvedUsage;

/** The part of the address that becomes the provider's. */
interface Part {
  readonly at: Span;
  readonly text: string;
}

/** An item of a list of hosts: it becomes the new host, which stands beside the old one where something still asks that. */
export function allowHost(endpoint: Endpoint, part: Part | undefined, context: RuleContext): Decision {
  const { host, origin } = new URL(context.target.baseURL);
  const { value, allowed = [], room } = endpoint;
  if (/^wss?:/i.test(value)) return info(say.socketStays(value));
  const asking = askers(context);
  const isStillAsked = asking.some((usage) => !context.moves(usage));
  if (isStillAsked && !asking.some((usage) => context.moves(usage))) return info(say.endpointStays(value));
  const isWide = endpoint.wildcard === true;
  if (isWide && allowed.some((each) => /(?:^|\/)api\.openai\.com\b/i.test(each)))
    return info(say.listEntryStays(value));
  if (!isWide && part && !isStillAsked)
    return review(say.listEntry(value, host), [{ type: 'set-text', usage: endpoint.id, ...part }]);
  if (allowed.some((each) => each.includes(host))) return info(say.listEntryStays(value));
  if (!room) return manual(say.letThrough(value, host));
  const item = part
    ? replaced(endpoint, part)
    : origin + (/^[^/]*:\/\/[^/]*(?<path>\/.*)?$/.exec(value)?.groups?.['path'] ?? '');
  const change: Change = {
    type: 'add-entry',
    usage: endpoint.id,
    at: room.at,
    text: `${room.before}${item}${room.after}`,
  };
  return review(say.listEntryBeside(value, host), [change]);
}

function replaced({ value, span }: Endpoint, { at, text }: Part): string {
  return value.slice(0, at.start - span.start) + text + value.slice(at.end - span.start);
}

/** The clients and requests that ask OpenAI today. */
function askers(context: RuleContext): readonly ResolvedUsage[] {
  return context.usages.filter(
    (usage) =>
      (usage.kind === 'client' || usage.kind === 'call') &&
      !usage.inTest &&
      context.target.movesFrom(usage.owner),
  );
}
