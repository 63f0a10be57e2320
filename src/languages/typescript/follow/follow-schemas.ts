import { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.js';
import type { Known } from './known.js';

/** The default that a schema of the environment (zod, t3-env, envalid, valibot) gives a variable. */
export function schemaDefault(evaluator: Evaluator, schema: ts.Expression, name: string): Known | undefined {
  const rule = ruleFor(evaluator, schema, name, 0);
  return rule && defaultIn(evaluator, rule);
}

/** The value of the key `name` in any object literal of the schema, wherever the schema is made. */
function ruleFor(
  evaluator: Evaluator,
  node: ts.Node,
  name: string,
  depth: number,
): ts.Expression | undefined {
  if (depth > 6) return undefined;
  if (ts.isObjectLiteralExpression(node)) {
    for (const property of node.properties) {
      if (!ts.isPropertyAssignment(property)) continue;
      const key =
        ts.isIdentifier(property.name) || ts.isStringLiteral(property.name) ? property.name.text : '';
      if (key === name && !/^(?:process|import\.meta)\b/.test(property.initializer.getText()))
        return property.initializer;
      const nested = ts.isObjectLiteralExpression(property.initializer)
        ? ruleFor(evaluator, property.initializer, name, depth + 1)
        : undefined;
      if (nested) return nested;
    }
    return undefined;
  }
  if (ts.isIdentifier(node)) {
    const value = evaluator.evaluate(node);
    return value.k === 'made' || value.k === 'object'
      ? ruleFor(evaluator, value.node, name, depth + 1)
      : undefined;
  }
  if (ts.isPropertyAccessExpression(node)) return ruleFor(evaluator, node.expression, name, depth + 1);
  if (!ts.isCallExpression(node)) return undefined;
  for (const argument of node.arguments) {
    const found = ruleFor(evaluator, argument, name, depth + 1);
    if (found) return found;
  }
  return ruleFor(evaluator, node.expression, name, depth + 1);
}

/** `z.string().default('x')`, `str({ default: 'x' })`, `v.optional(v.string(), 'x')`, `Type.String({ default: 'x' })`. */
function defaultIn(evaluator: Evaluator, rule: ts.Expression): Known | undefined {
  for (let node: ts.Expression = rule; ts.isCallExpression(node);) {
    const callee: ts.Expression = node.expression;
    const [first] = node.arguments;
    if (ts.isPropertyAccessExpression(callee)) {
      if (first && (callee.name.text === 'default' || callee.name.text === 'catch'))
        return evaluator.evaluate(first);
      const [, second] = node.arguments;
      if (second && WITH_DEFAULT.test(callee.name.text)) return evaluator.evaluate(second);
      const own = first && ts.isObjectLiteralExpression(first) ? defaultOf(evaluator, first) : undefined;
      if (own) return own;
      node = callee.expression;
      continue;
    }
    if (!first || !ts.isObjectLiteralExpression(first)) return undefined;
    return defaultOf(evaluator, first);
  }
  return undefined;
}

/** valibot's functions whose second argument stands where nothing is given. */
const WITH_DEFAULT = /^(?:optional|nullish|nullable|exactOptional|undefinedable|fallback)$/;

function defaultOf(evaluator: Evaluator, rule: ts.ObjectLiteralExpression): Known | undefined {
  const property = rule.properties.find(
    (each) => ts.isPropertyAssignment(each) && each.name.getText() === 'default',
  );
  return property && ts.isPropertyAssignment(property) ? evaluator.evaluate(property.initializer) : undefined;
}
