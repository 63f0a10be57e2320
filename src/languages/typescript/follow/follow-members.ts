import { ts } from 'ts-morph';
import { ENVIRONMENT, looksLikeVariable } from './environment.js';
import type { Evaluator } from './evaluator.js';
import { withFallback } from './fallback.js';
import { schemaDefault } from './follow-schemas.js';
import { attribute } from './follow-components.js';
import { elementValue, nameOf } from './element-value.js';
import { elementsOf, keptUnderKeys } from './follow-elements.js';
import { attachedValue } from './follow-slots.js';
import { choice, unknown, type ClientSite, type Known } from './known.js';

export function followProperty(evaluator: Evaluator, node: ts.PropertyAccessExpression): Known {
  return property(evaluator, evaluator.evaluate(node.expression), node.name.text, node);
}

export function followElement(evaluator: Evaluator, node: ts.ElementAccessExpression): Known {
  const owner = evaluator.evaluate(node.expression);
  const key = evaluator.evaluate(node.argumentExpression);
  if (key.k === 'literal' && key.value !== null) return property(evaluator, owner, String(key.value), node);
  // A key that is not known picks any of the values.
  return elementsOf(evaluator, owner, node);
}

export function followThis(evaluator: Evaluator, node: ts.Node): Known {
  for (let up = node.parent; up; up = up.parent) {
    if (ts.isClassLike(up)) return { k: 'instance', node: up };
    if (ts.isFunctionDeclaration(up) || ts.isFunctionExpression(up)) {
      // A method written as a function in an object literal: `this` is that object.
      if (ts.isPropertyAssignment(up.parent)) return { k: 'object', node: up.parent.parent };
      return unknown(node);
    }
    if (ts.isMethodDeclaration(up) && ts.isObjectLiteralExpression(up.parent))
      return { k: 'object', node: up.parent };
  }
  return unknown(node);
}

/** One member of a known thing. */
export function property(evaluator: Evaluator, owner: Known, name: string, at: ts.Node): Known {
  switch (owner.k) {
    case 'choice':
      return choice(
        owner.of.map((each) => property(evaluator, each, name, at)),
        at,
      );
    case 'merged':
      return merged(evaluator, owner.of, name, at);
    case 'object':
      return objectMember(evaluator, owner.node, name, at);
    case 'array':
      return arrayMember(evaluator, owner.node, name, at);
    case 'module':
      return evaluator.exported(owner.file, name, at);
    case 'external':
      return externalMember(evaluator, owner, name, at);
    case 'client':
      return clientMember(evaluator, owner.site, name, at);
    case 'member':
      return { k: 'member', site: owner.site, path: [...owner.path, name] };
    case 'typed':
      return { ...owner, path: [...owner.path, name] };
    case 'class':
    case 'instance':
      return evaluator.classMember(owner, name, at);
    case 'enum':
      return enumMember(evaluator, owner.node, name, at);
    default:
      return derivedMember(evaluator, owner, name, at);
  }
}

/** Where hooks keep what they are given, which has no such member itself: `useRef(client).current`, `ref('gpt-4o').value`. */
const BOXED: ReadonlySet<string> = new Set(['current', 'value']);

/** A member of what a schema, a tag or a rest makes of something else. */
function derivedMember(evaluator: Evaluator, owner: Known, name: string, at: ts.Node): Known {
  switch (owner.k) {
    case 'environment':
      // `schema.safeParse(process.env).data`, `schema.validate(process.env).value`
      return WRAPPING.has(name) ? owner : variable(evaluator, name, owner.schema, at);
    case 'parsed':
      return parsedMember(evaluator, owner, name, at);
    case 'attributes':
      return attribute(evaluator, owner.node, name, at);
    case 'literal':
    case 'env':
      return BOXED.has(name) ? owner : nobodysMember(evaluator, owner, name, at);
    case 'without':
      return owner.names.includes(name) ? unknown(at) : property(evaluator, owner.of, name, at);
    default:
      return nobodysMember(evaluator, owner, name, at);
  }
}

/** A member of what is not followed: `c.env.OPENAI_API_KEY`, where only the environment has such names; `request.server.openai`. */
function nobodysMember(evaluator: Evaluator, owner: Known, name: string, at: ts.Node): Known {
  if (looksLikeVariable(name))
    return owner.k === 'made' ? variable(evaluator, name, owner.node, at) : { k: 'env', name, node: at };
  const why = owner.k === 'made' ? 'external' : owner.k === 'unknown' ? owner.why : 'computed';
  return attachedValue(evaluator, name, at) ?? unknown(at, why);
}

/** Members that hold what a schema gives, beside what it found wrong. */
const WRAPPING: ReadonlySet<string> = new Set(['data', 'value', 'output']);

/** `schema.safeParse(input).data.model` */
function parsedMember(
  evaluator: Evaluator,
  owner: Extract<Known, { k: 'parsed' }>,
  name: string,
  at: ts.Node,
): Known {
  const given = property(evaluator, owner.of, name, at);
  const fallback = schemaDefault(evaluator, owner.schema, name);
  if (given.k === 'unknown' && !fallback) return WRAPPING.has(name) ? owner : given;
  if (!fallback) return given;
  if (given.k === 'unknown') return fallback;
  return given.k === 'env' ? withFallback(given, () => fallback, at) : choice([given, fallback], at);
}

function variable(evaluator: Evaluator, name: string, schema: ts.Expression | undefined, at: ts.Node): Known {
  const fallback = schema && schemaDefault(evaluator, schema, name);
  return { k: 'env', name, node: at, ...(fallback ? { fallback } : {}) };
}

/** Members of a client that are clients themselves: `client.withOptions` is called, `client.client` is not OpenAI's. */
function clientMember(evaluator: Evaluator, site: ClientSite, name: string, at: ts.Node): Known {
  const subclass = evaluator.sdks.subclassOf(site.node);
  if (subclass) {
    const own = evaluator.classMember({ k: 'instance', node: subclass }, name, at);
    // What only the SDK's class has is a member of the client.
    if (own.k !== 'unknown' && own.k !== 'client' && own.k !== 'external') return own;
  }
  return BOXED.has(name) ? { k: 'client', site } : { k: 'member', site, path: [name] };
}

function externalMember(
  evaluator: Evaluator,
  owner: Extract<Known, { k: 'external' }>,
  name: string,
  at: ts.Node,
): Known {
  if (owner.package === ENVIRONMENT) return { k: 'env', name, node: at };
  const path = [...owner.path, name];
  const isEnvironment =
    name === 'env' &&
    ['global:process', 'process', 'import.meta', 'global:Bun', 'global:Deno', 'cloudflare:workers'].includes(
      owner.package,
    );
  if (isEnvironment) return { k: 'external', package: ENVIRONMENT, path: [], node: at };
  if (
    ['global:globalThis', 'global:global', 'global:window', 'global:self'].includes(owner.package) &&
    owner.path.length === 0
  ) {
    return (
      attachedValue(evaluator, name, at) ?? { k: 'external', package: `global:${name}`, path: [], node: at }
    );
  }
  const version = owner.version === undefined ? {} : { version: owner.version };
  return { k: 'external', package: owner.package, path, node: at, ...version };
}

/** The last of the merged objects that has it, and those before it where the last may not. */
function merged(evaluator: Evaluator, parts: readonly Known[], name: string, at: ts.Node): Known {
  for (const part of [...parts].reverse()) {
    const value = property(evaluator, part, name, at);
    if (value.k !== 'unknown') return value;
  }
  return unknown(at);
}

export function objectMember(
  evaluator: Evaluator,
  node: ts.ObjectLiteralExpression,
  name: string,
  at: ts.Node,
): Known {
  return evaluator.lookInto(node, name, () => decidingProperty(evaluator, node, name, at));
}

/** The property that decides: the last one of that name; a spread after it may override it. */
function decidingProperty(
  evaluator: Evaluator,
  node: ts.ObjectLiteralExpression,
  name: string,
  at: ts.Node,
): Known {
  const later: Known[] = [];
  for (const element of [...node.properties].reverse()) {
    if (ts.isSpreadAssignment(element)) {
      const value = property(evaluator, evaluator.evaluate(element.expression), name, at);
      if (value.k !== 'unknown') later.push(value);
      continue;
    }
    if (nameOf(evaluator, element.name) !== name) continue;
    return choice([...later, elementValue(evaluator, element)], at);
  }
  if (later.length > 0) return choice(later, at);
  return looksLikeVariable(name) ? { k: 'env', name, node: at } : assignedLater(evaluator, node, name, at);
}

/** `const config = {}; config.model = 'x'` */
function assignedLater(
  evaluator: Evaluator,
  node: ts.ObjectLiteralExpression,
  name: string,
  at: ts.Node,
): Known {
  const values = evaluator.workspace.identifiers(name).flatMap((identifier) => {
    const access = identifier.parent;
    if (!ts.isPropertyAccessExpression(access) || access.name !== identifier) return [];
    const assignment = access.parent;
    if (!ts.isBinaryExpression(assignment) || assignment.left !== access) return [];
    if (assignment.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return [];
    const owner = evaluator.evaluate(access.expression);
    return owner.k === 'object' && owner.node === node ? [evaluator.evaluate(assignment.right)] : [];
  });
  const kept = values.length > 0 ? values : keptUnderKeys(evaluator, node);
  return kept.length > 0 ? choice(kept, at) : unknown(at);
}

function arrayMember(
  evaluator: Evaluator,
  node: ts.ArrayLiteralExpression,
  name: string,
  at: ts.Node,
): Known {
  const element = /^\d+$/.test(name) ? node.elements[Number(name)] : undefined;
  return element && !ts.isSpreadElement(element) ? evaluator.evaluate(element) : unknown(at);
}

function enumMember(evaluator: Evaluator, node: ts.EnumDeclaration, name: string, at: ts.Node): Known {
  const member = node.members.find((each) => nameOf(evaluator, each.name) === name);
  return member?.initializer ? evaluator.evaluate(member.initializer) : unknown(at);
}
