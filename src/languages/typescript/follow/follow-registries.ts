import { ts } from 'ts-morph';
import type { RegistryDescriptor } from '../../../core/sdk.js';
import type { Evaluator } from './evaluator.js';
import { alternatives, choice, unknown, type Known } from './known.js';

type Made = Extract<Known, { k: 'made' }>;

/** What a registry of providers is made with. */
export interface Registry {
  readonly descriptor: RegistryDescriptor;
  readonly node: Made['node'];
  readonly providers: ts.Expression;
}

/** The registry behind a value, where a package that is known for them made it. */
export function registryOf(evaluator: Evaluator, value: Known): Registry | undefined {
  if (value.k !== 'made') return undefined;
  const descriptor = evaluator.sdks.registry(value.of.package, value.of.path.at(-1) ?? '');
  const providers = value.node.arguments?.[0];
  return descriptor && providers ? { descriptor, node: value.node, providers } : undefined;
}

/** `registry.languageModel('openai:gpt-4o')`, `myProvider.languageModel('fast')`: the model that the name picks. */
export function pickedModel(
  evaluator: Evaluator,
  node: ts.CallExpression,
  method: ts.PropertyAccessExpression,
): Known | undefined {
  const [name] = node.arguments;
  const registries = alternatives(evaluator.evaluate(method.expression)).flatMap(
    (each) => registryOf(evaluator, each) ?? [],
  );
  if (!name || registries.length === 0) return undefined;
  const asked = { node, method: method.name.text };
  const names = alternatives(evaluator.evaluate(name));
  return choice(
    registries.flatMap((registry) => names.map((each) => fromRegistry(evaluator, registry, each, asked))),
    node,
  );
}

/** What is asked for a model: where, and by which method. */
export interface Asked {
  readonly node: ts.CallExpression | ts.NewExpression;
  readonly method: string;
}

function fromRegistry(evaluator: Evaluator, registry: Registry, name: Known, asked: Asked): Known {
  if (name.k === 'literal') {
    return registry.descriptor.by === 'prefix'
      ? byPrefix(evaluator, registry, name, asked)
      : byAlias(evaluator, registry, name, asked);
  }
  if (name.k === 'env' && name.fallback?.k === 'literal') {
    const model = fromRegistry(evaluator, registry, name.fallback, asked);
    return model.k === 'model' && model.id ? { ...model, id: { ...name, fallback: model.id } } : model;
  }
  return byNobodyKnowsWhat(evaluator, registry, name, asked);
}

type Literal = Extract<Known, { k: 'literal' }>;

/** The separator may be chosen; provider names have none of these signs in them. */
function byPrefix(evaluator: Evaluator, registry: Registry, name: Literal, asked: Asked): Known {
  const parts = /^([\w-]+)([^\w-]+\s*)(.+)$/.exec(String(name.value));
  if (!parts) return unknown(asked.node);
  const [, prefix = '', separator = '', id = ''] = parts;
  const provider = evaluator.property(evaluator.evaluate(registry.providers), prefix, asked.node);
  return ofProvider(evaluator, provider, { ...name, value: id, prefix: prefix + separator }, asked);
}

function byAlias(evaluator: Evaluator, registry: Registry, name: Literal, asked: Asked): Known {
  const { descriptor, providers } = registry;
  const own = ofAlias(evaluator, registry, String(name.value), asked);
  if (own) return own;
  const settings = evaluator.evaluate(providers);
  const provider = evaluator.property(settings, descriptor.fallback ?? '', asked.node);
  return ofProvider(evaluator, provider, name, asked);
}

/** A name that is made up at run time may pick any of the models; `openai:${id}` says at least whose. */
function byNobodyKnowsWhat(evaluator: Evaluator, registry: Registry, name: Known, asked: Asked): Known {
  const { descriptor, providers } = registry;
  const given = evaluator.evaluate(providers);
  if (descriptor.by === 'alias') {
    const models = evaluator.property(given, descriptor.models?.[asked.method] ?? '', asked.node);
    const rest = evaluator.property(given, descriptor.fallback ?? '', asked.node);
    const picked = alternatives(evaluator.elements(models, asked.node));
    return choice([...picked, ofProvider(evaluator, rest, name, asked)], asked.node);
  }
  const [first] = name.k === 'joined' ? name.parts : [];
  const prefix = first?.k === 'literal' ? /^[\w-]+(?=[^\w-])/.exec(String(first.value))?.[0] : undefined;
  const possible =
    prefix === undefined
      ? evaluator.elements(given, asked.node)
      : evaluator.property(given, prefix, asked.node);
  return choice(
    alternatives(possible).map((each) => ofProvider(evaluator, each, name, asked)),
    asked.node,
  );
}

/** The model that the project itself gave that name. */
function ofAlias(
  evaluator: Evaluator,
  { descriptor, providers }: Registry,
  name: string,
  { node, method }: Asked,
): Known | undefined {
  const models = descriptor.models?.[method];
  if (models === undefined) return undefined;
  const table = evaluator.property(evaluator.evaluate(providers), models, node);
  const own = evaluator.property(table, name, node);
  return own.k === 'unknown' ? undefined : own;
}

/** Texts that are names of the project's own for models: keys of such tables, and what picks by them. */
export function aliasesIn(evaluator: Evaluator, node: ts.CallExpression): readonly ts.Node[] {
  const registry = registryOf(evaluator, evaluator.evaluate(node));
  if (registry?.node === node) return keysOf(evaluator, registry);
  const method = ts.isPropertyAccessExpression(node.expression) ? node.expression : undefined;
  const [name] = node.arguments;
  if (!method || !name) return [];
  const asked = { node, method: method.name.text };
  const registries = alternatives(evaluator.evaluate(method.expression)).flatMap(
    (each) => registryOf(evaluator, each) ?? [],
  );
  return alternatives(registries.length > 0 ? evaluator.evaluate(name) : unknown(node)).flatMap((each) =>
    each.k === 'literal' && registries.some((one) => ofAlias(evaluator, one, String(each.value), asked))
      ? [each.node]
      : [],
  );
}

function keysOf(evaluator: Evaluator, { descriptor, providers }: Registry): readonly ts.Node[] {
  const settings = evaluator.evaluate(providers);
  return Object.values(descriptor.models ?? {}).flatMap((models) => {
    const table = evaluator.property(settings, models, providers);
    return table.k === 'object' ? table.node.properties.flatMap(({ name }) => name ?? []) : [];
  });
}

/** The provider's own method of that name makes the model. */
export function ofProvider(evaluator: Evaluator, provider: Known, id: Known, asked: Asked): Known {
  const registry = registryOf(evaluator, provider);
  if (registry) return fromRegistry(evaluator, registry, id, asked);
  const callee = evaluator.property(provider, asked.method, asked.node);
  if (callee.k !== 'member') return unknown(asked.node);
  const call = callee.site.descriptor.calls[callee.path.join('.')];
  return call ? { k: 'model', site: callee.site, call, node: asked.node, id } : unknown(asked.node);
}
