import type { Inventory, RuleContext } from '../../core/rule.js';
import { CLOSED_TO_KEYS } from '../../core/openai-names.js';
import type { FilePath, ProjectFiles } from '../../core/source.js';
import type { Kept } from '../../core/suppression.js';
import type { Target } from '../../core/target.js';
import {
  OWNERS,
  type CallUsage,
  type ResolvedUsage,
  type UsageId,
  type Value,
  type VariablePlan,
} from '../../core/usage.js';
import { needOf, plainName } from '../../rules/model-need.js';
import { planVariables } from '../resolve/join-environment.js';

export interface ContextInput {
  readonly usages: readonly ResolvedUsage[];
  readonly target: Target;
  readonly project: ProjectFiles;
  readonly reportable: (file: FilePath) => boolean;
  readonly kept: Kept;
  readonly inventory: Inventory;
}

/** What rules may look at besides their usage. */
export function ruleContext(input: ContextInput): RuleContext {
  const { usages, target, kept } = input;
  const byId = new Map<UsageId, ResolvedUsage>(usages.map((usage) => [usage.id, usage]));
  const moving = new Map<UsageId, boolean>();
  const companions = sharedConnections(usages);
  const moves = (usage: ResolvedUsage): boolean => {
    const known = moving.get(usage.id);
    if (known !== undefined) return known;
    moving.set(usage.id, false); // a client asks its calls, a call its clients
    const answer = !kept.usage(usage.id) && judgeMove(usage, target, byId, moves) && !boundTo(usage);
    moving.set(usage.id, answer);
    return answer;
  };
  /** A raw request that shares its key or its address with one that stays: moving it would send one of both to the wrong house. */
  const boundTo = (usage: ResolvedUsage): CallUsage | undefined =>
    (companions.get(usage.id) ?? []).find((other) => !isServed(other, target));
  for (const usage of usages) if (usage.kind === 'client') moves(usage);
  let variables: ReadonlyMap<string, VariablePlan> | undefined;
  const declared = new Set(
    usages.flatMap((usage) =>
      usage.kind === 'env' && (usage.form === 'declare' || usage.form === 'pass') && !usage.commented
        ? [usage.name]
        : [],
    ),
  );
  const context: RuleContext = {
    closing: (model) => input.inventory.closing(model),
    target,
    usages,
    byId: (id) => byId.get(id),
    moves,
    kept,
    boundTo,
    modelBefore: (call) => (call.kind === 'call' ? modelBefore(call) : undefined),
    modelAfter: (call) => (call.kind === 'call' ? modelAfter(call, context) : undefined),
    variable(name) {
      variables ??= planVariables({
        usages,
        target,
        moves,
        project: input.project,
        reportable: input.reportable,
        kept,
      });
      return variables.get(name);
    },
    isDeclared: (name) => declared.has(name),
  };
  return context;
}

function judgeMove(
  usage: ResolvedUsage,
  target: Target,
  byId: ReadonlyMap<UsageId, ResolvedUsage>,
  moves: (usage: ResolvedUsage) => boolean,
): boolean {
  if (!target.movesFrom(usage.owner)) return false;
  if (usage.kind === 'client') {
    if (usage.fixed) return false;
    const calls = usage.calls.flatMap((id) => byId.get(id) ?? []);
    const isMet = (call: ResolvedUsage): boolean => call.kind === 'call' && isServed(call, target);
    if (usage.port) return calls.every(isMet); // another package's client cannot keep a part of the calls
    return calls.length === 0 || calls.some(isMet);
  }
  if (usage.kind === 'call') {
    if (!isServed(usage, target)) return false;
    const clients = usage.clients.flatMap((id) => byId.get(id) ?? []);
    return clients.length > 0 ? clients.every(moves) : usage.endpoints.length > 0;
  }
  return false;
}

/** True where nothing keeps the call at OpenAI: the target has the API, or OpenAI itself has closed it. */
function isServed(call: CallUsage, target: Target): boolean {
  if (call.fixed) return false;
  return (
    CLOSED_TO_KEYS.has(call.api) ||
    target.serves(call.api).served ||
    (call.convertibleTo ?? []).some((api) => target.serves(api).served)
  );
}

/** OpenAI's models that the call may carry now, as far as they are written. */
function modelsOf(call: CallUsage): string[] {
  const option = call.options['model'];
  if (option) return literals(option.value);
  return call.defaultModel === undefined ? [] : [call.defaultModel];
}

function literals(value: Value): string[] {
  switch (value.type) {
    case 'literal':
      return typeof value.value === 'string' ? [value.value] : [];
    case 'env':
      return value.fallback ? literals(value.fallback) : [];
    case 'choice':
      return value.of.flatMap(literals);
    default:
      return [];
  }
}

function modelBefore(call: CallUsage & Partial<ResolvedUsage>): string | undefined {
  const id = modelsOf(call)[0];
  return id !== undefined && call.owner === OWNERS.azure ? plainName(id) : id;
}

function modelAfter(call: CallUsage, context: RuleContext): string | undefined {
  const before = modelBefore(call);
  if (before === undefined) return undefined;
  if (context.target.hasModel(before) && !context.target.movesFrom('openai')) return before;
  const choice = context.target.chooseModel(needOf(before, [call], context));
  return choice.type === 'mapped' ? choice.to : choice.type === 'unknown' ? before : undefined;
}

/** Other raw requests that take their key or their origin from the same place in the source. */
function sharedConnections(usages: readonly ResolvedUsage[]): ReadonlyMap<UsageId, readonly CallUsage[]> {
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
