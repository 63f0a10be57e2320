import type { Change } from './change.js';
import type { Localized } from './localized.js';
import type { Closing, ModelMove } from './model-move.js';
import type { Span } from './source.js';
import type { Kept } from './suppression.js';
import type { Target } from './target.js';
import type { CallUsage, Capability, Kind, ResolvedUsage, Usage, UsageId, VariablePlan } from './usage.js';

export type RuleId = string;

export type Status = 'auto' | 'review' | 'manual' | 'info';

/**
 * What a rule says of one usage. `auto` and `review` carry changes (review may carry none: left because it is probably right);
 * `manual` and `info` never do. `at` moves the finding to a part of the usage, such as one option.
 */
export interface Decision {
  readonly status: Status;
  readonly message: Localized;
  readonly changes: readonly Change[];
  readonly at?: Span;
  readonly kind?: Kind;
  readonly model?: DecidedModel;
}

/** OpenAI's model that a decision is about; `move` where the provider's takes its place by this very decision. */
export interface DecidedModel {
  readonly from: string;
  readonly to?: string;
  readonly move?: ModelMove;
}

/** What an inventory knows, with and without a target. */
export interface Inventory {
  /** When OpenAI switches a model of its own off, where that is announced. */
  closing(model: string): Closing | undefined;
}

/** Calls of a client that need a client of their own beside it. */
export interface Part {
  /** Absent where they stay at OpenAI. */
  readonly target?: Target;
  readonly capabilities: readonly Capability[];
  readonly calls: readonly UsageId[];
}

/** What a rule may look at besides its usage. Read only. */
export interface RuleContext extends Inventory {
  /** Where the usage at hand goes: of a client, where most of its calls go. */
  readonly target: Target;
  /** The same, with another target. */
  as(target: Target): RuleContext;
  /** Where another usage goes. */
  targetOf(usage: ResolvedUsage): Target;
  /** Where the calls of a client go apart from its target; empty for most. */
  parts(client: ResolvedUsage): readonly Part[];
  /** Why a client whose calls go to different providers cannot be split, so that it stays as it is. */
  unsplittable(client: ResolvedUsage): Localized | undefined;
  /** Where a client or call gets what stands at this place, once for each provider; undefined for OpenAI. */
  destinations(user: ResolvedUsage, at: Span): readonly (Target | undefined)[];
  byId(id: UsageId): ResolvedUsage | undefined;
  /** Whether the client or call is to be moved (its owner moves, and the target serves it). */
  moves(usage: ResolvedUsage): boolean;
  /** What comments in the code keep from moving. */
  readonly kept: Kept;
  /** The request that stays and with which a raw request shares its key or address, so that neither can move alone. */
  boundTo(usage: ResolvedUsage): CallUsage | undefined;
  /** The target's model that the call will carry after the migration, where it is known. */
  modelAfter(call: ResolvedUsage): string | undefined;
  /** OpenAI's model that the call carries now, where it is known. */
  modelBefore(call: ResolvedUsage): string | undefined;
  /** Every model that the call may carry, as far as they are written; the first is the one of `modelBefore` and `modelAfter`. */
  modelsOf(call: ResolvedUsage): readonly CarriedModel[];
  /** What happens to a variable in the whole project; `at`: where code reads it, whose clients may go elsewhere than most. */
  variable(name: string, at?: Span): VariablePlan | undefined;
  /** True where the project sets the variable in some file. */
  isDeclared(variable: string): boolean;
  /** Every usage of the run, resolved. */
  readonly usages: readonly ResolvedUsage[];
}

/** A model of OpenAI's and the target's in its place, where there is one. */
export interface CarriedModel {
  readonly before: string;
  readonly after: string | undefined;
}

/** The contexts of one run: each usage is judged with the target that it goes to. */
export interface Contexts {
  /** With the target of what nobody routed apart. */
  readonly main: RuleContext;
  of(usage: ResolvedUsage): RuleContext;
}

export interface Rule<K extends Usage['kind'] = Usage['kind']> {
  /** 'client/point-at-provider' is rules/client/point-at-provider.ts. */
  readonly id: RuleId;
  readonly kind: Kind;
  readonly title: Localized;
  readonly help: Localized;
  /** True where it never changes anything: a comment that suppresses it accepts the report, and keeps nothing from moving. */
  readonly reportsOnly?: true;
  /** Which usages it looks at. */
  readonly on: K;
  /** The inventory line of `scan`; absent where it has nothing to say without a target. */
  describe?(
    usage: Extract<Usage, { kind: K }> & ResolvedUsage,
    inventory: Inventory,
  ): Decision | readonly Decision[] | undefined;
  decide(usage: Extract<Usage, { kind: K }> & ResolvedUsage, context: RuleContext): readonly Decision[];
}

/** Typed identity, so that a rule file is one object with its parameter types inferred. */
export function defineRule<K extends Usage['kind']>(rule: Rule<K>): Rule<K> {
  return rule;
}
