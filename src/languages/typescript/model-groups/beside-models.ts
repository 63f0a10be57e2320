import { ts } from 'ts-morph';
import { apiOfModel } from '../../../core/openai-names.js';
import type { BesideModel } from '../../../core/model-group.js';
import type { Workspace } from '../program/workspace.js';
import type { ListEntry, ModelList } from './model-lists.js';

type Said = Omit<BesideModel, 'usage' | 'at'>;

/** No window of a model was ever smaller; below this a number counts other things. */
const SMALLEST_LIMIT = 256;
const LIMIT = /token|limit|context|window|max|length|size|input|output/i;
const PRICE = /price|pricing|cost|usd|rate\b|per_?(?:token|1?k|1?m|million)/i;
const METERED = /^(?:.*\.)?(?:input|output|prompt|completion|cached\w*)$/i;
const IMAGES = /vision|image|multi_?modal/i;
const REASONING = /reason|think/i;
const ABILITY =
  /tool|function|json|schema|stream|audio|speech|file|search|temperature|system|capabilit|feature|modalit|support/i;

/** What an entry says of its model besides naming it: labels, limits, prices, abilities. */
export function besideModel(workspace: Workspace, list: ModelList, entry: ListEntry): readonly BesideModel[] {
  const found: BesideModel[] = [];
  const usage = entry.id.usage.id;
  const own = new Set([entry.id.node, ...entry.again.map(({ node }) => node)]);
  const add = (node: ts.Node, said: Said | undefined) => {
    if (said) found.push({ usage, at: workspace.span(node), ...said });
  };
  const see = (name: string, value: ts.Node): void => {
    if (own.has(value)) return;
    const node = bare(value);
    if (ts.isObjectLiteralExpression(node)) {
      for (const each of node.properties)
        if (ts.isPropertyAssignment(each)) see(joined(name, each.name), each.initializer);
    } else add(node, saidBy(name, node, entry.id.usage.value));
  };
  for (const { name, value } of valuesIn(entry.node, list.name)) see(name, value);
  if (ts.isJsxElement(entry.node)) found.push(...shownText(workspace, entry, entry.node));
  const claim = claimOf(list, entry);
  if (claim) found.push({ usage, at: workspace.span(entry.id.node), ...claim });
  return found;
}

function bare(node: ts.Node): ts.Node {
  let inner = node;
  while (ts.isParenthesizedExpression(inner) || ts.isAsExpression(inner) || ts.isSatisfiesExpression(inner))
    inner = inner.expression;
  return inner;
}

function joined(name: string, member: ts.PropertyName): string {
  const own = member.getText().replace(/['"]/g, '');
  return name === '' ? own : `${name}.${own}`;
}

/** The parts of an entry beside its id, with the name that each goes by. */
function valuesIn(entry: ts.Node, listName: string): readonly { name: string; value: ts.Node }[] {
  if (ts.isPropertyAssignment(entry)) return [{ name: listName, value: entry.initializer }];
  if (ts.isArrayLiteralExpression(entry))
    return entry.elements.slice(1).map((value) => ({ name: listName, value }));
  if (ts.isObjectLiteralExpression(entry)) return [{ name: '', value: entry }];
  if (ts.isCaseClause(entry)) return numbersIn(entry).map((value) => ({ name: 'limit', value }));
  return [];
}

/** `case 'gpt-4o': return 128000` */
function numbersIn(clause: ts.CaseClause): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const see = (node: ts.Node): void => {
    if (ts.isNumericLiteral(node) && Number(node.text) >= SMALLEST_LIMIT) found.push(node);
    ts.forEachChild(node, see);
  };
  clause.statements.forEach(see);
  return found;
}

function saidBy(name: string, node: ts.Node, model: string): Said | undefined {
  if (ts.isStringLiteralLike(node)) return textSays(node.text, model);
  if (ts.isNumericLiteral(node)) return numberSays(name, Number(node.text));
  const isTrue = node.kind === ts.SyntaxKind.TrueKeyword;
  if (isTrue || node.kind === ts.SyntaxKind.FalseKeyword) return abilitySays(name, isTrue);
  const tells = PRICE.test(name) || LIMIT.test(name) || /capabilit|feature|modalit/i.test(name);
  return tells && !ts.isFunctionLike(node) ? { says: 'unreadable', value: name } : undefined;
}

function textSays(text: string, model: string): Said | undefined {
  if (plain(text) === plain(model)) return { says: 'label', value: text };
  // `provider: 'openai'` is a key of the program's own, no word for people.
  const isKey = /^[a-z\d_.:/-]*$/.test(text);
  return !isKey && /gpt|openai|\bo[134]\b|davinci/i.test(text) ? { says: 'words', value: text } : undefined;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z\d]/g, '');
}

function numberSays(name: string, value: number): Said | undefined {
  const isLarge = value >= SMALLEST_LIMIT;
  if (PRICE.test(name) || (METERED.test(name) && !isLarge)) return { says: 'price', value };
  return isLarge && LIMIT.test(name) ? { says: 'limit', value } : undefined;
}

function abilitySays(name: string, value: boolean): Said | undefined {
  if (IMAGES.test(name)) return { says: 'images', value };
  if (REASONING.test(name)) return { says: 'reasoning', value };
  return ABILITY.test(name) ? { says: 'ability', value } : undefined;
}

/** `VISION_MODELS = ['gpt-4o']`: to stand in the list is the claim. */
function claimOf(list: ModelList, { node, id }: ListEntry): Said | undefined {
  const isPlain = ts.isStringLiteralLike(bare(node)) || ts.isLiteralTypeNode(node);
  return isPlain && apiOfModel(id.usage.value) === 'chat.completions'
    ? abilitySays(list.name, true)
    : undefined;
}

/** `<option value="gpt-4o">GPT-4o</option>`; `at` is the text without the blanks around it. */
function shownText(workspace: Workspace, { id }: ListEntry, element: ts.JsxElement): readonly BesideModel[] {
  return element.children.flatMap((child) => {
    if (!ts.isJsxText(child)) return [];
    const said = textSays(child.text.trim(), id.usage.value);
    if (!said) return [];
    const start = child.pos + child.text.length - child.text.trimStart().length;
    const at = { file: workspace.fileOf(child), start, end: start + child.text.trim().length };
    return [{ usage: id.usage.id, at, ...said, ...(said.says === 'label' ? { shown: true as const } : {}) }];
  });
}
