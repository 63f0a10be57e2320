import type { ts } from 'ts-morph';
import type { Evaluator } from '../follow/evaluator.js';
import { callersOf } from '../follow/follow-parameters.js';

type CallLike = ts.CallExpression | ts.NewExpression;

/** Who gets what a function gives back. */
export type Callers = (owner: ts.SignatureDeclaration) => readonly CallLike[];

/** All of the project; of one function only this call, where the request is made for it alone. */
export function callersIn(
  evaluator: Evaluator,
  only?: { readonly of: ts.SignatureDeclaration; readonly caller: CallLike },
): Callers {
  return (owner) => (only && owner === only.of ? [only.caller] : callersOf(evaluator, owner));
}
