import { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.js';
import { choice, type Known } from './known.js';

type Made = Extract<Known, { k: 'made' }>;

/** What `useContext(Context)` gives: any value that some provider of that context is given, else the default of `createContext`. */
export function contextValue(evaluator: Evaluator, context: Known, at: ts.Node): Known | undefined {
  if (context.k !== 'made' || context.of.path.at(-1) !== 'createContext') return undefined;
  const given = providedValues(evaluator, context).map((value) => evaluator.evaluate(value));
  const [fallback] = context.node.arguments ?? [];
  if (given.length === 0 && fallback) return evaluator.evaluate(fallback);
  return given.length > 0 ? choice(given, at) : undefined;
}

/** `<Context.Provider value={…}>` and, since React 19, `<Context value={…}>`. */
function providedValues(evaluator: Evaluator, context: Made): ts.Expression[] {
  return evaluator.workspace.identifiers('value').flatMap((name) => {
    const attribute = name.parent;
    if (!ts.isJsxAttribute(attribute) || !attribute.initializer) return [];
    const { tagName } = attribute.parent.parent;
    const owner =
      ts.isPropertyAccessExpression(tagName) && tagName.name.text === 'Provider'
        ? tagName.expression
        : tagName;
    if (ts.isJsxNamespacedName(owner)) return [];
    const known = evaluator.evaluate(owner);
    if (known.k !== 'made' || known.node !== context.node) return [];
    const value = attribute.initializer;
    if (ts.isJsxExpression(value)) return value.expression ? [value.expression] : [];
    return ts.isStringLiteral(value) ? [value] : [];
  });
}
