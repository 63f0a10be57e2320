import { ts } from 'ts-morph';
import type { Evaluator } from '../follow/evaluator.js';
import { walk } from '../program/walk.js';
import { listsBehind } from './list-links.js';
import type { ModelList } from './model-lists.js';

/** An expression that is held against lists: its value must be one of them, or a key. */
export interface ListReader {
  readonly lists: readonly ts.Node[];
  readonly subject: ts.Expression;
}

const ASKING = /^(?:includes|has|indexOf|get)$/;
const SEARCHING = /^(?:find|findIndex|findLast|some|filter|every)$/;
const CHOSEN = /^(?:value|defaultValue|selected|modelValue|defaultSelectedKeys?|selectedKeys?)$/;

/** Everything in the workspace that is held against one of these lists. */
export function findListReaders(evaluator: Evaluator, lists: readonly ModelList[]): readonly ListReader[] {
  const found: ListReader[] = [];
  const names = namesOfLists(evaluator, lists);
  const isNamed = (node: ts.Node) => names.has(lastName(node));
  const add = (holder: ts.Node, subject: ts.Expression | undefined) => {
    const behind = subject ? listsBehind(evaluator, holder) : [];
    if (behind.length > 0) found.push({ lists: behind, subject: subject! });
  };
  for (const file of evaluator.workspace.files.values())
    walk(file, (node) => {
      if (ts.isElementAccessExpression(node)) {
        if (isNamed(node.expression)) add(node.expression, node.argumentExpression);
      } else if (ts.isBinaryExpression(node)) {
        const isIn = node.operatorToken.kind === ts.SyntaxKind.InKeyword;
        if (isIn && isNamed(node.right)) add(node.right, node.left);
      } else if (ts.isCallExpression(node)) {
        const held = heldAgainst(node);
        if (held && isNamed(held.list)) for (const subject of held.subjects) add(held.list, subject);
      } else if (ts.isJsxElement(node)) {
        for (const subject of chosenIn(node))
          found.push({ lists: optionsIn(evaluator, node, isNamed), subject });
      }
    });
  return found.filter((reader) => reader.lists.length > 0);
}

/** The names of lists, and of what is made of them: `const ids = MODELS.map(…)`. */
function namesOfLists(evaluator: Evaluator, lists: readonly ModelList[]): ReadonlySet<string> {
  const names = new Set(lists.map(({ name }) => name).filter((name) => name !== ''));
  if (names.size === 0) return names;
  for (const file of evaluator.workspace.files.values())
    walk(file, (node) => {
      if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name) || !node.initializer) return;
      const { initializer } = node;
      if (!ts.isCallExpression(initializer) && !ts.isNewExpression(initializer)) return;
      const isMade = ts.isNewExpression(initializer)
        ? (initializer.arguments ?? []).some((each) => names.has(lastName(each)))
        : names.has(lastName(receiverOf(initializer)));
      if (isMade) names.add(node.name.text);
    });
  return names;
}

/** What is asked or handed over; undefined for `load()`, which says nothing of a list. */
function receiverOf(call: ts.CallExpression): ts.Node | undefined {
  const { expression, arguments: given } = call;
  if (!ts.isPropertyAccessExpression(expression)) return given[0];
  const isStatic = /^(?:Object|Array)$/.test(expression.expression.getText());
  return isStatic || /^(?:enum|nativeEnum)$/.test(expression.name.text) ? given[0] : expression.expression;
}

/** `MODELS` of `config.MODELS`, `MODELS.map(…)`, `(MODELS as string[])`. */
function lastName(node: ts.Node | undefined): string {
  if (!node) return '';
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) {
    const isMade = /^(?:options|enum|Values)$/.test(node.name.text);
    return isMade ? lastName(node.expression) : node.name.text;
  }
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node))
    return lastName(node.expression);
  return ts.isCallExpression(node) ? lastName(receiverOf(node)) : '';
}

/** `MODELS.includes(x)`, `LIMITS.get(x)`, `MODELS.find((each) => each.id === x)`. */
function heldAgainst(
  call: ts.CallExpression,
): { readonly list: ts.Node; readonly subjects: readonly ts.Expression[] } | undefined {
  const { expression, arguments: given } = call;
  const [first] = given;
  if (!ts.isPropertyAccessExpression(expression) || !first) return undefined;
  const list = expression.expression;
  if (ASKING.test(expression.name.text)) return { list, subjects: [first] };
  if (!SEARCHING.test(expression.name.text) || !ts.isArrowFunction(first)) return undefined;
  return { list, subjects: comparedIn(first) };
}

/** What a callback compares its entry with. */
function comparedIn(callback: ts.ArrowFunction): readonly ts.Expression[] {
  const entry = callback.parameters[0]?.name.getText() ?? '';
  const subjects: ts.Expression[] = [];
  walk(callback, (node) => {
    if (!ts.isBinaryExpression(node) || !/^===?$/.test(node.operatorToken.getText())) return;
    const isEntry = (side: ts.Expression) => side.getText().split(/[.?![]/)[0] === entry;
    if (isEntry(node.left) && !isEntry(node.right)) subjects.push(node.right);
    if (isEntry(node.right) && !isEntry(node.left)) subjects.push(node.left);
  });
  return subjects;
}

/** `<select value={model}>`: what is chosen among the options inside. */
function chosenIn({ openingElement }: ts.JsxElement): readonly ts.Expression[] {
  return openingElement.attributes.properties.flatMap((each) => {
    if (!ts.isJsxAttribute(each) || !CHOSEN.test(each.name.getText()) || !each.initializer) return [];
    const { initializer } = each;
    if (ts.isStringLiteral(initializer)) return [initializer];
    return ts.isJsxExpression(initializer) && initializer.expression ? [initializer.expression] : [];
  });
}

function optionsIn(
  evaluator: Evaluator,
  element: ts.JsxElement,
  isNamed: (node: ts.Node) => boolean,
): readonly ts.Node[] {
  const lists: ts.Node[] = [element];
  walk(element, (node) => {
    if (ts.isJsxElement(node) || ts.isJsxFragment(node)) lists.push(node);
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    const { expression, name } = node.expression;
    if (name.text === 'map' && isNamed(expression)) lists.push(...listsBehind(evaluator, expression));
  });
  return lists;
}
