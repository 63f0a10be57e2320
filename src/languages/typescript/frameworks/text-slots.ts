import { ts } from 'ts-morph';
import { unwrap } from '../clients/options.js';
import type { Evaluator } from '../follow/evaluator.js';
import { nameText, valueOf } from '../follow/property-places.js';
import { alternatives, type Known } from '../follow/known.js';
import { withoutPrefix } from '../clients/named-vendor.js';
import type { PrefixRole } from '../../../core/usage.js';

/** Where a framework is given one of OpenAI's models. */
export type Slot = TextSlot | ObjectSlot;

/** `'openai/gpt-4o'`, or an expression that gives such a text. */
export interface TextSlot {
  readonly kind: 'text';
  readonly node: ts.Expression;
  /** The id without what stands in front of it. */
  readonly model: Known;
  /** True where the compiler sees no place around it that says of what type it is to be. */
  readonly apart: boolean;
  /** Set where only a part of what the expression may give is OpenAI's, or where its text is put together. */
  readonly open: boolean;
}

/** `{ id: 'openai/gpt-4o', apiKey }` */
export interface ObjectSlot {
  readonly kind: 'object';
  readonly node: ts.ObjectLiteralExpression;
  readonly model: Known;
  readonly modelNode: ts.Expression;
}

/** What a framework's texts look like, and the settings that can stand in their place. */
export interface TextForm {
  readonly prefix: string;
  readonly whole: string;
  readonly apart: { readonly vendor: string; readonly id: string };
  /** What becomes of the prefix of a plain text. */
  readonly prefixIs: PrefixRole;
}

const MAX_DEPTH = 6;

/** How a place was reached. */
interface Way {
  readonly depth: number;
  /** True once a name was followed. */
  readonly apart: boolean;
}

const START: Way = { depth: 0, apart: false };

/** The places below an expression in which models are named: through conditions, lists of fallbacks, functions and names. */
export function slotsOf(
  evaluator: Evaluator,
  given: ts.Expression,
  form: TextForm,
  way: Way = START,
): Slot[] {
  if (way.depth > MAX_DEPTH) return [];
  const node = unwrap(given);
  const next = { ...way, depth: way.depth + 1 };
  const below = (each: ts.Expression) => slotsOf(evaluator, each, form, next);
  if (ts.isConditionalExpression(node)) return [...below(node.whenTrue), ...below(node.whenFalse)];
  const text = textSlot(evaluator, node, form, way.apart);
  const isChosen = ts.isBinaryExpression(node) && isChoice(node);
  // Of `given || 'openai/gpt-4o'` the default can be told apart, whoever gives the other.
  if (text && !(text.open && isChosen)) return [text];
  if (isChosen) return [...below(node.left), ...below(node.right)];
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return returned(node).flatMap(below);
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap((each) => entry(each, below));
  if (ts.isObjectLiteralExpression(node)) return objectSlot(evaluator, node, form);
  return behind(evaluator, node).flatMap((each) => slotsOf(evaluator, each, form, { ...next, apart: true }));
}

function isChoice({ operatorToken }: ts.BinaryExpression): boolean {
  return (
    operatorToken.kind === ts.SyntaxKind.BarBarToken ||
    operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken
  );
}

/** An entry of a list of fallbacks: the model itself, or an object that holds it with the number of tries. */
function entry(node: ts.Expression, below: (each: ts.Expression) => Slot[]): Slot[] {
  const inner = unwrap(node);
  const held = ts.isObjectLiteralExpression(inner) ? propertyOf(inner, 'model') : undefined;
  return below(held ?? inner);
}

/** What a name or a call leads to, where that is a literal, a list or a function of the project's. */
function behind(evaluator: Evaluator, node: ts.Expression): ts.Expression[] {
  if (ts.isIdentifier(node) && node.text === 'undefined') return [];
  return alternatives(evaluator.evaluate(node)).flatMap((known): ts.Expression[] => {
    if (known.k === 'object' || known.k === 'array') return known.node === node ? [] : [known.node];
    if (known.k === 'function' && (ts.isArrowFunction(known.node) || ts.isFunctionExpression(known.node)))
      return [known.node];
    if (known.k === 'function' && ts.isFunctionDeclaration(known.node)) return [...returned(known.node)];
    return [];
  });
}

/** What a function gives back, those inside it left out. */
function returned(node: ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration): ts.Expression[] {
  const { body } = node;
  if (!body) return [];
  if (!ts.isBlock(body)) return [body];
  const found: ts.Expression[] = [];
  function visit(each: ts.Node): void {
    if (ts.isReturnStatement(each) && each.expression) found.push(each.expression);
    if (!ts.isFunctionLike(each) && !ts.isClassLike(each)) ts.forEachChild(each, visit);
  }
  ts.forEachChild(body, visit);
  return found;
}

function textSlot(
  evaluator: Evaluator,
  node: ts.Expression,
  form: TextForm,
  apart: boolean,
): TextSlot | undefined {
  const all = alternatives(evaluator.evaluate(node));
  const own = all.map((each) => ofVendor(each, form));
  const found = own.filter((each): each is Known => each !== undefined);
  const [first] = found;
  if (!first) return undefined;
  const model = found.length === 1 ? first : { k: 'choice' as const, of: found, node };
  const open = found.length < all.length || found.some(isOpen) || isSaidToBeText(node);
  return { kind: 'text', node, model, apart, open };
}

/** True inside a function that says that it gives a text. */
function isSaidToBeText(node: ts.Expression): boolean {
  for (let up = node.parent; up && !ts.isSourceFile(up); up = up.parent) {
    if (ts.isFunctionLike(up)) return up.type !== undefined && /\bstring\b/.test(up.type.getText());
  }
  return false;
}

function isOpen(known: Known): boolean {
  return known.k === 'joined';
}

/** The id in a text of OpenAI's; undefined for everything else. */
function ofVendor(known: Known, form: TextForm): Known | undefined {
  const { prefix, prefixIs } = form;
  if (known.k === 'literal' && typeof known.value === 'string')
    return known.value.startsWith(prefix) ? { ...withoutPrefix(known, prefix), prefixIs } : undefined;
  if (known.k === 'env' && known.fallback) {
    const fallback = ofVendor(known.fallback, form);
    return fallback && { ...known, fallback };
  }
  const [first] = known.k === 'joined' ? known.parts : [];
  const isOurs = first?.k === 'literal' && String(first.value).startsWith(prefix);
  return isOurs ? known : undefined;
}

function objectSlot(evaluator: Evaluator, node: ts.ObjectLiteralExpression, form: TextForm): ObjectSlot[] {
  const whole = propertyOf(node, form.whole);
  if (whole) {
    const model = ofVendor(evaluator.evaluate(whole), { ...form, prefixIs: 'vendor' });
    return model ? [{ kind: 'object', node, model, modelNode: whole }] : [];
  }
  const [vendor, id] = [propertyOf(node, form.apart.vendor), propertyOf(node, form.apart.id)];
  if (!vendor || !id) return [];
  const said = evaluator.evaluate(vendor);
  if (said.k !== 'literal' || `${String(said.value)}/` !== form.prefix) return [];
  return [{ kind: 'object', node, model: evaluator.evaluate(id), modelNode: id }];
}

function propertyOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const property of object.properties) {
    if (ts.isSpreadAssignment(property) || !property.name) continue;
    if (nameText(property.name) === name) return valueOf(property);
  }
  return undefined;
}
