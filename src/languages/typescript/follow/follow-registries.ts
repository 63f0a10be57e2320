import { type ts } from 'ts-morph';
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
  const names = alternatives(evaluator.evaluate(name));
  return choice(
    registries.flatMap((registry) =>
      names.map((each) =>
        registry.descriptor.by === 'prefix'
          ? byPrefix(evaluator, registry, each, { node, method: method.name.text })
          : byAlias(evaluator, registry, each, { node, method: method.name.text }),
      ),
    ),
    node,
  );
}

interface Asked {
  readonly node: ts.CallExpression;
  readonly method: string;
}

/** The separator may be chosen; provider names have none of these signs in them. */
function byPrefix(evaluator: Evaluator, registry: Registry, name: Known, asked: Asked): Known {
  const parts = name.k === 'literal' ? /^([\w-]+)([^\w-]+\s*)(.+)$/.exec(String(name.value)) : undefined;
  if (!parts || name.k !== 'literal') return unknown(asked.node);
  const [, prefix = '', separator = '', id = ''] = parts;
  const provider = evaluator.property(evaluator.evaluate(registry.providers), prefix, asked.node);
  return ofProvider(evaluator, provider, { ...name, value: id, prefix: prefix + separator }, asked);
}

function byAlias(evaluator: Evaluator, registry: Registry, name: Known, asked: Asked): Known {
  const { descriptor, providers } = registry;
  const settings = evaluator.evaluate(providers);
  const models = descriptor.models?.[asked.method];
  if (name.k !== 'literal' || models === undefined) return unknown(asked.node);
  const table = evaluator.property(settings, models, asked.node);
  const own = evaluator.property(table, String(name.value), asked.node);
  if (own.k !== 'unknown') return own;
  const provider = evaluator.property(settings, descriptor.fallback ?? '', asked.node);
  return ofProvider(evaluator, provider, name, asked);
}

/** The provider's own method of that name makes the model. */
function ofProvider(evaluator: Evaluator, provider: Known, id: Known, { node, method }: Asked): Known {
  const callee = evaluator.property(provider, method, node);
  if (callee.k !== 'member') return unknown(node);
  const call = callee.site.descriptor.calls[callee.path.join('.')];
  return call ? { k: 'model', site: callee.site, call, node, id } : unknown(node);
}
