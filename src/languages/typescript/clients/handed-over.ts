import { ts } from 'ts-morph';
import type { CallUsage } from '../../../core/usage.js';
import type { FoundCall } from './calls.js';
import { isTyped, type FoundClient } from './clients.js';
import type { Evaluator } from '../follow/evaluator.js';
import { assignedDefault } from '../follow/default-provider.js';
import { registryOf } from '../follow/follow-registries.js';
import { isTestFile } from '../program/test-files.js';
import { walk } from '../program/walk.js';
import { usageId } from './usage-id.js';

interface Place {
  readonly provider: ts.Expression;
  readonly method: string;
}

/** Providers that are handed over whole, so that somebody else calls their default: `createProviderRegistry({ openai })`. */
export function handedOver(
  evaluator: Evaluator,
  clients: ReadonlyMap<ts.Node, FoundClient>,
): readonly FoundCall[] {
  const places: Place[] = [];
  for (const file of evaluator.workspace.files.values()) {
    walk(file, (node) => {
      if (ts.isCallExpression(node)) places.push(...inRegistry(evaluator, node));
      const provider = assignedDefault(node);
      if (provider) places.push({ provider, method: 'AI_SDK_DEFAULT_PROVIDER' });
    });
  }
  return places.flatMap((place) => describe(evaluator, place, clients));
}

function inRegistry(evaluator: Evaluator, node: ts.CallExpression): Place[] {
  const registry = registryOf(evaluator, evaluator.evaluate(node));
  if (!registry || registry.node !== node) return [];
  const settings = evaluator.evaluate(registry.providers);
  if (settings.k !== 'object') return [];
  const { by, fallback } = registry.descriptor;
  return settings.node.properties.flatMap((property) => {
    const provider = ts.isPropertyAssignment(property)
      ? property.initializer
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined;
    const isProvider = by === 'prefix' || property.name?.getText() === fallback;
    return provider && isProvider ? [{ provider, method: node.expression.getText() }] : [];
  });
}

function describe(
  evaluator: Evaluator,
  { provider, method }: Place,
  clients: ReadonlyMap<ts.Node, FoundClient>,
): FoundCall[] {
  const value = evaluator.evaluate(provider);
  const client = value.k === 'client' ? clients.get(value.site.node) : undefined;
  const invoke = value.k === 'client' ? value.site.descriptor.calls['languageModel'] : undefined;
  if (!client || !invoke?.chatMethod) return [];
  const span = evaluator.workspace.span(provider);
  const usage: CallUsage = {
    id: usageId('call', span, 'handed-over'),
    kind: 'call',
    language: 'typescript',
    span,
    sdk: client.site.sdk.id,
    api: invoke.api,
    method,
    transport: 'sdk',
    clients: [client.usage.id],
    endpoints: [],
    options: {},
    complete: true,
    typed: isTyped(provider),
    extraBody: 'none',
    bare: true,
    convertibleTo: ['chat.completions'],
    inTest: isTestFile(span.file),
  };
  return [
    {
      usage,
      node: provider,
      model: undefined,
      modelNode: undefined,
      render: {
        usage,
        owner: undefined,
        argument: -1,
        object: undefined,
        ownsObject: false,
        options: new Map(),
        writtenName: (name) => name,
        ignored: [],
        typed: isTyped(provider),
        handedOver: provider,
      },
    },
  ];
}
