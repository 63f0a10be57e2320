import { ts } from 'ts-morph';
import { passesTest } from '../../../core/model-group.js';
import { COMPARING } from '../models/model-tests.js';
import type { Span } from '../../../core/source.js';
import type { Evaluator } from '../follow/evaluator.js';
import { alternatives, type Known } from '../follow/known.js';
import { holderOf, type FoundModel } from '../models/models.js';
import { typesWrittenFor } from './declared-types.js';
import type { FoundTest } from './id-tests.js';
import { listsBehind, listsOfType } from './list-links.js';
import type { ListReader } from './list-readers.js';
import { elementsOfList, type ModelList } from './model-lists.js';
import { symbolOf } from '../follow/follow-names.js';

/** Names, lists and tests that hang together. */
export interface Component {
  readonly models: readonly FoundModel[];
  readonly lists: readonly ModelList[];
  readonly tests: readonly FoundTest[];
}

interface Parts {
  readonly found: readonly FoundModel[];
  readonly lists: readonly ModelList[];
  readonly tests: readonly FoundTest[];
  readonly readers: readonly ListReader[];
}

/** Which names must go on meaning the same to each other, told by types, by what is held against what, and by the same ids. */
export function linkModels(evaluator: Evaluator, parts: Parts): readonly Component[] {
  const sets = new Sets();
  const models = parts.found.filter(({ usage }) => !usage.inTest);
  const byNode = new Map(models.map((model) => [model.node, model]));
  linkLists(evaluator, parts.lists, sets);
  for (const { lists, subject } of parts.readers)
    for (const model of modelsBehind(evaluator, subject, byNode))
      for (const list of lists) sets.join(list, model.node);
  for (const model of models) linkModel(evaluator, model, parts.lists, sets);
  for (const test of parts.tests) linkTest(evaluator, test, { ...parts, byNode }, sets);
  return sets.all().map((nodes) => ({
    models: models.filter(({ node }) => nodes.has(node)).sort((a, b) => byPlace(a.usage.span, b.usage.span)),
    lists: parts.lists.filter(({ node }) => nodes.has(node)),
    tests: parts.tests.filter(({ model }) => nodes.has(model.node)),
  }));
}

function byPlace(a: Span, b: Span): number {
  return a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1;
}

function linkLists(evaluator: Evaluator, lists: readonly ModelList[], sets: Sets): void {
  const byId = new Map<string, ts.Node>();
  for (const { node, entries } of lists) {
    for (const { id, again } of entries) {
      for (const each of [id, ...again]) sets.join(node, each.node);
      // Two lists with one model in common are two sides of the same choice.
      const first = byId.get(id.usage.value);
      if (first) sets.join(first, node);
      else byId.set(id.usage.value, node);
    }
    for (const element of elementsOfList(node)) {
      const behind =
        ts.isSpreadElement(element) || ts.isSpreadAssignment(element)
          ? listsBehind(evaluator, element)
          : ts.isTypeReferenceNode(element)
            ? listsOfType(evaluator, element)
            : [];
      for (const other of behind) sets.join(node, other);
    }
  }
}

/** A name by itself: its type is made of a list, its schema is, or it is called the default of what a list offers. */
function linkModel(evaluator: Evaluator, model: FoundModel, lists: readonly ModelList[], sets: Sets): void {
  const { node, usage } = model;
  for (const type of typesWrittenFor(evaluator, node))
    for (const list of listsOfType(evaluator, type)) sets.join(list, node);
  for (const list of schemaLists(evaluator, node)) sets.join(list, node);
  const isNamed = /default|fallback|initial/i.test(holderOf(node) ?? '');
  if (usage.role !== 'setting' && !(isNamed && (usage.role === 'value' || usage.role === 'env'))) return;
  for (const list of lists)
    if (list.entries.some(({ id }) => id.usage.value === usage.value)) sets.join(list.node, node);
}

/** `z.enum(MODELS).default('gpt-4o')` */
function schemaLists(evaluator: Evaluator, literal: ts.Node): readonly ts.Node[] {
  const call = literal.parent;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return [];
  const { expression, name } = call.expression;
  return /^(?:default|catch|prefault)$/.test(name.text) ? listsBehind(evaluator, expression) : [];
}

/** A test belongs to what it is known to test; else to the lists with names that pass it, where what is tested is called a model. */
function linkTest(
  evaluator: Evaluator,
  { model, subject, test }: FoundTest,
  { lists, byNode }: Parts & { readonly byNode: ReadonlyMap<ts.Node, FoundModel> },
  sets: Sets,
): void {
  // `MODELS.includes('gpt-4o')` asks a list: what it asks for is one of its names.
  const asked = isAsked(model.node) ? listsBehind(evaluator, subject) : [];
  if (asked.length > 0) return asked.forEach((list) => sets.join(list, model.node));
  const tested = modelsBehind(evaluator, subject, byNode);
  for (const each of tested) sets.join(each.node, model.node);
  if (tested.length > 0 || !/model|engine|deployment/i.test(subject.getText())) return;
  for (const list of lists) {
    const passes = list.entries.some(({ id }) => passesTest(id.usage.value, test));
    if (passes) sets.join(list.node, model.node);
  }
}

function isAsked(node: ts.Node): boolean {
  const call = node.parent;
  return (
    ts.isCallExpression(call) &&
    ts.isPropertyAccessExpression(call.expression) &&
    COMPARING.has(call.expression.name.text)
  );
}

/** The names that an expression may be, as far as they stand in the project. */
function modelsBehind(
  evaluator: Evaluator,
  expression: ts.Expression,
  byNode: ReadonlyMap<ts.Node, FoundModel>,
): readonly FoundModel[] {
  const values = alternatives(evaluator.evaluate(stateBehind(evaluator, expression) ?? expression));
  return values.flatMap((value) => literalsIn(value).flatMap((node) => byNode.get(node) ?? []));
}

function literalsIn(value: Known): readonly ts.Node[] {
  if (value.k === 'literal') return [value.node];
  if (value.k === 'choice') return value.of.flatMap(literalsIn);
  return value.k === 'env' && value.fallback ? literalsIn(value.fallback) : [];
}

/** `const [model, setModel] = useState('gpt-4o')`: what the state begins with. */
function stateBehind(evaluator: Evaluator, expression: ts.Expression): ts.Expression | undefined {
  if (!ts.isIdentifier(expression)) return undefined;
  const declaration = symbolOf(evaluator, expression)?.declarations?.[0];
  if (!declaration || !ts.isBindingElement(declaration)) return undefined;
  const pattern = declaration.parent;
  const holder = pattern.parent;
  const isFirst = ts.isArrayBindingPattern(pattern) && pattern.elements[0] === declaration;
  if (!isFirst || !ts.isVariableDeclaration(holder) || !holder.initializer) return undefined;
  return ts.isCallExpression(holder.initializer) ? holder.initializer.arguments[0] : undefined;
}

/** Sets that are joined until nothing hangs together any more that is not in one. */
class Sets {
  readonly #parents = new Map<ts.Node, ts.Node>();

  join(a: ts.Node, b: ts.Node): void {
    this.#parents.set(this.#root(a), this.#root(b));
  }

  #root(node: ts.Node): ts.Node {
    let root = node;
    for (let next = this.#parents.get(root); next && next !== root; next = this.#parents.get(root))
      root = next;
    this.#parents.set(node, root);
    return root;
  }

  all(): readonly ReadonlySet<ts.Node>[] {
    const sets = new Map<ts.Node, Set<ts.Node>>();
    for (const node of [...this.#parents.keys()]) {
      const root = this.#root(node);
      sets.set(root, (sets.get(root) ?? new Set()).add(node));
    }
    return [...sets.values()];
  }
}
