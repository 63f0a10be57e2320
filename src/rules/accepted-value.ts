import type { RuleContext } from '../core/rule.js';
import type { Circumstances } from '../core/target.js';

/** A number that the provider takes in the place of one that it may not; the same where it does, undefined where nobody knows one. */
export function acceptedValue(
  parameter: string,
  value: number,
  known: Circumstances,
  { target }: RuleContext,
): number | undefined {
  const fact = target.param(parameter, { ...known, value });
  if (fact?.behaviour === 'bounded') {
    return Math.min(
      Math.max(value, fact.min ?? Number.NEGATIVE_INFINITY),
      fact.max ?? Number.POSITIVE_INFINITY,
    );
  }
  if (fact?.behaviour !== 'rejected') return value;
  const candidates = [...(fact.when?.value?.not ?? []), target.defaultOf(parameter)];
  return candidates.find(
    (each): each is number =>
      typeof each === 'number' &&
      target.param(parameter, { ...known, value: each })?.behaviour !== 'rejected',
  );
}
