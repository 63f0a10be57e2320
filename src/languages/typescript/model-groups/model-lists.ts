import { ts } from 'ts-morph';
import { looksLikeOpenAIModel } from '../../../core/openai-names.js';
import type { FoundModel } from '../models/models.js';

/** Names of models side by side: an array, a union, an enum, the keys of a table, the cases of a switch, the options of a select. */
export interface ModelList {
  readonly node: ts.Node;
  /** The name under which it is defined; empty where it has none. */
  readonly name: string;
  readonly entries: readonly ListEntry[];
}

export interface ListEntry {
  readonly node: ts.Node;
  readonly id: FoundModel;
  /** The same name again in the same entry: `{ id: 'gpt-4o', name: 'gpt-4o' }`. */
  readonly again: readonly FoundModel[];
}

interface Place {
  readonly list: ts.Node;
  readonly entry: ts.Node;
  /** The lower stands for the entry, where it names its model more than once. */
  readonly rank: number;
}

/** All lists that hold one of these names. */
export function findModelLists(found: readonly FoundModel[]): readonly ModelList[] {
  const lists = new Map<ts.Node, Map<ts.Node, { rank: number; model: FoundModel }[]>>();
  for (const model of found) {
    const place = model.usage.inTest ? undefined : placeOf(model.node);
    if (!place) continue;
    const entries = lists.get(place.list) ?? new Map<ts.Node, { rank: number; model: FoundModel }[]>();
    lists.set(place.list, entries);
    entries.set(place.entry, [...(entries.get(place.entry) ?? []), { rank: place.rank, model }]);
  }
  return [...lists].map(([node, entries]) => ({
    node,
    name: nameOfList(node),
    entries: [...entries].map(([entry, named]) => {
      const [first, ...rest] = [...named].sort((a, b) => a.rank - b.rank);
      return { node: entry, id: first!.model, again: rest.map(({ model }) => model) };
    }),
  }));
}

/** Stands for what it holds. */
export function isWrapper(
  node: ts.Node,
): node is ts.ParenthesizedExpression | ts.AsExpression | ts.SatisfiesExpression {
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node);
}

export function unwrapped(node: ts.Node): ts.Node {
  let outer = node;
  while (isWrapper(outer.parent)) outer = outer.parent;
  return outer;
}

function placeOf(literal: ts.Node): Place | undefined {
  const node = unwrapped(literal);
  const { parent } = node;
  const at = (list: ts.Node, entry: ts.Node): Place => ({ list, entry, rank: 0 });
  if (ts.isLiteralTypeNode(parent))
    return ts.isUnionTypeNode(parent.parent) ? at(parent.parent, parent) : undefined;
  if (ts.isEnumMember(parent)) return at(parent.parent, parent);
  if (ts.isCaseClause(parent)) return at(parent.parent, parent);
  if (ts.isArrayLiteralExpression(parent)) {
    // `new Map([['gpt-4o', 128_000]])`
    const isPair = ts.isArrayLiteralExpression(parent.parent) && parent.elements.length === 2;
    return isPair && parent.elements[0] === node ? at(parent.parent, parent) : at(parent, node);
  }
  if (ts.isPropertyAssignment(parent)) return ofProperty(parent, literal);
  if (ts.isJsxAttribute(parent)) return ofOption(parent);
  const isSchema = ts.isCallExpression(parent) && /(?:^|\.)literal$/.test(parent.expression.getText());
  return isSchema && ts.isArrayLiteralExpression(parent.parent) ? at(parent.parent, parent) : undefined;
}

/** Members that say which model an entry is, the surest first. */
const ID_NAMES = ['id', 'modelId', 'model_id', 'value', 'key', 'slug', 'modelName', 'name', 'model'];
const DESCRIBING = /^(?:label|title|displayName|display_name|description|context\w*|maxTokens|tokens|limit)$/;

function ofProperty(property: ts.PropertyAssignment, literal: ts.Node): Place | undefined {
  const object = property.parent;
  if (property.name === literal) return { list: object, entry: property, rank: -1 };
  const rank = ID_NAMES.indexOf(property.name.getText().replace(/['"]/g, ''));
  if (rank < 0 || (ID_NAMES[rank] === 'model' && !isDescribed(object))) return undefined;
  const holder = unwrapped(object);
  if (ts.isArrayLiteralExpression(holder.parent)) return { list: holder.parent, entry: holder, rank };
  if (!ts.isPropertyAssignment(holder.parent)) return undefined;
  const table = holder.parent.parent;
  return isTableOfEntries(table) ? { list: table, entry: holder.parent, rank } : undefined;
}

/** `{ model: 'gpt-4o', messages }` is a request; with a label or a window beside it, it is an entry. */
function isDescribed(object: ts.ObjectLiteralExpression): boolean {
  return object.properties.some((each) => each.name !== undefined && DESCRIBING.test(each.name.getText()));
}

/** `{ fast: { id: 'gpt-4o-mini', … }, deep: { id: 'gpt-5', … } }` */
function isTableOfEntries({ properties }: ts.ObjectLiteralExpression): boolean {
  return (
    properties.length > 1 &&
    properties.every(
      (each) => ts.isPropertyAssignment(each) && ts.isObjectLiteralExpression(each.initializer),
    )
  );
}

/** `<option value="gpt-4o">`, whatever the component is called. */
function ofOption(attribute: ts.JsxAttribute): Place | undefined {
  const opening = attribute.parent.parent;
  const element = ts.isJsxSelfClosingElement(opening) ? opening : opening.parent;
  const isOption =
    attribute.name.getText() === 'value' && /option|item|radio/i.test(opening.tagName.getText());
  const holds = ts.isJsxElement(element.parent) || ts.isJsxFragment(element.parent);
  return isOption && holds ? { list: element.parent, entry: element, rank: 0 } : undefined;
}

/** `MODELS` of `export const MODELS = new Set([…])`, `models` of `{ models: […] }`. */
function nameOfList(node: ts.Node): string {
  if (ts.isEnumDeclaration(node)) return node.name.text;
  for (let up = node.parent; !ts.isSourceFile(up); up = up.parent) {
    if (ts.isJsxElement(node) || ts.isJsxFragment(node) || ts.isFunctionLike(up)) return '';
    if (ts.isVariableDeclaration(up) || ts.isTypeAliasDeclaration(up)) return up.name.getText();
    if (ts.isPropertyAssignment(up) || ts.isPropertyDeclaration(up)) return up.name.getText();
    if (ts.isStatement(up)) return '';
  }
  return '';
}

/** All that stands in the list, entries of ours and others. */
export function elementsOfList(node: ts.Node): readonly ts.Node[] {
  if (ts.isArrayLiteralExpression(node)) return node.elements;
  if (ts.isObjectLiteralExpression(node)) return node.properties;
  if (ts.isUnionTypeNode(node)) return node.types;
  if (ts.isEnumDeclaration(node)) return node.members;
  if (ts.isCaseBlock(node)) return node.clauses;
  if (ts.isJsxElement(node) || ts.isJsxFragment(node))
    return node.children.filter((child) => !ts.isJsxText(child) || child.text.trim() !== '');
  return [];
}

/** An entry's own text, where it is one: of a member, a key, a case, an option. */
export function textOfElement(element: ts.Node): string | undefined {
  let node: ts.Node = element;
  while (isWrapper(node)) node = node.expression;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isLiteralTypeNode(node)) return ts.isStringLiteral(node.literal) ? node.literal.text : undefined;
  if (ts.isEnumMember(node))
    return node.initializer && ts.isStringLiteral(node.initializer) ? node.initializer.text : undefined;
  if (ts.isCaseClause(node)) return textOfElement(node.expression);
  if (ts.isArrayLiteralExpression(node)) return node.elements[0] && textOfElement(node.elements[0]);
  if (ts.isPropertyAssignment(node))
    return ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) ? node.name.text : undefined;
  if (ts.isObjectLiteralExpression(node)) return textOfObject(node);
  return ts.isCallExpression(node) && node.arguments[0] ? textOfElement(node.arguments[0]) : undefined;
}

function textOfObject(object: ts.ObjectLiteralExpression): string | undefined {
  for (const name of ID_NAMES)
    for (const property of object.properties) {
      if (!ts.isPropertyAssignment(property) || property.name.getText() !== name) continue;
      if (ts.isStringLiteralLike(property.initializer)) return property.initializer.text;
    }
  return undefined;
}

const VENDORS =
  /claude|gemini|gemma|llama|mi[sx]tral|qwen|deepseek|grok|command-|kimi|moonshot|glm|ernie|doubao|yi-|phi-|sonar|gpt-oss/i;

/** A model of another house; `auto`, `custom` and the like are none. */
export function isOtherModel(text: string): boolean {
  return VENDORS.test(text) && !looksLikeOpenAIModel(text);
}
