import { ts } from 'ts-morph';
import { clientFrom } from '../clients/client-sites.js';
import { argumentAt } from './call-arguments.js';
import { ENVIRONMENT, looksLikeVariable } from './environment.js';
import type { Evaluator } from './evaluator.js';
import { withFallback } from './fallback.js';
import { contextValue } from './follow-contexts.js';
import { fileAt, readDocument } from './follow-files.js';
import { configValue, readVariable } from './follow-configs.js';
import { mapValue } from './follow-maps.js';
import { mergedValue } from './follow-merges.js';
import { proxiedValue } from './follow-proxies.js';
import { pickedModel } from './follow-registries.js';
import { slotValue } from './follow-slots.js';
import { choice, unknown, type External, type Known } from './known.js';

/** Methods that give back the text that they are called on, more or less. */
const TEXT_METHODS = new Set([
  'trim',
  'trimEnd',
  'trimStart',
  'replace',
  'replaceAll',
  'toString',
  'toLowerCase',
  'valueOf',
  'concat',
]);
/** Methods that pick one of a list. */
const PICKING_METHODS = new Set(['find', 'at', 'pop', 'shift', 'findLast']);
/** Methods of a schema that give the object back that they check, its defaults filled in. */
const PARSING_METHODS = new Set([
  'parse',
  'safeParse',
  'parseAsync',
  'safeParseAsync',
  'validate',
  'validateAsync',
  'validateSync',
  'Parse',
  'Decode',
  'cast',
]);
const LIST_METHODS = new Set(['filter', 'slice', 'concat', 'sort', 'reverse', 'toSorted', 'flat']);

export function followCall(evaluator: Evaluator, node: ts.CallExpression): Known {
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return moduleOf(evaluator, node, node.arguments[0]);
  if (node.expression.kind === ts.SyntaxKind.SuperKeyword) return unknown(node);
  const variable = namedVariable(evaluator, node);
  if (variable) return variable;
  const method = ts.isPropertyAccessExpression(node.expression) ? node.expression : undefined;
  const passed = method && (throughMethod(evaluator, node, method) ?? pickedModel(evaluator, node, method));
  if (passed) return passed;
  const callee = evaluator.evaluate(node.expression);
  const values = (callee.k === 'choice' ? callee.of : [callee]).map((each) =>
    resultOf(evaluator, each, node),
  );
  const result = choice(values, node);
  const isFollowed = result.k !== 'unknown' && result.k !== 'made';
  return isFollowed ? result : (mapValue(evaluator, node) ?? slotValue(evaluator, node) ?? result);
}

export function followNew(evaluator: Evaluator, node: ts.NewExpression): Known {
  const callee = evaluator.evaluate(node.expression);
  const values = (callee.k === 'choice' ? callee.of : [callee]).map((each): Known => {
    const site = clientFrom(evaluator, each, node);
    if (site) return { k: 'client', site };
    if (each.k === 'class') return { k: 'instance', node: each.node };
    if (each.k !== 'external') return unknown(node);
    if (each.package === 'global:URL') return url(evaluator, node);
    if (each.package === 'global:Proxy') return proxiedValue(evaluator, node) ?? unknown(node);
    return { k: 'made', of: each, node };
  });
  return choice(values, node);
}

/** `new URL(path, base)`: a leading slash would discard the base's own path, so the parts are only told apart. */
function url(evaluator: Evaluator, node: ts.NewExpression): Known {
  const [path, base] = node.arguments ?? [];
  if (!path) return unknown(node);
  if (!base) return evaluator.evaluate(path);
  return { k: 'joined', parts: [evaluator.evaluate(base), evaluator.evaluate(path)], node };
}

function moduleOf(evaluator: Evaluator, at: ts.Node, specifier: ts.Expression | undefined): Known {
  const value = specifier ? evaluator.evaluate(specifier) : undefined;
  if (value?.k === 'literal' && typeof value.value === 'string')
    return evaluator.fromModule(at, value.value, '*');
  return (specifier && fileAt(evaluator, specifier)) ?? unknown(at);
}

/** `config.get('OPENAI_API_KEY')`, `Deno.env.get('X')`, `requireEnv('X', 'default')`. */
function namedVariable(evaluator: Evaluator, node: ts.CallExpression): Known | undefined {
  const [name, fallback] = node.arguments;
  if (!name || !ts.isStringLiteralLike(name) || !looksLikeVariable(name.text)) return undefined;
  if (!/env|config|secret|get|require|setting|variable/i.test(node.expression.getText())) return undefined;
  const value: Known = { k: 'env', name: name.text, node };
  if (!fallback || ts.isObjectLiteralExpression(fallback) || ts.isFunctionLike(fallback)) return value;
  return withFallback(value, () => evaluator.evaluate(fallback), node);
}

function throughMethod(
  evaluator: Evaluator,
  node: ts.CallExpression,
  method: ts.PropertyAccessExpression,
): Known | undefined {
  return (
    readVariable(evaluator, node, method) ??
    configValue(evaluator, node, method) ??
    ofReceiver(evaluator, node, method) ??
    parsedBy(evaluator, node, method)
  );
}

/** Methods of texts, lists and functions that give back what they are called on, or a part of it. */
function ofReceiver(
  evaluator: Evaluator,
  node: ts.CallExpression,
  { name: { text: name }, expression: receiver }: ts.PropertyAccessExpression,
): Known | undefined {
  const [first] = node.arguments;
  if (TEXT_METHODS.has(name)) {
    const value = evaluator.evaluate(receiver);
    // An object stands here only for the text of the document that was read.
    if (['literal', 'env', 'joined', 'choice', 'object'].includes(value.k)) return value;
  }
  if (name === 'join') return joinedList(evaluator, receiver, node);
  if (PICKING_METHODS.has(name) || LIST_METHODS.has(name)) {
    const list = evaluator.evaluate(receiver);
    if (list.k === 'array') return LIST_METHODS.has(name) ? list : evaluator.elements(list, node);
  }
  if (name === 'bind') return evaluator.evaluate(receiver);
  if (name === 'then' && first) {
    const callback = evaluator.evaluate(first);
    if (callback.k === 'function') return returned(evaluator, callback.node);
  }
  return undefined;
}

/** `schema.parse(process.env)`, `schema.safeParse(input)`, `parse(schema, process.env)`. */
function parsedBy(
  evaluator: Evaluator,
  node: ts.CallExpression,
  { name, expression: receiver }: ts.PropertyAccessExpression,
): Known | undefined {
  const [first, second] = node.arguments;
  if (!PARSING_METHODS.has(name.text) || !first) return undefined;
  if (isEnvironment(evaluator.evaluate(first))) return { k: 'environment', schema: receiver, node };
  if (second && isEnvironment(evaluator.evaluate(second))) return { k: 'environment', schema: first, node };
  const schema = evaluator.evaluate(receiver);
  return schema.k === 'made'
    ? { k: 'parsed', of: evaluator.evaluate(first), schema: receiver, node }
    : undefined;
}

/** `['https://api.openai.com', 'v1'].join('/')` */
function joinedList(evaluator: Evaluator, owner: ts.Expression, node: ts.CallExpression): Known | undefined {
  const list = evaluator.evaluate(owner);
  const [separator] = node.arguments;
  if (list.k !== 'array' || !separator || list.node.elements.some(ts.isSpreadElement)) return undefined;
  const parts = list.node.elements.flatMap((each, index) =>
    index === 0 ? [evaluator.evaluate(each)] : [evaluator.evaluate(separator), evaluator.evaluate(each)],
  );
  return { k: 'joined', parts, node };
}

function isEnvironment(value: Known): boolean {
  return value.k === 'environment' || (value.k === 'external' && value.package === ENVIRONMENT);
}

/** Svelte's runes, which no import declares, hold what they are given. */
const RUNES = /^\$(?:state(?:\.raw)?|derived)$/;

function resultOf(evaluator: Evaluator, callee: Known, node: ts.CallExpression): Known {
  if (callee.k === 'function') return callFunction(evaluator, callee.node, node);
  const site = clientFrom(evaluator, callee, node);
  if (site) return { k: 'client', site };
  if (callee.k === 'client') return modelOf(callee, node);
  if (callee.k === 'member') return ofMember(callee, node);
  if (callee.k === 'external') return ofExternal(evaluator, callee, node);
  if (callee.k === 'made' && callee.of.path.at(-1) === 'createRequire')
    return moduleOf(evaluator, node, node.arguments[0]);
  const [first] = node.arguments;
  if (callee.k === 'unknown' && first && RUNES.test(node.expression.getText()))
    return evaluator.evaluate(first);
  return unknown(node, callee.k === 'unknown' ? callee.why : 'computed');
}

function modelOf(callee: Extract<Known, { k: 'client' }>, node: ts.CallExpression): Known {
  const call = callee.site.descriptor.invoke;
  return call ? { k: 'model', site: callee.site, call, node } : unknown(node);
}

function ofMember({ site, path }: Extract<Known, { k: 'member' }>, node: ts.CallExpression): Known {
  const call = site.descriptor.calls[path.join('.')];
  if (call?.givesClient) return { k: 'client', site };
  return call && site.descriptor.invoke ? { k: 'model', site, call, node } : unknown(node);
}

function ofExternal(
  evaluator: Evaluator,
  callee: Extract<Known, { k: 'external' }>,
  node: ts.CallExpression,
): Known {
  const name = callee.path.at(-1) ?? '';
  const [first] = node.arguments;
  if (callee.package === 'global:require') return moduleOf(evaluator, node, first);
  const document = readDocument(evaluator, callee, node);
  if (document) return document;
  if (evaluator.sdks.isWrapper(callee.package, name) && first) return evaluator.evaluate(first);
  const setting = evaluator.sdks.wrappedSetting(callee.package, name || 'default');
  if (setting !== undefined && first) return evaluator.property(evaluator.evaluate(first), setting, node);
  const merged = mergedValue(evaluator, callee, node);
  if (merged) return merged;
  if (/^(?:global:)?(?:react|vue|preact|preact\/hooks|solid-js)$/.test(callee.package) && first)
    return throughHook(evaluator, callee, first, node);
  if (first && isEnvironmentSchema(evaluator, node)) return { k: 'environment', schema: node, node };
  return { k: 'made', of: callee, node };
}

/** `useMemo(() => new OpenAI(…))`, `ref(value)`, `cache(fn)`. */
function throughHook(
  evaluator: Evaluator,
  hook: External,
  first: ts.Expression,
  node: ts.CallExpression,
): Known {
  const name = hook.path.at(-1) ?? '';
  const value = evaluator.evaluate(first);
  const context = /^use(?:Context)?$/.test(name) ? contextValue(evaluator, value, node) : undefined;
  if (context) return context;
  if (/^(?:createContext|inject)$/.test(name)) return { k: 'made', of: hook, node };
  if (value.k === 'function' && /memo|computed|useState/i.test(name))
    return callFunction(evaluator, value.node, node);
  return value;
}

/** `createEnv({ server: { X: z.string() }, runtimeEnv: process.env })`, `cleanEnv(process.env, { … })`. */
function isEnvironmentSchema(evaluator: Evaluator, node: ts.CallExpression): boolean {
  return (
    /env/i.test(node.expression.getText()) &&
    node.arguments.some(
      (argument) => ts.isObjectLiteralExpression(argument) || isEnvironment(evaluator.evaluate(argument)),
    )
  );
}

function callFunction(evaluator: Evaluator, callee: ts.SignatureDeclaration, node: ts.CallExpression): Known {
  const bindings = new Map<ts.Node, Known>();
  callee.parameters.forEach((parameter, index) => {
    const argument = argumentAt(evaluator, node, index);
    if (argument) bindings.set(parameter, evaluator.evaluate(argument));
  });
  if (bindings.size === 0) return returned(evaluator, callee);
  return evaluator.within(bindings, () => returned(evaluator, callee));
}

/** What a function gives back: any of its `return`s. */
export function returned(evaluator: Evaluator, callee: ts.SignatureDeclaration): Known {
  const body = (callee as ts.FunctionLikeDeclaration).body;
  if (!body) return unknown(callee, 'external');
  if (!ts.isBlock(body)) return evaluator.evaluate(body);
  const values = returnsOf(callee).map((each) => evaluator.evaluate(each));
  return choice(
    values.filter((value) => !(value.k === 'literal' && value.value === null)),
    callee,
  );
}

const returns = new WeakMap<ts.Block, readonly ts.Expression[]>();

/** Expressions that a function returns, those of functions inside it left out. */
export function returnsOf(callee: ts.SignatureDeclaration): readonly ts.Expression[] {
  const { body } = callee as ts.FunctionLikeDeclaration;
  if (!body) return [];
  if (!ts.isBlock(body)) return [body];
  const known = returns.get(body);
  if (known) return known;
  const found: ts.Expression[] = [];
  function visit(node: ts.Node): void {
    if (ts.isReturnStatement(node) && node.expression) found.push(node.expression);
    if (!ts.isFunctionLike(node) && !ts.isClassLike(node)) ts.forEachChild(node, visit);
  }
  ts.forEachChild(body, visit);
  returns.set(body, found);
  return found;
}
