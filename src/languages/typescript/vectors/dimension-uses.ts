import { ts } from 'ts-morph';
import { openVectorStatement } from '../../../core/vector-widths.js';
import type { Evaluator } from '../follow/evaluator.js';
import { alternatives } from '../follow/known.js';

/** A width that a constant brings to the place where vectors are stored. */
export interface WidthUse {
  /** The expression that stands at the place. */
  readonly at: ts.Node;
  readonly value: number;
  /** The token where the number is written. */
  readonly defined: ts.Node;
  readonly store: string;
}

/** `vector(${WIDTH})`, `'vector(' + WIDTH + ')'`: a statement that the program completes with a width. */
export function statementUse(evaluator: Evaluator, node: ts.Node): WidthUse[] {
  if (ts.isTemplateSpan(node)) return opened(evaluator, node.expression, textBefore(node));
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return [];
  const left = ts.isBinaryExpression(node.left) ? node.left.right : node.left;
  return ts.isStringLiteralLike(left) ? opened(evaluator, node.right, left.text) : [];
}

function textBefore(span: ts.TemplateSpan): string {
  const template = span.parent;
  const before = template.templateSpans[template.templateSpans.indexOf(span) - 1];
  return before ? before.literal.text : template.head.text;
}

function opened(evaluator: Evaluator, expression: ts.Expression, before: string): WidthUse[] {
  const store = openVectorStatement(before);
  if (store === undefined || ts.isNumericLiteral(expression)) return [];
  return widthsOf(evaluator, expression).map((width) => ({ at: expression, store, ...width }));
}

/** A setting whose value is brought by a name: `{ dimension: EMBEDDING_DIM }`. */
export function settingUse(evaluator: Evaluator, expression: ts.Expression, store: string): WidthUse[] {
  if (!ts.isIdentifier(expression) && !ts.isPropertyAccessExpression(expression)) return [];
  return widthsOf(evaluator, expression).map((width) => ({ at: expression, store, ...width }));
}

/** Every number that the expression can be, with the token where it is written; numbers of other programs do not count. */
function widthsOf(
  evaluator: Evaluator,
  expression: ts.Expression,
): readonly Pick<WidthUse, 'value' | 'defined'>[] {
  return alternatives(evaluator.evaluate(expression)).flatMap((known) => {
    const given = known.k === 'env' ? known.fallback : known;
    if (given?.k !== 'literal') return [];
    const value = Number(given.value);
    const isWidth = Number.isInteger(value) && value >= 64 && value <= 12_288;
    return isWidth && typeof given.value !== 'boolean' ? [{ value, defined: given.node }] : [];
  });
}
