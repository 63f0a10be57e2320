import type { Condition } from '../core/provider.js';
import type { Circumstances } from '../core/target.js';

/** yes: all of it is known to hold · no: some of it is known not to hold · perhaps: something is not known */
export type Verdict = 'yes' | 'no' | 'perhaps';

/** Judges a condition by what is known of a request. */
export function judge(condition: Condition | undefined, known: Circumstances): Verdict {
  if (!condition) return 'yes';
  const verdicts: Verdict[] = [];
  if (condition.model) verdicts.push(byModel(condition.model, known.model));
  if (condition.notModel) verdicts.push(negate(byModel(condition.notModel, known.model)));
  if (condition.thinking) verdicts.push(same(condition.thinking, known.thinking));
  if (condition.stream !== undefined) verdicts.push(same(condition.stream, known.stream));
  if (condition.tools !== undefined) verdicts.push(same(condition.tools, known.tools));
  if (condition.toolChoice) {
    verdicts.push(
      known.toolChoice === undefined
        ? 'perhaps'
        : condition.toolChoice.includes(known.toolChoice)
          ? 'yes'
          : 'no',
    );
  }
  if (condition.value) verdicts.push(byValue(condition.value, known.value));
  if (condition.prose) verdicts.push('perhaps');
  if (verdicts.includes('no')) return 'no';
  return verdicts.includes('perhaps') ? 'perhaps' : 'yes';
}

/** True where the id matches one of the patterns, in which `*` stands for anything. */
export function matchesAny(patterns: readonly string[], id: string): boolean {
  return patterns.some((pattern) => {
    const expression = pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*');
    return new RegExp(`^${expression}$`).test(id);
  });
}

function byModel(patterns: readonly string[], model: string | undefined): Verdict {
  if (model === undefined) return 'perhaps';
  return matchesAny(patterns, model) ? 'yes' : 'no';
}

function negate(verdict: Verdict): Verdict {
  return verdict === 'yes' ? 'no' : verdict === 'no' ? 'yes' : 'perhaps';
}

function same<T>(wanted: T, known: T | undefined): Verdict {
  return known === undefined ? 'perhaps' : wanted === known ? 'yes' : 'no';
}

function byValue(test: NonNullable<Condition['value']>, value: unknown): Verdict {
  if (value === undefined) return 'perhaps';
  const checks: boolean[] = [];
  if (test.is) checks.push(test.is.some((each) => each === value));
  if (test.not) checks.push(!test.not.some((each) => each === value));
  if (test.startsWith)
    checks.push(typeof value === 'string' && test.startsWith.some((start) => value.startsWith(start)));
  if (test.longerThan !== undefined) checks.push(Array.isArray(value) && value.length > test.longerThan);
  if (test.type) checks.push((Array.isArray(value) ? 'array' : typeof value) === test.type);
  if (typeof value === 'number') checks.push(inRange(test, value));
  return checks.every(Boolean) ? 'yes' : 'no';
}

function inRange(test: NonNullable<Condition['value']>, value: number): boolean {
  return (
    (test.lt === undefined || value < test.lt) &&
    (test.lte === undefined || value <= test.lte) &&
    (test.gt === undefined || value > test.gt) &&
    (test.gte === undefined || value >= test.gte)
  );
}
