import type { Change } from '../../core/change.js';
import type { Localized } from '../../core/localized.js';
import { isOpen } from '../../core/open-value.js';
import { defineRule, type Decision, type RuleContext } from '../../core/rule.js';
import { OWNERS, type CallUsage, type EndpointUsage, type ResolvedUsage } from '../../core/usage.js';
import { keyFromElsewhere, together } from '../../messages/clients.js';
import * as say from '../../messages/endpoints.js';
import { allowHost } from '../allowed-host.js';
import { auto, info, manual, review } from '../decision.js';

type Endpoint = EndpointUsage & ResolvedUsage;

export default defineRule({
  id: 'endpoint/point-at-provider',
  kind: 'endpoint',
  title: { en: "An address of OpenAI's becomes the provider's", zh: 'OpenAI 的地址改为新厂商的地址' },
  help: {
    en: "Origin and version are changed wherever they stand, so that what is joined gives the provider's base URL. Comparisons are reported.",
    zh: '无论来源与版本写在何处都一并修改，使拼接结果等于新厂商的 base URL。用于比较的地址只报告。',
  },
  on: 'endpoint',
  describe: (endpoint) =>
    endpoint.owner === OWNERS.untraced
      ? manual(say.endpointUntraced(endpoint.value, '…'))
      : info(say.endpointFound(endpoint.value)),
  decide(endpoint, context): readonly Decision[] {
    const { target } = context;
    if (endpoint.owner === OWNERS.untraced)
      return [manual(say.endpointUntraced(endpoint.value, target.baseURL))];
    if (/^(?:chat\.openai|chatgpt)\.com$/.test(endpoint.host ?? ''))
      return [info(say.webBackend(endpoint.value))];
    if (!target.movesFrom(endpoint.owner) || endpoint.role === 'doc' || endpoint.inTest)
      return [info(say.endpointFound(endpoint.value))];
    if (endpoint.role === 'guard') return [manual(say.endpointGuard(endpoint.value))];
    if (context.kept.usage(endpoint.id)) return [info(say.endpointStays(endpoint.value))];
    if (endpoint.role === 'config') return [ofVariable(endpoint, context)];
    return [rewrite(endpoint, context)];
  },
});

/** Where the address is the value of a variable, it moves with the variable. */
function ofVariable(endpoint: Endpoint, context: RuleContext): Decision {
  const move = endpoint.variable === undefined ? undefined : context.variable(endpoint.variable)?.move;
  return move === 'rename' || move === 'keep'
    ? rewrite(endpoint, context)
    : info(say.endpointFound(endpoint.value));
}

function rewrite(endpoint: Endpoint, context: RuleContext): Decision {
  const users = endpoint.calls.flatMap((id) => context.byId(id) ?? []);
  if (endpoint.owner === OWNERS.azure && users.length === 0)
    return manual(say.azureAddress(endpoint.value, context.target.baseURL));
  if (users.length > 0 && !users.some((user) => context.moves(user)))
    return info(say.endpointStays(endpoint.value));
  // What stays goes on reading it here; the clients that move are given their own.
  if (users.some((user) => context.destinations(user, endpoint.span).includes(undefined)))
    return info(say.endpointStays(endpoint.value));
  const unserved = users.length === 0 ? unservedApi(endpoint, context) : undefined;
  if (unserved) return manual(say.endpointUnserved(endpoint.value, unserved, context.target.profile.name));
  if (context.target.baseURLExpression.type !== 'literal') {
    const viaClient = users.some((user) => user.kind === 'client');
    return viaClient ? review(say.endpointFound(endpoint.value)) : manual(say.endpointByHand(endpoint.value));
  }
  const edit = replacement(
    endpoint,
    context,
    users.some((user) => user.kind === 'client'),
  );
  if (endpoint.role === 'list') return allowHost(endpoint, edit, context);
  if (!edit) return info(say.endpointFound(endpoint.value));
  const changes: Change[] = [{ type: 'set-text', usage: endpoint.id, ...edit }];
  const isAlone = users.length === 0 && endpoint.role !== 'config';
  if (!isAlone) return moved(say.endpointMoves(endpoint.value, edit.text), changes, users, context);
  return mayMoveAlone(context)
    ? review(
        together([
          say.endpointUnused(endpoint.value, edit.text, context.target.baseURL),
          keyFromElsewhere(context.target.apiKeyEnv),
        ]),
        changes,
      )
    : manual(say.endpointMayBeShared(endpoint.value, edit.text));
}

/** A request whose key comes from where nobody can follow goes on sending that key. */
function moved(
  message: Localized,
  changes: readonly Change[],
  users: readonly ResolvedUsage[],
  context: RuleContext,
): Decision {
  const sendsOldKey = users.some((user) => user.kind === 'call' && context.moves(user) && hasUnseenKey(user));
  return sendsOldKey
    ? review(together([message, keyFromElsewhere(context.target.apiKeyEnv)]), changes)
    : auto(message, changes);
}

/** The API answers nobody without a key: where none was seen in a request, it comes from where nobody can follow. */
function hasUnseenKey({ transport, connection }: CallUsage): boolean {
  const key = connection?.['apiKey'];
  return key === undefined ? transport === 'http' : isOpen(key.value);
}

/**
 * An address that no request was seen to use may be that of any request: where one stays with OpenAI, or could not be traced, the
 * address would take OpenAI's key along to the provider.
 */
function mayMoveAlone(context: RuleContext): boolean {
  const users = context.usages.filter(
    (usage) =>
      !usage.inTest && (usage.kind === 'client' || (usage.kind === 'call' && usage.clients.length === 0)),
  );
  const lacksAddress = (usage: ResolvedUsage) =>
    usage.owner === OWNERS.untraced || (usage.kind === 'call' && context.target.movesFrom(usage.owner));
  return !users.some((usage) => lacksAddress(usage) && !context.moves(usage));
}

/** What the address asks for, where the provider has nothing of the kind. */
function unservedApi({ api }: Endpoint, { target }: RuleContext): string | undefined {
  return api === undefined || target.serves(api).served ? undefined : api;
}

/** The span to replace and the text to put there, by how much of the address stands in this piece. */
function replacement(endpoint: Endpoint, context: RuleContext, viaClient: boolean) {
  const base = context.target.baseURL;
  const url = new URL(base);
  const prefix = url.pathname === '/' ? '' : url.pathname.replace(/\/$/, '');
  const { originAt, versionAt } = endpoint;
  if (endpoint.form === 'path') return versionAt && { at: versionAt, text: withoutSlash(endpoint, prefix) };
  if (!originAt) return undefined;
  if (endpoint.form === 'host') return { at: originAt, text: url.host };
  if (versionAt) return { at: { ...originAt, end: versionAt.end }, text: base };
  // A client's whole base URL, written without the version that the SDK needs.
  return { at: originAt, text: viaClient ? base : url.origin };
}

/** `v1/chat` without a slash in front is joined to a base that ends in one. */
function withoutSlash(endpoint: Endpoint, prefix: string): string {
  return endpoint.value.startsWith('/') ? prefix : prefix.replace(/^\//, '');
}
