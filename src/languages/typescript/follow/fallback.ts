import type { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.js';
import { choice, type Known } from './known.js';

/** `left ?? right`: a variable keeps its default with it, a certain value needs none. */
export function withFallback(left: Known, right: () => Known, node: ts.Node): Known {
  if (left.k === 'env') {
    const { fallback } = left;
    // `A ?? B ?? 'x'` of two variables: the value stands behind the last of them.
    if (fallback?.k === 'env') return { ...left, fallback: withFallback(fallback, right, node) };
    return fallback ? left : { ...left, fallback: right() };
  }
  if (left.k === 'literal') return left.value === null || left.value === '' ? right() : left;
  if (left.k === 'client' || left.k === 'member' || left.k === 'object') return left;
  return choice([left, right()], node);
}

/** A default stands beside what callers give; where nobody gives anything, it is the value. */
export function orDefault(
  evaluator: Evaluator,
  value: Known,
  initializer: ts.Expression,
  at: ts.Node,
): Known {
  const fallback = () => evaluator.evaluate(initializer);
  return value.k === 'unknown'
    ? choice([fallback()], at)
    : value.k === 'env'
      ? withFallback(value, fallback, at)
      : choice([value, fallback()], at);
}
