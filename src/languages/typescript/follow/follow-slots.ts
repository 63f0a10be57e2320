import { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.js';
import { alternatives, choice, type Known } from './known.js';
import { isAssignment, walk } from '../program/walk.js';

/** Methods and functions that keep a value under a key, and those that give it back. */
const KEEPING = [
  'decorate',
  'decorateRequest',
  'provide',
  'register',
  'registerInstance',
  'set',
  'setContext',
];
const GIVING = new Set(['get', 'inject', 'getContext', 'resolve']);
/** A key under which more values are kept belongs to unrelated things. */
const MOST = 4;

/** A text, or the place that made the symbol. */
export type Key = string | ts.Node;

/**
 * What frameworks carry about under a name where no reference leads from the reader to the writer: Fastify's `decorate`, Vue's
 * `provide`, Hono's and Express's `set`, `app.locals.openai = …`, tsyringe's containers.
 */
export interface Slots {
  /** Given to a method that keeps it under a key. */
  readonly kept: ReadonlyMap<Key, readonly Known[]>;
  /** Clients that are made a member of something that is not followed. */
  readonly attached: ReadonlyMap<string, readonly Known[]>;
}

export const NO_SLOTS: Slots = { kept: new Map(), attached: new Map() };

/** What `container.get('openai')` gives: what some `container.set('openai', client)` of the project was given. */
export function slotValue(evaluator: Evaluator, node: ts.CallExpression): Known | undefined {
  const name = calledName(node);
  const [key] = node.arguments;
  if (name === undefined || !key || !GIVING.has(name)) return undefined;
  const wanted = keyOf(evaluator, key);
  return wanted === undefined ? undefined : anyOf(evaluator.slots.kept.get(wanted), node);
}

/** What `request.server.openai` gives where nobody knows what `request` is: what was put there under that name. */
export function attachedValue({ slots }: Evaluator, name: string, at: ts.Node): Known | undefined {
  return anyOf(slots.attached.get(name) ?? slots.kept.get(name), at);
}

/** What a container gives for `@Inject(TOKEN)` on a parameter or a property. */
export function injectedValue(evaluator: Evaluator, node: ts.Node): Known | undefined {
  const token = injectionOf(node)?.arguments[0];
  const key = token && keyOf(evaluator, token);
  return key === undefined ? undefined : anyOf(evaluator.slots.kept.get(key), node);
}

/** `Inject(TOKEN)` of Nest, `inject('openai')` of tsyringe and InversifyJS, as a decorator of a parameter or a property. */
export function injectionOf(node: ts.Node): ts.CallExpression | undefined {
  const decorators = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
  return decorators
    .map((decorator) => decorator.expression)
    .find(
      (each): each is ts.CallExpression =>
        ts.isCallExpression(each) &&
        /^[Ii]nject$/.test(calledName(each) ?? '') &&
        each.arguments.length === 1,
    );
}

/** The place where something is kept under a key: the call that keeps it, or what a container is told of the token. */
export interface Keeper {
  readonly node: ts.CallExpression | ts.ObjectLiteralExpression;
  readonly token: ts.Expression;
  readonly value: ts.Expression;
}

/** All places of the project that keep something under this key. */
export function keepersOf(evaluator: Evaluator, key: Key): readonly Keeper[] {
  const calls = KEEPING.flatMap((name) => evaluator.workspace.identifiers(name)).flatMap(
    (identifier): Keeper[] => {
      const node = callOf(identifier);
      const [token, value] = node?.arguments ?? [];
      return node && token && value ? [{ node, token, value: instanceIn(value) }] : [];
    },
  );
  const providers = evaluator.workspace.identifiers('provide').flatMap((identifier): Keeper[] => {
    const node = identifier.parent.parent;
    const provider = ts.isObjectLiteralExpression(node) ? providerIn(node) : undefined;
    return provider ? [provider] : [];
  });
  return [...calls, ...providers].filter(
    ({ token }) => !isParameter(evaluator, token) && keyOf(evaluator, token) === key,
  );
}

/** Inside a container of the project's own, the token is whatever it is given. */
function isParameter({ workspace }: Evaluator, token: ts.Expression): boolean {
  const declaration = workspace.checker.getSymbolAtLocation(token)?.valueDeclaration;
  return declaration !== undefined && ts.isParameter(declaration);
}

/** Whether a call asks a container for what is kept under a key. */
export function isGiven(evaluator: Evaluator, node: ts.CallExpression): boolean {
  return slotValue(evaluator, node) !== undefined;
}

function anyOf(values: readonly Known[] | undefined, at: ts.Node): Known | undefined {
  return values && values.length <= MOST ? choice(values, at) : undefined;
}

/** Reads the whole workspace once, before anything else is asked of it. */
export function indexSlots(evaluator: Evaluator): Slots {
  const kept = new Map<Key, Known[]>();
  for (const identifier of KEEPING.flatMap((name) => evaluator.workspace.identifiers(name))) {
    const [keyNode, valueNode] = callOf(identifier)?.arguments ?? [];
    const key = valueNode && keyNode && keyOf(evaluator, keyNode);
    // Plain texts under such keys are anything: parts of a URL, headers, entries of a cache.
    if (key !== undefined) add(kept, key, carriers(evaluator, instanceIn(valueNode!)));
  }
  const attached = new Map<string, Known[]>();
  for (const file of evaluator.workspace.files.values())
    walk(file, (node) => {
      if (ts.isObjectLiteralExpression(node)) addProvider(evaluator, node, kept);
      const member = attachedMember(node);
      if (!member) return;
      const clients = alternatives(evaluator.evaluate(member.value)).filter((value) => value.k === 'client');
      add(attached, member.name, clients);
    });
  return { kept, attached };
}

/** `{ provide: TOKEN, useFactory: () => client }`: what a container is told to give for a token. */
function addProvider(evaluator: Evaluator, node: ts.ObjectLiteralExpression, kept: Map<Key, Known[]>): void {
  const provider = providerIn(node);
  const key = provider && keyOf(evaluator, provider.token);
  if (key === undefined) return;
  const values = alternatives(evaluator.evaluate(provider!.value)).map((each) =>
    each.k === 'function' ? evaluator.returned(each.node) : each,
  );
  const clients = values.flatMap(alternatives).filter((each) => each.k === 'client' || each.k === 'instance');
  add(kept, key, clients);
}

function providerIn(node: ts.ObjectLiteralExpression): Keeper | undefined {
  const given = new Map(
    node.properties.flatMap((each) =>
      ts.isPropertyAssignment(each) ? [[each.name.getText(), each.initializer] as const] : [],
    ),
  );
  const token = given.get('provide');
  const value = given.get('useValue') ?? given.get('useFactory');
  return token && value && { node, token, value };
}

function add<K>(index: Map<K, Known[]>, key: K, values: readonly Known[]): void {
  if (values.length > 0) index.set(key, [...(index.get(key) ?? []), ...values]);
}

function carriers(evaluator: Evaluator, value: ts.Expression): Known[] {
  return alternatives(evaluator.evaluate(value)).filter((each) =>
    ['client', 'instance', 'object', 'function'].includes(each.k),
  );
}

/** `app.locals.openai = client`, `context.openai = client`; what `this` has is followed through its class. */
function attachedMember(node: ts.Node): { name: string; value: ts.Expression } | undefined {
  if (!ts.isBinaryExpression(node) || !isAssignment(node)) return undefined;
  const { left, right } = node;
  if (!ts.isPropertyAccessExpression(left) || left.expression.kind === ts.SyntaxKind.ThisKeyword)
    return undefined;
  const isPlausible = ts.isNewExpression(right) || ts.isIdentifier(right) || ts.isCallExpression(right);
  return isPlausible ? { name: left.name.text, value: right } : undefined;
}

function callOf(identifier: ts.Identifier): ts.CallExpression | undefined {
  const parent = identifier.parent;
  const callee = ts.isPropertyAccessExpression(parent) && parent.name === identifier ? parent : identifier;
  const call = callee.parent;
  return ts.isCallExpression(call) && call.expression === callee ? call : undefined;
}

/** `{ useValue: client }` is how containers are told a ready-made value. */
function instanceIn(value: ts.Expression): ts.Expression {
  if (!ts.isObjectLiteralExpression(value)) return value;
  const property = value.properties.find(
    (each) => ts.isPropertyAssignment(each) && /^(?:useValue|useFactory)$/.test(each.name.getText()),
  );
  return property && ts.isPropertyAssignment(property) ? property.initializer : value;
}

/** By what a container knows the thing: a text, or the place that made the symbol or the class. */
export function keyOf(evaluator: Evaluator, node: ts.Expression): Key | undefined {
  const key = evaluator.evaluate(node);
  if (key.k === 'literal') return typeof key.value === 'string' ? key.value : undefined;
  return key.k === 'made' || key.k === 'class' ? key.node : undefined;
}

function calledName(node: ts.CallExpression): string | undefined {
  const callee = node.expression;
  if (ts.isIdentifier(callee)) return callee.text;
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
}
