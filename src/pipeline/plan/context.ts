import type { Contexts, Inventory, CarriedModel, RuleContext } from '../../core/rule.js';
import type { FilePath, ProjectFiles } from '../../core/source.js';
import type { Kept } from '../../core/suppression.js';
import type { Target } from '../../core/target.js';
import { OWNERS, type CallUsage, type ResolvedUsage, type UsageId, type Value } from '../../core/usage.js';
import { needOf, plainName } from '../../rules/model-need.js';
import { Variables } from '../resolve/join-environment.js';
import { withOldKey } from './connections.js';
import { movementOf, type Movement } from './movement.js';

export interface ContextInput {
  readonly usages: readonly ResolvedUsage[];
  readonly target: Target;
  readonly project: ProjectFiles;
  readonly reportable: (file: FilePath) => boolean;
  readonly kept: Kept;
  readonly inventory: Inventory;
  /** What may not move, whatever else is so. */
  readonly held?: ReadonlySet<UsageId>;
}

/** Builds the contexts of one run. */
export function ruleContexts(input: ContextInput): Contexts {
  const { usages, target: main, kept } = input;
  const { movement, variables } = settled(input);
  const declared = declaredNames(usages);
  const make = (target: Target): RuleContext => {
    const context: RuleContext = {
      ...movement,
      closing: (model) => input.inventory.closing(model),
      target,
      as: (other) => made(other),
      usages,
      kept,
      modelBefore: (call) => (call.kind === 'call' ? modelsBefore(call)[0] : undefined),
      modelAfter: (call) => context.modelsOf(call)[0]?.after,
      modelsOf: (call) => (call.kind === 'call' ? modelMoves(call, made(movement.targetOf(call))) : []),
      variable(name, at) {
        return variables.find(name, at);
      },
      isDeclared: (name) => declared.has(name),
    };
    return context;
  };
  const contexts = new Map<Target, RuleContext>();
  const made = (target: Target): RuleContext => {
    const known = contexts.get(target) ?? make(target);
    contexts.set(target, known);
    return known;
  };
  return { main: made(main), of: (usage) => made(movement.targetOf(usage)) };
}

interface Settled {
  readonly movement: Movement;
  readonly variables: Variables;
}

/** What moves decides what variables are called, and a request whose key keeps its old name may not move: asked until both agree. */
function settled(input: ContextInput, held: ReadonlySet<UsageId> = input.held ?? new Set()): Settled {
  const { usages, target, kept } = input;
  const movement = movementOf(usages, target, kept, held);
  const variables = new Variables({ ...input, ...movement });
  const found = withOldKey(usages, movement.moves, (name) => variables.find(name)?.move === 'beside');
  return found.length === 0 ? { movement, variables } : settled(input, new Set([...held, ...found]));
}

function declaredNames(usages: readonly ResolvedUsage[]): ReadonlySet<string> {
  return new Set(
    usages.flatMap((usage) =>
      usage.kind === 'env' && (usage.form === 'declare' || usage.form === 'pass') && !usage.commented
        ? [usage.name]
        : [],
    ),
  );
}

/** OpenAI's models that the call may carry now, as far as they are written. */
function writtenModels(call: CallUsage): string[] {
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

function modelsBefore(call: CallUsage & Partial<ResolvedUsage>): string[] {
  const ids = writtenModels(call);
  return call.owner === OWNERS.azure ? ids.map(plainName) : ids;
}

function modelMoves(call: CallUsage & ResolvedUsage, context: RuleContext): CarriedModel[] {
  return modelsBefore(call).map((before) => ({ before, after: modelAfter(before, call, context) }));
}

function modelAfter(
  before: string,
  call: CallUsage & ResolvedUsage,
  context: RuleContext,
): string | undefined {
  if (context.target.hasModel(before) && !context.target.movesFrom('openai')) return before;
  const choice = context.target.chooseModel(needOf(before, [call], context));
  return choice.type === 'mapped' ? choice.to : choice.type === 'unknown' ? before : undefined;
}
