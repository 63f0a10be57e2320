import { ts } from 'ts-morph';
import { looksLikeOpenAIModel } from '../../core/openai-names.js';
import type { DimensionUsage } from '../../core/usage.js';
import { isTextPiece } from './endpoints.js';
import { nameText } from './property-places.js';
import { usageId } from './usage-id.js';
import { storeIn } from './vector-stores.js';
import { walk } from './walk.js';
import type { Workspace } from './workspace.js';

/** Widths that OpenAI's embedding models give; the shortened ones only where embeddings are spoken of. */
const WIDTHS: ReadonlySet<number> = new Set([1536, 3072]);
const SHORTENED: ReadonlySet<number> = new Set([256, 512, 768, 1024]);
const NAMED =
  /dimension|vector_?(?:size|len(?:gth)?|width|dims?)|embed(?:ding)?s?_?(?:size|len(?:gth)?|width|dims?)|^(?:n|num)?_?dims?$/i;

/** Places that fix the width of stored vectors. */
export function detectDimensions(workspace: Workspace): DimensionUsage[] {
  const found: DimensionUsage[] = [];
  const add = (
    node: ts.Node,
    at: { start: number; end: number },
    what: Pick<DimensionUsage, 'value' | 'store'>,
  ) => {
    const span = { file: workspace.fileOf(node), ...at };
    found.push({ id: usageId('dimension', span), kind: 'dimension', language: 'typescript', span, ...what });
  };
  for (const source of workspace.files.values()) {
    walk(source, (node) => {
      if (isNumber(node)) {
        const store = storeOf(node);
        if (store !== undefined)
          add(node, { start: node.getStart(), end: node.getEnd() }, { value: Number(node.text), store });
      } else if (isTextPiece(node)) {
        for (const match of node
          .getText()
          .matchAll(/\b(?:half|sparse)?vec(?:tor)?\s*\(\s*(\d{3,4})\s*\)/gi)) {
          const start = node.getStart() + match.index;
          add(node, { start, end: start + match[0].length }, { value: Number(match[1]), store: 'pgvector' });
        }
      }
    });
  }
  return found;
}

type NumberToken = ts.NumericLiteral | ts.StringLiteral;

/** A width, as a number or as the text that a variable would give. */
function isNumber(node: ts.Node): node is NumberToken {
  return (
    (ts.isNumericLiteral(node) || (ts.isStringLiteral(node) && /^\d{3,4}$/.test(node.text))) &&
    isWidth(Number(node.text))
  );
}

function isWidth(value: number): boolean {
  return WIDTHS.has(value) || SHORTENED.has(value);
}

/** What the number is the width of; undefined where nothing says that it is one. */
function storeOf(token: NumberToken): string | undefined {
  const node = outermost(token);
  const parent = node.parent;
  const store = storeIn(token.getSourceFile());
  const name = nameOf(parent, node);
  if (
    SHORTENED.has(Number(token.text)) &&
    !/embedding|vector/i.test(`${name ?? ''} ${parent.getText()} ${store ?? ''}`)
  )
    return undefined;
  if (name !== undefined) return ofNamed(parent, name, token) ? (store ?? name) : undefined;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return ofArgument(parent, token, store);
  if (!ts.isBinaryExpression(parent) || !WIDTHS.has(Number(token.text))) return undefined;
  return /dimension|\.length/.test(parent.left.getText()) ? (store ?? parent.left.getText()) : undefined;
}

/** The expression whose value the number is: through `?? 1536`, casts and `Number(…)`. */
function outermost(token: NumberToken): ts.Node {
  let node: ts.Node = token;
  for (;;) {
    const { parent } = node;
    const isDefault =
      ts.isBinaryExpression(parent) &&
      parent.right === node &&
      /^(?:\?\?|\|\|)$/.test(parent.operatorToken.getText());
    const isCast =
      ts.isAsExpression(parent) || ts.isParenthesizedExpression(parent) || ts.isSatisfiesExpression(parent);
    const isParsed =
      ts.isCallExpression(parent) &&
      /^(?:Number|parseInt|Number\.parseInt)$/.test(parent.expression.getText());
    if (!isDefault && !isCast && !isParsed) return node;
    node = parent;
  }
}

function nameOf(parent: ts.Node, node: ts.Node): string | undefined {
  const isNamed =
    ts.isPropertyAssignment(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent) ||
    ts.isEnumMember(parent);
  if (!isNamed || parent.initializer !== node) return undefined;
  const { name } = parent;
  return ts.isObjectBindingPattern(name) || ts.isArrayBindingPattern(name) ? undefined : nameText(name);
}

function ofNamed(parent: ts.Node, name: string, token: NumberToken): boolean {
  if (NAMED.test(name)) return !isRequested(parent);
  if (ts.isStringLiteral(token) || !ts.isPropertyAssignment(parent)) return false;
  if (looksLikeOpenAIModel(name)) return true;
  const around = parent.parent.getText() + parent.parent.parent.getText().slice(0, 80);
  if (/^size$/i.test(name)) return /distance|vectors/.test(around);
  return (
    name === 'length' && WIDTHS.has(Number(token.text)) && /^Array\.from/.test(parent.parent.parent.getText())
  );
}

/** `dimensions` beside `input` is asked of the model; it fixes no store. */
function isRequested(parent: ts.Node): boolean {
  if (!ts.isPropertyAssignment(parent)) return false;
  return parent.parent.properties.some((property) => property.name && nameText(property.name) === 'input');
}

function ofArgument(
  call: ts.CallExpression | ts.NewExpression,
  token: NumberToken,
  store: string | undefined,
): string | undefined {
  const callee = call.expression.getText();
  if (/vec(?:tor)?$/i.test(callee)) return store ?? 'vector column';
  const isPlaceholder = /(?:^|\.)(?:Float(?:32|64))?Array$/.test(callee) && WIDTHS.has(Number(token.text));
  return isPlaceholder ? (store ?? callee) : undefined;
}
