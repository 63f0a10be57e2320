import { ts } from 'ts-morph';
import { looksLikeOpenAIModel } from '../../../core/openai-names.js';
import type { ModelUsage } from '../../../core/usage.js';
import type { FoundCall } from '../clients/calls.js';
import { usageId } from '../clients/usage-id.js';
import type { Evaluator } from '../follow/evaluator.js';
import { alternatives } from '../follow/known.js';
import { isTestFile } from '../program/test-files.js';
import { walk } from '../program/walk.js';

/** Methods that hold a text against another. */
export const COMPARING = new Set(['startsWith', 'endsWith', 'includes', 'indexOf', 'match', 'has']);
/** Beginnings that name a family. `16k` is not one. */
const FAMILY =
  /^(?:gpt-?[\w.-]*|o[134]-?[\w-]*|text-(?:embedding|davinci|curie|babbage|ada|chat)[\w-]*|davinci|chatgpt-?[\w-]*|dall-e[\w-]*)$/;

/** `startsWith('gpt-')`, `includes('gpt-4')`: a part of a name that is tested for. */
export function isFamilyTest(node: ts.StringLiteralLike): boolean {
  const call = node.parent;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return false;
  return COMPARING.has(call.expression.name.text) && FAMILY.test(node.text);
}

/** `model.toLowerCase().includes('32k')`, `/-turbo/.test(model)`: the name that is known to be tested by a part of it. */
export function testedModel(evaluator: Evaluator, node: ts.Node): string | undefined {
  const subject = testedExpression(node);
  if (!subject) return undefined;
  const values = alternatives(evaluator.evaluate(subject)).map((value) =>
    value.k === 'env' && value.fallback ? value.fallback : value,
  );
  const known = values.find(
    (value) => value.k === 'literal' && typeof value.value === 'string' && looksLikeOpenAIModel(value.value),
  );
  return known?.k === 'literal' ? String(known.value) : undefined;
}

function testedExpression(node: ts.Node): ts.Expression | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const method = node.expression.name.text;
  const [first] = node.arguments;
  const subject = method === 'test' ? first : COMPARING.has(method) ? node.expression.expression : undefined;
  return subject && !ts.isStringLiteralLike(subject) ? subject : undefined;
}

/** Whether some part of the expression tests a model's name. */
export function isModelTest(evaluator: Evaluator, expression: ts.Node): boolean {
  let is = false;
  const see = (node: ts.Node) => {
    if (is || ts.isBlock(node)) return;
    is =
      testedModel(evaluator, node) !== undefined ||
      (ts.isStringLiteralLike(node) && (isFamilyTest(node) || isEquality(node)));
  };
  see(expression);
  walk(expression, see);
  return is;
}

function isEquality(node: ts.StringLiteralLike): boolean {
  const { parent } = node;
  const compares =
    ts.isCaseClause(parent) ||
    (ts.isBinaryExpression(parent) && /^[!=]==?$/.test(parent.operatorToken.getText()));
  return compares && looksLikeOpenAIModel(node.text);
}

/** Tests of what is also sent as a model, whatever text it is tested for: `this.model.startsWith('text-chat')`. */
export function detectSentModelTests(
  evaluator: Evaluator,
  calls: readonly FoundCall[],
  claimed: ReadonlySet<string>,
): ModelUsage[] {
  const { workspace } = evaluator;
  const sent = new Set(calls.flatMap(({ modelNode }) => (modelNode && symbolOf(evaluator, modelNode)) ?? []));
  if (sent.size === 0) return [];
  const found: ModelUsage[] = [];
  for (const source of new Set(calls.map(({ node }) => node.getSourceFile())))
    walk(source, (node) => {
      const subject = testedExpression(node);
      const text = ts.isCallExpression(node) ? node.arguments[0] : undefined;
      if (!subject || !text || !ts.isStringLiteralLike(text) || FAMILY.test(text.text)) return;
      const symbol = symbolOf(evaluator, subject);
      const span = workspace.span(node);
      if (!symbol || !sent.has(symbol) || claimed.has(usageId('model', span, 'test'))) return;
      found.push({
        id: usageId('model', span, 'test'),
        kind: 'model',
        language: 'typescript',
        span,
        value: text.text,
        calls: [],
        readers: [],
        role: 'comparison',
        inTest: isTestFile(span.file),
      });
    });
  return found;
}

function symbolOf({ workspace }: Evaluator, node: ts.Expression): ts.Symbol | undefined {
  let inner = node;
  while (ts.isParenthesizedExpression(inner) || ts.isAsExpression(inner) || ts.isNonNullExpression(inner))
    inner = inner.expression;
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  return ts.isIdentifier(name) ? workspace.checker.getSymbolAtLocation(name) : undefined;
}
