import type { Change, Expression } from '../core/change.js';
import type { RuleContext } from '../core/rule.js';
import type { ClientUsage, ResolvedUsage, Value } from '../core/usage.js';
import * as say from '../messages/clients.js';
import { followsBase } from './derived-client.js';
import { NOTHING, type Part } from './decision.js';
import { isOwnName } from './own-variable.js';

type Client = ClientUsage & ResolvedUsage;
type SetOption = Extract<Change, { type: 'set-option' }>;

/** The key: never undefined where the SDK would then send OpenAI's. */
export function key(client: Client, context: RuleContext): Part {
  const option = client.options['apiKey'];
  const fresh = keyExpression(client, context);
  const set: SetOption = { type: 'set-option', usage: client.id, name: 'apiKey', value: fresh };
  const guard: Change = {
    type: 'guard-option',
    usage: client.id,
    name: 'apiKey',
    fallback: { type: 'literal', value: '' },
  };
  if (!option && followsBase(client, context)) return NOTHING;
  if (!option || option.value.type === 'literal') return { changes: [set], notes: [] };
  const needsGuard = client.keyFallsBack && !client.keyIsGuarded;
  if (option.value.type === 'env') {
    return keyFromEnv(client, option.value, { set, guard: needsGuard ? [guard] : [], context });
  }
  const note = say.keyFromElsewhere(context.target.apiKeyEnv);
  // Where the code does not show the key, one value would reach both houses.
  if (context.parts(client).some((part) => !part.target)) return { changes: [set], notes: [note] };
  // Where OpenAI's key stays for others, what comes from elsewhere may be that one.
  if (keepsOpenAIKey(context))
    return { changes: [set], notes: [say.keyMayBeShared(context.target.apiKeyEnv)] };
  return { changes: needsGuard ? [guard] : [], notes: [note] };
}

/** The key from a variable: renamed with it, or read from the provider's own. */
function keyFromEnv(
  client: Client,
  value: Extract<Value, { type: 'env' }>,
  {
    set,
    guard,
    context,
  }: { readonly set: SetOption; readonly guard: readonly Change[]; readonly context: RuleContext },
): Part {
  const plan = context.variable(value.name, value.at);
  if (plan?.move === 'rename' && isOwnName(plan, context)) return { changes: guard, notes: [] };
  // The SDK's own variable for another house holds that house's key, whatever a project does with it.
  if (plan?.move === 'keep' && client.implicitEnv.apiKey.includes(value.name))
    return { changes: [set], notes: [] };
  if (plan?.move === 'keep')
    return { changes: guard, notes: [say.keyFromElsewhere(context.target.apiKeyEnv)] };
  // Beside the old variable stands the new one, under the name that the checks and settings files give it.
  const beside = plan?.move === 'beside' ? (plan.names?.[context.target.profile.id] ?? plan.to) : undefined;
  const change = beside === undefined ? set : { ...set, value: keyExpression(client, context, beside) };
  return { changes: [change], notes: [] };
}

function keepsOpenAIKey(context: RuleContext): boolean {
  return context.usages.some(
    (usage) =>
      usage.kind === 'env' && usage.role === 'key' && context.variable(usage.name)?.move === 'beside',
  );
}

function keyExpression(client: Client, context: RuleContext, name = context.target.apiKeyEnv): Expression {
  return client.keyFallsBack
    ? { type: 'env', name, fallback: { type: 'literal', value: '' } }
    : { type: 'env', name };
}
