import { ts } from 'ts-morph';
import { looksLikeOpenAIModel } from '../../../core/openai-names.js';
import type { NoteUsage } from '../../../core/usage.js';
import type { Span } from '../../../core/source.js';
import type { Evaluator } from '../follow/evaluator.js';
import { hasDefaultProvider } from '../follow/default-provider.js';
import { alternatives, type Known } from '../follow/known.js';
import { usageId } from '../clients/usage-id.js';
import { readOptions } from '../clients/options.js';
import { literalSpan } from '../follow/values.js';
import { walk } from '../program/walk.js';

/** Functions of the AI SDK that make a model of the gateway's. */
const GATEWAY = new Set(['ai', '@ai-sdk/gateway']);

/** Models given by a text alone: the AI SDK asks its gateway for them, not OpenAI. */
export function detectGatewayModels(evaluator: Evaluator): NoteUsage[] {
  return literals(evaluator).map((literal) => {
    const span = literalSpan(evaluator.workspace, literal.node);
    return {
      id: usageId('note', span),
      kind: 'note',
      language: 'typescript',
      span,
      about: 'gateway-model',
      name: String(literal.value),
    };
  });
}

/** Where such texts stand, so that nobody takes them for settings. */
export function gatewaySpans(evaluator: Evaluator): Span[] {
  return literals(evaluator).map(({ node }) => literalSpan(evaluator.workspace, node));
}

type Literal = Extract<Known, { k: 'literal' }>;

const found = new WeakMap<Evaluator, readonly Literal[]>();

function literals(evaluator: Evaluator): readonly Literal[] {
  const known = found.get(evaluator);
  if (known) return known;
  if (hasDefaultProvider(evaluator)) return []; // then a text is a setting of that provider's
  const all = new Map<ts.Node, Literal>();
  for (const file of evaluator.workspace.files.values()) {
    walk(file, (node) => {
      const given =
        ts.isCallExpression(node) || ts.isNewExpression(node) ? modelOf(evaluator, node) : undefined;
      for (const each of given ? alternatives(given) : []) {
        if (each.k === 'literal' && isOfOpenAI(String(each.value))) all.set(each.node, each);
      }
    });
  }
  const result = [...all.values()];
  found.set(evaluator, result);
  return result;
}

function isOfOpenAI(text: string): boolean {
  return /^openai\/[\w.-]+$/.test(text) || looksLikeOpenAIModel(text);
}

/** `generateText({ model: 'openai/gpt-4o' })`, `gateway('openai/gpt-4o')` */
function modelOf(evaluator: Evaluator, node: ts.CallExpression | ts.NewExpression): Known | undefined {
  const callee = evaluator.evaluate(node.expression);
  const [first] = node.arguments ?? [];
  if (!first) return undefined;
  if (callee.k === 'external') {
    const name = callee.path.at(-1) ?? '';
    if (GATEWAY.has(callee.package) && name === 'gateway') return evaluator.evaluate(first);
    const request = evaluator.sdks.request(callee.package, name, evaluator.workspace.fileOf(node));
    const names = request && { [request.model]: 'model' };
    return names && readOptions(evaluator, first, { names, ignored: {} }).options.get('model')?.known;
  }
  const isMade = callee.k === 'made' && GATEWAY.has(callee.of.package);
  return isMade && callee.of.path.at(-1) === 'createGateway' ? evaluator.evaluate(first) : undefined;
}
