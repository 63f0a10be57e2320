import type { RuleContext } from '../core/rule.js';
import type { VariablePlan } from '../core/usage.js';

/** True where the variable's new name is the one that it has at this client's provider. */
export function isOwnName({ to, names }: VariablePlan, { target }: RuleContext): boolean {
  return names === undefined || Object.keys(names).length < 2 || names[target.profile.id] === to;
}
