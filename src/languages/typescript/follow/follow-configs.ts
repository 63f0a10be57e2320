import { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.js';
import { withFallback } from './fallback.js';
import { unknown, type Known } from './known.js';

/** Methods of env-var's chains that say how a variable is read, not what it is. */
const READING = /^(?:required|example|convertFromBase64|from|as[A-Z]\w*)$/;

/** `env.get('MODEL').default('gpt-4o').asString()`: the variable, with its default. */
export function readVariable(
  evaluator: Evaluator,
  node: ts.CallExpression,
  method: ts.PropertyAccessExpression,
): Known | undefined {
  const name = method.name.text;
  const [first] = node.arguments;
  const isDefault = name === 'default' && first !== undefined;
  if (!isDefault && !READING.test(name)) return undefined;
  const value = evaluator.evaluate(method.expression);
  if (value.k !== 'env') return undefined;
  return isDefault ? withFallback(value, () => evaluator.evaluate(first), node) : value;
}

/** `config.get('llm.model')` of a schema like convict's: `{ llm: { model: { default: 'gpt-4o', env: 'LLM_MODEL' } } }`. */
export function configValue(
  evaluator: Evaluator,
  node: ts.CallExpression,
  method: ts.PropertyAccessExpression,
): Known | undefined {
  const [path] = node.arguments;
  if (method.name.text !== 'get' || !path) return undefined;
  const config = evaluator.evaluate(method.expression);
  if (config.k !== 'made' || config.of.package !== 'convict') return undefined;
  const key = evaluator.evaluate(path);
  const [schema] = config.node.arguments ?? [];
  if (!schema || key.k !== 'literal') return undefined;
  const entry = String(key.value)
    .split('.')
    .reduce((owner, name) => evaluator.property(owner, name, node), evaluator.evaluate(schema));
  return entry.k === 'object' ? entryValue(evaluator, entry.node, node) : undefined;
}

/** One setting of such a schema, or, of a group of settings, the group. */
export function entryValue(
  evaluator: Evaluator,
  entry: ts.ObjectLiteralExpression,
  at: ts.Node,
): Known | undefined {
  const given = entry.properties.filter(ts.isPropertyAssignment);
  const named = (name: string) => given.find((each) => each.name.getText() === name)?.initializer;
  const [variable, fallback] = [named('env'), named('default')];
  if (!fallback) return undefined;
  const standard = evaluator.evaluate(fallback);
  if (!variable || !ts.isStringLiteralLike(variable))
    return standard.k === 'unknown' ? unknown(at) : standard;
  return withFallback({ k: 'env', name: variable.text, node: at }, () => standard, at);
}
