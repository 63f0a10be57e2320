import type { Span } from '../../core/source.js';
import type { EnvUsage, ResolvedUsage, VariablePlan } from '../../core/usage.js';
import { planVariables, type EnvironmentContext } from './plan-variables.js';

/** What happens to each variable, in the whole project and at one place of it. */
export class Variables {
  readonly #context: EnvironmentContext;
  readonly #plans: ReadonlyMap<string, VariablePlan>;

  constructor(context: EnvironmentContext) {
    this.#context = context;
    this.#plans = planVariables(context);
  }

  /**
   * Where what a variable feeds goes to several providers, a read for one of them alone takes the name there, or (where the name is
   * declared for a type checker, or the environment was copied before) is left for the client to be given its own.
   */
  find(name: string, at?: Span): VariablePlan | undefined {
    const plan = this.#plans.get(name);
    if (!plan?.names || !at || Object.keys(plan.names).length < 2) return plan;
    const read = this.#context.usages.find(
      (usage): usage is EnvUsage & ResolvedUsage =>
        usage.kind === 'env' && usage.name === name && isInside(usage.nameAt, at),
    );
    const own = read && this.#onlyProvider(read);
    const to = own === undefined ? undefined : plan.names[own];
    if (!read || to === undefined || to === plan.to) return plan;
    return read.direct && !this.#isTyped(name) ? { ...plan, to } : { ...plan, move: 'beside', to };
  }

  /** The one provider that all go to which the read reaches. */
  #onlyProvider(read: EnvUsage): string | undefined {
    const reached = new Set(read.reaches ?? []);
    const users = this.#context.usages.filter((usage) => reached.has(usage.id) || holds(usage, read.nameAt));
    const targets = new Set(users.flatMap((user) => this.#context.destinations(user, read.nameAt)));
    const [only] = targets;
    return targets.size === 1 ? only?.profile.id : undefined;
  }

  #isTyped(name: string): boolean {
    return this.#context.usages.some(
      (usage) =>
        usage.kind === 'env' &&
        usage.name === name &&
        usage.language === 'typescript' &&
        usage.form !== 'read' &&
        usage.form !== 'mention',
    );
  }
}

/** True where the place is in a setting of that client or request. */
function holds(usage: ResolvedUsage, at: Span): boolean {
  if (usage.kind !== 'client' && usage.kind !== 'call') return false;
  const settings = [usage.options, usage.kind === 'call' ? (usage.connection ?? {}) : {}];
  return settings.some((each) => Object.values(each).some((option) => isInside(at, option.at)));
}

function isInside(inner: Span, outer: Span): boolean {
  return inner.file === outer.file && outer.start <= inner.start && inner.end <= outer.end;
}
