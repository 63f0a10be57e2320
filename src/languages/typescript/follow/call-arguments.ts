import { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.js';

type CallLike = ts.CallExpression | ts.NewExpression;

/**
 * What a call gives for a parameter: also through a list that is spread, and for a function made of another by `bind`, whose first
 * arguments stand there. Undefined where it gives none, or none that can be told.
 */
export function argumentAt(evaluator: Evaluator, call: CallLike, index: number): ts.Expression | undefined {
  const bound = boundArguments(evaluator, call);
  if (index < bound.length) return bound[index];
  return argumentsOfCall(evaluator, call)?.[index - bound.length];
}

/** The arguments one by one; undefined where a spread hides how many there are. */
function argumentsOfCall(evaluator: Evaluator, call: CallLike): readonly ts.Expression[] | undefined {
  const given: ts.Expression[] = [];
  for (const argument of call.arguments ?? []) {
    if (!ts.isSpreadElement(argument)) {
      given.push(argument);
      continue;
    }
    const list = evaluator.evaluate(argument.expression);
    if (list.k !== 'array' || list.node.elements.some(ts.isSpreadElement)) return given;
    given.push(...list.node.elements);
  }
  return given;
}

/** `['x']` of `const ask = base.bind(null, 'x'); ask(…)`. */
function boundArguments({ workspace }: Evaluator, call: CallLike): readonly ts.Expression[] {
  if (!ts.isIdentifier(call.expression)) return [];
  const declaration = workspace.checker.getSymbolAtLocation(call.expression)?.valueDeclaration;
  const binding = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return binding && isBinding(binding) ? binding.arguments.slice(1) : [];
}

/** `base.bind(…)` */
export function isBinding(node: ts.Node): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === 'bind'
  );
}
