import type { RuleContext } from '../../core/rule.js';
import { apiOfModel } from '../../core/openai-names.js';
import type { Span } from '../../core/source.js';
import type { Kept } from '../../core/suppression.js';
import type { Target } from '../../core/target.js';
import type { CallUsage, ClientUsage, ResolvedUsage, UsageId } from '../../core/usage.js';
import { sharedConnections, withOwnKey } from './connections.js';
import { dispatch, isServed, takerOf, type Dispatch } from './destinations.js';

export type Movement = Pick<
  RuleContext,
  'byId' | 'moves' | 'boundTo' | 'targetOf' | 'parts' | 'unsplittable' | 'destinations'
>;

/** What moves, and where to; `held`: what may not, whatever else is so. */
export function movementOf(
  usages: readonly ResolvedUsage[],
  main: Target,
  kept: Kept,
  held: ReadonlySet<UsageId>,
): Movement {
  return new Movements(usages, main, kept, held);
}

/** A request whose model is made elsewhere goes where that one goes. */
function isMade(usage: ResolvedUsage): usage is CallUsage & ResolvedUsage {
  return usage.kind === 'call' && usage.modelFrom === undefined;
}

class Movements implements Movement {
  readonly #main: Target;
  readonly #kept: Kept;
  readonly #held: ReadonlySet<UsageId>;
  readonly #byId: ReadonlyMap<UsageId, ResolvedUsage>;
  readonly #companions: ReadonlyMap<UsageId, readonly CallUsage[]>;
  /** Raw requests whose key can be exchanged for them alone. */
  readonly #withOwnKey: ReadonlySet<UsageId>;
  readonly #dispatches = new Map<UsageId, Dispatch>();
  readonly #moving = new Map<UsageId, boolean>();

  constructor(usages: readonly ResolvedUsage[], main: Target, kept: Kept, held: ReadonlySet<UsageId>) {
    this.#held = held;
    this.#main = main;
    this.#kept = kept;
    this.#byId = new Map(usages.map((usage) => [usage.id, usage]));
    this.#companions = sharedConnections(usages);
    this.#withOwnKey = withOwnKey(usages);
  }

  byId = (id: UsageId): ResolvedUsage | undefined => this.#byId.get(id);

  moves = (usage: ResolvedUsage): boolean => {
    const known = this.#moving.get(usage.id);
    if (known !== undefined) return known;
    const isFree = !this.#kept.usage(usage.id) && !this.#held.has(usage.id);
    const answer = isFree && this.#judge(usage) && !this.boundTo(usage);
    this.#moving.set(usage.id, answer);
    return answer;
  };

  #judge(usage: ResolvedUsage): boolean {
    if (!this.#main.movesFrom(usage.owner) && !this.targetOf(usage).movesFrom(usage.owner)) return false;
    if (usage.kind === 'client') return !usage.fixed && this.#dispatch(usage).target !== undefined;
    if (usage.kind !== 'call' || !isServed(usage, this.targetOf(usage))) return false;
    const clients = this.#resolved(usage.clients);
    if (clients.length > 0) return clients.every(this.moves);
    // Apart from the rest, a request goes with a key of its own or not at all.
    const isApart = this.targetOf(usage) !== this.#main;
    return usage.endpoints.length > 0 && (!isApart || this.#withOwnKey.has(usage.id));
  }

  /** A raw request that shares its key or its address with one that goes elsewhere: moving it would send one of both to the wrong house. */
  boundTo = (usage: ResolvedUsage): CallUsage | undefined => {
    if (usage.kind !== 'call') return undefined;
    const taker = takerOf(usage, this.#main);
    return this.#companions.get(usage.id)?.find((other) => takerOf(other, this.#main) !== taker);
  };

  targetOf = (usage: ResolvedUsage): Target => {
    switch (usage.kind) {
      case 'call':
        return this.#main.at(usage.api);
      case 'client':
        return this.#targetOfClient(usage);
      case 'model':
        return this.#targetOfUsers(usage.calls) ?? this.#main.at(usage.api ?? apiOfModel(usage.value));
      case 'endpoint':
        return this.#targetOfUsers(usage.calls) ?? this.#main.at(usage.api);
      case 'env':
        return this.#targetOfUsers(usage.reaches ?? usage.feeds) ?? this.#main;
      case 'secret':
        return this.#targetOfUsers(usage.feeds) ?? this.#main;
      default:
        return this.#main;
    }
  };

  #targetOfClient(client: ClientUsage & ResolvedUsage): Target {
    const own = this.#targets().find((target) => target.profile.id === client.owner);
    return own ?? this.#dispatch(client).target ?? this.#main;
  }

  #targets(): readonly Target[] {
    return [this.#main, ...this.#main.routes.flatMap(({ target }) => target ?? [])];
  }

  /** The main target where it is among them: what several share is named after that one. */
  #targetOfUsers(ids: readonly UsageId[]): Target | undefined {
    const moving = this.#resolved(ids).filter(this.moves);
    const targets = moving.map(this.targetOf);
    return targets.includes(this.#main) ? this.#main : targets[0];
  }

  parts: Movement['parts'] = (client) =>
    client.kind === 'client' && this.moves(client) ? this.#dispatch(client).parts : [];

  unsplittable: Movement['unsplittable'] = (client) =>
    client.kind === 'client' ? this.#dispatch(client).unsplittable : undefined;

  destinations = (user: ResolvedUsage, at: Span): readonly (Target | undefined)[] => {
    if (!this.moves(user)) return this.#staysElsewhere(user) ? [undefined] : [];
    const isOwn = user.span.file === at.file && user.span.start <= at.start && at.end <= user.span.end;
    return [this.targetOf(user), ...(isOwn ? [] : this.parts(user).map((part) => part.target))];
  };

  /** What does not move needs what it has: above all no key of the new provider may reach another house. */
  #staysElsewhere(user: ResolvedUsage): boolean {
    const asks = user.kind === 'client' || user.kind === 'call';
    const isThere = this.#targets().some((target) => target.profile.id === user.owner);
    return this.#main.movesFrom(user.owner) || (asks && !isThere);
  }

  #dispatch(client: ClientUsage): Dispatch {
    const known = this.#dispatches.get(client.id);
    if (known) return known;
    const calls = this.#resolved(client.calls).filter(isMade);
    const answer = dispatch(client, calls, this.#main);
    this.#dispatches.set(client.id, answer);
    return answer;
  }

  #resolved(ids: readonly UsageId[]): readonly ResolvedUsage[] {
    return ids.flatMap((id) => this.#byId.get(id) ?? []);
  }
}
