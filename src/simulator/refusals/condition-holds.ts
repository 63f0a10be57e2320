import type { Condition } from '../../core/provider.js';
import type { RequestCircumstances } from './circumstances.js';
import { matchesGlob } from './matches-glob.js';

type ValueCondition = NonNullable<Condition['value']>;

/**
 * Whether a condition holds for a request that is known in full. A condition that needs a person (`prose`) never
 * does: a simulator that refuses what the provider might accept would send people after faults they do not have.
 */
export function conditionHolds(
  condition: Condition | undefined,
  circumstances: RequestCircumstances,
  value: unknown,
): boolean {
  if (condition === undefined) return true;
  if (condition.prose !== undefined) return false;
  return (
    aboutRequest(condition, circumstances) &&
    (condition.value === undefined || valueHolds(condition.value, value))
  );
}

function aboutRequest(condition: Condition, circumstances: RequestCircumstances): boolean {
  const { model } = circumstances;
  if (condition.model !== undefined && !condition.model.some((glob) => matchesGlob(glob, model)))
    return false;
  if (condition.notModel?.some((glob) => matchesGlob(glob, model)) === true) return false;
  if (condition.thinking !== undefined && condition.thinking !== circumstances.thinking) return false;
  if (condition.stream !== undefined && condition.stream !== circumstances.stream) return false;
  if (condition.tools !== undefined && condition.tools !== circumstances.tools) return false;
  if (condition.toolChoice === undefined) return true;
  return circumstances.toolChoice !== undefined && condition.toolChoice.includes(circumstances.toolChoice);
}

function valueHolds(condition: ValueCondition, value: unknown): boolean {
  return (
    inLimits(condition, value) &&
    (condition.is === undefined || condition.is.some((each) => same(each, value))) &&
    (condition.not === undefined || !condition.not.some((each) => same(each, value))) &&
    (condition.type === undefined || condition.type === typeOf(value)) &&
    (condition.longerThan === undefined || lengthOf(value) > condition.longerThan)
  );
}

function inLimits(condition: ValueCondition, value: unknown): boolean {
  const { lt, lte, gt, gte } = condition;
  if (lt === undefined && lte === undefined && gt === undefined && gte === undefined) return true;
  if (typeof value !== 'number') return false;
  return (
    (lt === undefined || value < lt) &&
    (lte === undefined || value <= lte) &&
    (gt === undefined || value > gt) &&
    (gte === undefined || value >= gte)
  );
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' || Array.isArray(value) ? value.length : 0;
}
