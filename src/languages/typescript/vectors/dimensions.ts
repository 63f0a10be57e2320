import { ts } from 'ts-morph';
import { looksLikeOpenAIModel } from '../../../core/openai-names.js';
import type { DimensionUsage } from '../../../core/usage.js';
import { findVectorWidths, isOpenAIWidth } from '../../../core/vector-widths.js';
import { settingUse, statementUse, type WidthUse } from './dimension-uses.js';
import { isTextPiece } from '../requests/endpoints.js';
import type { Evaluator } from '../follow/evaluator.js';
import { nameText } from '../follow/property-places.js';
import { usageId } from '../clients/usage-id.js';
import { storeIn } from './vector-stores.js';
import { walk } from '../program/walk.js';
import type { Workspace } from '../program/workspace.js';

/** Widths that OpenAI's newer models can be asked for; they count only where embeddings are spoken of. */
const SHORTENED: ReadonlySet<number> = new Set([256, 512, 768, 1024]);
const NAMED =
  /dimension|vector_?(?:size|len(?:gth)?|width|dims?)|embed(?:ding)?s?_?(?:size|len(?:gth)?|width|dims?)|^(?:n|num)?_?dims?$/i;

/** Places that fix the width of stored vectors. */
export function detectDimensions(evaluator: Evaluator): DimensionUsage[] {
  const { workspace } = evaluator;
  const found = new Map<string, DimensionUsage>();
  const add = (node: ts.Node, what: Width): void => {
    const usage = describe(workspace, node, what);
    if (!found.has(usage.id)) found.set(usage.id, usage);
  };
  const addUse = (use: WidthUse): void => {
    add(use.at, use);
    add(use.defined, use);
  };
  for (const source of workspace.files.values()) {
    walk(source, (node) => {
      if (isNumber(node)) {
        const store = storeOf(node);
        if (store !== undefined) add(node, { value: Number(node.text), store });
      } else if (isTextPiece(node)) {
        for (const width of statementsIn(node)) add(node, width);
      }
      for (const use of usesIn(evaluator, node)) addUse(use);
    });
  }
  return [...found.values()];
}

interface Width extends Pick<DimensionUsage, 'value' | 'store'> {
  /** Where it stands in the node's text, where it is a part of it. */
  readonly start?: number;
  readonly end?: number;
}

function describe(workspace: Workspace, node: ts.Node, { value, store, start, end }: Width): DimensionUsage {
  const span = {
    file: workspace.fileOf(node),
    start: node.getStart() + (start ?? 0),
    end: end === undefined ? node.getEnd() : node.getStart() + end,
  };
  return { id: usageId('dimension', span), kind: 'dimension', language: 'typescript', span, value, store };
}

/** Statements of databases inside a text; prose that speaks of dimensions is none. */
function statementsIn(node: ts.Node): readonly Width[] {
  const text = node.getText();
  return findVectorWidths(text).filter(
    ({ store }) => store !== 'index' || /\bCREATE\b|indexConfig|vector\.dimensions/i.test(text),
  );
}

/** Where a constant of any name brings the width. */
function usesIn(evaluator: Evaluator, node: ts.Node): readonly WidthUse[] {
  if (ts.isTemplateSpan(node) || ts.isBinaryExpression(node)) return statementUse(evaluator, node);
  if (ts.isCallExpression(node) && /vec(?:tor)?$/i.test(calleeName(node))) {
    const width = node.arguments.find((argument) => ts.isIdentifier(argument));
    return width ? settingUse(evaluator, width, storeIn(node.getSourceFile()) ?? 'vector column') : [];
  }
  if (!ts.isPropertyAssignment(node)) return [];
  const name = nameText(node.name);
  if (name === undefined || !isWidthName(node, name) || isRequested(node)) return [];
  const store = storeIn(node.getSourceFile());
  return store === undefined ? [] : settingUse(evaluator, node.initializer, store);
}

function calleeName(call: ts.CallExpression | ts.NewExpression): string {
  const { expression } = call;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
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
  return isOpenAIWidth(value) || SHORTENED.has(value);
}

/** What the number is the width of; undefined where nothing says that it is one. */
function storeOf(token: NumberToken): string | undefined {
  const node = outermost(token);
  const parent = node.parent;
  const store = storeIn(token.getSourceFile());
  const name = nameOf(parent, node);
  if (isOfSomethingElse(token, `${name ?? ''} ${around(parent)} ${store ?? ''}`)) return undefined;
  if (name !== undefined) {
    const own = /^(?:length|size)$/.test(name) ? 'vector column' : name;
    return ofNamed(parent, name, token) ? (store ?? own) : undefined;
  }
  if (ts.isArrayLiteralExpression(parent) || ts.isCallExpression(parent)) {
    const items = ts.isCallExpression(parent) ? parent.arguments : parent.elements;
    if (isAfterDim(items, node)) return 'Redis';
  }
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return ofArgument(parent, token, store);
  if (!ts.isBinaryExpression(parent) || !isOpenAIWidth(Number(token.text))) return undefined;
  return /dimension|\.length/.test(parent.left.getText()) ? (store ?? parent.left.getText()) : undefined;
}

/** A short width counts only where embeddings are spoken of. */
function isOfSomethingElse(token: NumberToken, words: string): boolean {
  return SHORTENED.has(Number(token.text)) && !/embedding|vector|distance/i.test(words);
}

/** What stands beside a setting says what it is of. */
function around(parent: ts.Node): string {
  return (ts.isPropertyAssignment(parent) ? parent.parent : parent).getText().slice(0, 400);
}

/** `['FT.CREATE', …, 'DIM', '1536', …]`. */
function isAfterDim(items: readonly ts.Node[], node: ts.Node): boolean {
  const before = items[items.indexOf(node) - 1];
  return before !== undefined && ts.isStringLiteralLike(before) && before.text.toUpperCase() === 'DIM';
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
  if (isWidthName(parent, name)) return !isRequested(parent);
  if (ts.isStringLiteral(token) || !ts.isPropertyAssignment(parent)) return false;
  if (looksLikeOpenAIModel(name)) return true;
  return (
    name === 'length' &&
    isOpenAIWidth(Number(token.text)) &&
    /^Array\.from/.test(parent.parent.parent.getText())
  );
}

/** Whether a setting of this name, at this place, is a width of vectors. */
function isWidthName(parent: ts.Node, name: string): boolean {
  if (NAMED.test(name)) return true;
  if (!ts.isPropertyAssignment(parent)) return false;
  if (/^size$/i.test(name)) {
    return /distance|vectors/.test(parent.parent.getText() + parent.parent.parent.getText().slice(0, 80));
  }
  return name === 'length' && isVectorColumn(parent.parent);
}

/** `@Column('vector', { length: 1536 })` and `@Column({ type: 'vector', length: 1536 })`. */
function isVectorColumn(options: ts.ObjectLiteralExpression): boolean {
  const { parent } = options;
  const before = ts.isCallExpression(parent) ? parent.arguments[0] : undefined;
  const type = options.properties.find(
    (property): property is ts.PropertyAssignment =>
      ts.isPropertyAssignment(property) && nameText(property.name) === 'type',
  )?.initializer;
  return [before, type].some(
    (node) => node && /^["'`]?(?:half|sparse)?vec(?:tor)?(?:Type)?["'`]?$/i.test(node.getText()),
  );
}

/** Asked of a model, which fixes no store: `dimensions` beside `input`, or a setting of an embeddings class. */
function isRequested(parent: ts.Node): boolean {
  if (!ts.isPropertyAssignment(parent)) return false;
  const { properties, parent: holder } = parent.parent;
  if (properties.some((property) => property.name && nameText(property.name) === 'input')) return true;
  const isArgument = ts.isCallExpression(holder) || ts.isNewExpression(holder);
  return isArgument && /(?:Embeddings?|embedding(?:Model)?)$/i.test(calleeName(holder));
}

function ofArgument(
  call: ts.CallExpression | ts.NewExpression,
  token: NumberToken,
  store: string | undefined,
): string | undefined {
  const callee = call.expression.getText();
  if (/vec(?:tor)?$/i.test(callee)) return store ?? 'vector column';
  const isList = /(?:^|\.)(?:(?:Float(?:32|64))?Array|FixedSizeList)$/.test(callee);
  return isList && isOpenAIWidth(Number(token.text)) ? (store ?? callee) : undefined;
}
