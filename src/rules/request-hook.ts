import type { Expression, Json } from '../core/change.js';
import type { RuleContext } from '../core/rule.js';
import type { CallUsage, ClientUsage, ResolvedUsage } from '../core/usage.js';
import { apiAfter } from './model-need.js';

type Fields = Readonly<Record<string, Json>>;

/**
 * What requests must carry for their models to think, or not to think, as the program expects, where the SDK itself sends no such field;
 * undefined where nothing is needed, or not known.
 */
export function hookOf(client: ClientUsage, context: RuleContext): Expression | undefined {
  if (client.requestHook === undefined || client.options[client.requestHook]) return undefined;
  const calls = madeBy(client, context);
  const chats = calls.filter((call) => apiAfter(call, context) === 'chat.completions');
  const needs = new Map<string, Fields>();
  for (const call of chats) {
    const model = context.modelAfter(call);
    const fields = model === undefined ? undefined : fieldsFor(call, model, context);
    if (model === undefined || fields === undefined) continue;
    const before = needs.get(model);
    // One new model stands for two old ones, of which one thinks: a request does not say which it was written for.
    if (before && JSON.stringify(before) !== JSON.stringify(fields)) return undefined;
    needs.set(model, fields);
  }
  const wanting = [...needs].filter(([, fields]) => Object.keys(fields).length > 0);
  const distinct = new Set(wanting.map(([, fields]) => JSON.stringify(fields)));
  if (distinct.size !== 1) return undefined;
  const isMixed = wanting.length < needs.size || chats.some((call) => context.modelAfter(call) === undefined);
  return {
    type: 'request-hook',
    fields: wanting[0]![1],
    ...(chats.length < calls.length ? { path: '/chat/completions' } : {}),
    ...(isMixed ? { models: wanting.map(([model]) => model) } : {}),
  };
}

/** True where the client's hook gives this call's requests what they need. */
export function isHooked(call: CallUsage, context: RuleContext): boolean {
  return call.clients.some((id) => {
    const client = context.byId(id);
    return client?.kind === 'client' && context.moves(client) && hookOf(client, context) !== undefined;
  });
}

function madeBy(client: ClientUsage, context: RuleContext): (CallUsage & ResolvedUsage)[] {
  return client.calls.flatMap((id) => {
    const call = context.byId(id);
    const isOwn = call?.kind === 'call' && call.modelFrom === undefined;
    return isOwn && context.targetOf(call) === context.target ? [call] : [];
  });
}

/** Nothing where the model does as the program expects without being told. */
function fieldsFor(call: CallUsage & ResolvedUsage, model: string, context: RuleContext): Fields | undefined {
  const before = context.modelBefore(call);
  if (before === undefined) return undefined;
  const thinking = context.target.thinking(model);
  if (!thinking) return {};
  const thinks = context.target.sourceThinks(before);
  if (thinks) return thinking.default === 'off' ? (thinking.on ?? {}) : {};
  return thinking.default === 'on' ? (thinking.off ?? {}) : {};
}
