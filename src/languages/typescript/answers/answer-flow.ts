import { ts } from 'ts-morph';
import type { AnswerField, AnswerFields } from '../../../core/sdk.js';
import type { Evaluator } from '../follow/evaluator.js';
import { usesOfName } from '../program/uses-of-name.js';
import { hasRenamed, isPlainName, testsIn } from './answer-fields.js';
import { readOfKind } from './answer-kinds.js';
import { fieldInPattern } from './answer-patterns.js';
import { chainAbove, readBy, replacement, type AnswerEdit } from './answer-reads.js';
import { assigned, elementMethods, isDeclared, isNothing, isOnlyTested, unwrapped } from './answer-syntax.js';
import { isInsideTest, writeTest } from './answer-tests.js';
import { writeNamedValues, writeValues } from './answer-values.js';
import { callersIn, type Callers } from './callers.js';
import { promiseAround, thenCallOf } from './raw-syntax.js';

export interface Shape {
  readonly of: AnswerFields;
  /** A list of such things, or a stream of them. */
  readonly list?: boolean;
  /** Still inside a promise. */
  readonly promise?: boolean;
}

const MAX_STEPS = 2000;

/**
 * Follows an answer through the program: what its fields are called in the other package, where it leaves the code that can be followed,
 * and where something is read of it that the other package does not give.
 */
export class AnswerFlow {
  readonly edits: AnswerEdit[] = [];
  /** Where an answer, or a part of it that has renamed fields, goes on whole. */
  readonly leaves: ts.Node[] = [];
  readonly problems: ts.Node[] = [];
  /** Declared types of names and functions that hold the answer, with what they hold. */
  readonly annotations: { readonly type: ts.TypeNode; readonly shape: Shape }[] = [];
  /** Lists of an answer that are sent back whole. */
  readonly sentBack: ts.Expression[] = [];
  /** Other values that come to the same name. */
  readonly #joining: ts.Expression[] = [];
  readonly #evaluator: Evaluator;
  readonly #seen = new Set<string>();
  readonly #callers: Callers;
  #steps = 0;

  constructor(evaluator: Evaluator, callers: Callers = callersIn(evaluator)) {
    this.#evaluator = evaluator;
    this.#callers = callers;
  }

  follow(node: ts.Expression, shape: Shape): void {
    const { parent } = node;
    if (this.#steps++ > MAX_STEPS || !this.#isNew(node)) return;
    if (unwrapped(node)) {
      if (ts.isAsExpression(parent) || ts.isSatisfiesExpression(parent)) this.annotated(parent.type, shape);
      const promise = !ts.isAwaitExpression(parent) && shape.promise === true;
      this.follow(parent as ts.Expression, { ...shape, promise });
    } else if (!this.#isRead(node, shape) && !this.#isHandedOn(node, shape) && !isOnlyTested(parent)) {
      this.#leave(node, shape);
    }
  }

  /** A declared type says what the answer, or a part of it, looks like. */
  annotated(type: ts.TypeNode | undefined, shape: Shape): void {
    if (type) this.annotations.push({ type, shape });
  }

  /** A member, an element, a name or a loop takes something of it. */
  #isRead(node: ts.Expression, shape: Shape): boolean {
    const { parent } = node;
    if (ts.isPropertyAccessExpression(parent) && parent.expression === node) this.#member(parent, shape);
    else if (ts.isElementAccessExpression(parent) && parent.expression === node) this.#element(parent, shape);
    else if (ts.isVariableDeclaration(parent) && parent.initializer === node) this.#bind(parent.name, shape);
    else if (ts.isForOfStatement(parent) && parent.expression === node) this.#loop(parent, shape);
    else return false;
    return true;
  }

  /** An operator, a `return` or a call takes it as it is. */
  #isHandedOn(node: ts.Expression, shape: Shape): boolean {
    const { parent } = node;
    if (ts.isBinaryExpression(parent)) this.#operator(parent, node, shape);
    else if (ts.isConditionalExpression(parent)) {
      if (parent.condition !== node) this.follow(parent, shape);
    } else if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === node)) {
      this.#returned(node, shape);
    } else if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) this.#argument(parent, node, shape);
    else return false;
    return true;
  }

  #isNew(node: ts.Node): boolean {
    const key = this.#keyOf(node);
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }

  #keyOf(node: ts.Node): string {
    return `${this.#evaluator.workspace.fileOf(node)}:${node.pos}:${node.end}:${node.kind}`;
  }

  /** Every place that it came by. */
  places(): ReadonlySet<string> {
    return this.#seen;
  }

  #leave(node: ts.Node, shape: Shape): void {
    if (hasRenamed(shape.of)) this.leaves.push(node);
  }

  #member(access: ts.PropertyAccessExpression, shape: Shape): void {
    const name = access.name.text;
    if (shape.promise) this.#ofPromise(access, name, shape);
    else if (shape.list) this.#ofList(access, name, shape);
    else this.#field(access, access.name, shape);
  }

  #field(
    access: ts.PropertyAccessExpression | ts.ElementAccessExpression,
    name: ts.Node & { readonly text: string },
    shape: Shape,
  ): void {
    const field = Object.hasOwn(shape.of, name.text) ? shape.of[name.text] : undefined;
    if (!field) this.problems.push(name);
    else if (ts.isPropertyAccessExpression(access)) this.#read(access, field, shape);
    else if (field.to === undefined && !field.tests) this.#onward(access, field);
    else if (isPlainName(field.to) && !field.orElse) {
      this.edits.push(replacement(name, name.getText().replace(name.text, field.to)));
      this.#onward(access, field);
    } else this.problems.push(name);
  }

  /** Writes one read of a field, and goes on with what it gives. */
  #read(access: ts.PropertyAccessExpression, field: AnswerField, shape: Shape): void {
    const deep = chainAbove(access).findLast(({ path }) => field.inside?.[path]);
    if (field.tests) this.#takeOver(access.name, writeTest(access, field.tests));
    else if (deep) this.#replace(access, deep.at, field.inside![deep.path]!);
    else if (field.inside && field.to === undefined) this.problems.push(access.name);
    else if (field.sentBack !== undefined && ts.isSpreadElement(access.parent)) {
      this.edits.push(replacement(access.name, field.sentBack));
      this.sentBack.push(access);
    } else if (field.tested !== undefined && isInsideTest(access, field, testsIn(shape.of)))
      this.edits.push(replacement(access.name, field.tested));
    else this.#replace(access, access, field);
  }

  #replace(access: ts.PropertyAccessExpression, whole: ts.Expression, field: AnswerField): void {
    const ofKind = readOfKind(this.#evaluator.workspace, access, field);
    if (ofKind) {
      this.edits.push(...ofKind);
      this.#onward(whole, field);
      return;
    }
    const isSure = field.sure !== undefined && ts.isNonNullExpression(whole.parent);
    const path = isSure ? field.sure : field.to;
    if (path !== undefined) this.edits.push(...readBy(access.name, whole, path, field.orElse));
    if (field.values) this.#takeOver(access.name, this.#valuesOf(whole, field.values));
    this.#onward(whole, field);
  }

  #valuesOf(
    whole: ts.Expression,
    values: Readonly<Record<string, string>>,
  ): readonly AnswerEdit[] | undefined {
    const { parent } = whole;
    const isNamed = ts.isVariableDeclaration(parent) && parent.initializer === whole && !parent.type;
    return isNamed
      ? writeNamedValues(this.#evaluator.workspace, parent.name, values)
      : writeValues(whole, values);
  }

  #takeOver(name: ts.Node, edits: readonly AnswerEdit[] | undefined): void {
    if (edits) this.edits.push(...edits);
    else this.problems.push(name);
  }

  #onward(node: ts.Expression, field: AnswerField): void {
    if (!field.of) return;
    const inner: Shape = { of: field.of, list: field.list === true };
    if (!field.method) this.follow(node, inner);
    else if (ts.isCallExpression(node.parent) && node.parent.expression === node)
      this.follow(node.parent, { ...inner, promise: true });
    else this.problems.push(node);
  }

  #ofPromise(access: ts.PropertyAccessExpression, name: string, shape: Shape): void {
    const call = access.parent;
    if (!ts.isCallExpression(call) || call.expression !== access) this.problems.push(access.name);
    else if (name === 'then') this.#callback(call.arguments[0], { ...shape, promise: false });
    else if (name === 'catch' || name === 'finally') this.follow(call, shape);
    else this.problems.push(access.name);
  }

  #ofList(access: ts.PropertyAccessExpression, name: string, shape: Shape): void {
    const item: Shape = { of: shape.of };
    const call = access.parent;
    const gives = elementMethods(name);
    if (name === 'length') return;
    if (gives === undefined || !ts.isCallExpression(call) || call.expression !== access) {
      this.problems.push(access.name);
      return;
    }
    this.#callback(call.arguments[0], item, name === 'reduce' ? 1 : 0);
    if (gives === 'item') this.follow(call, item);
    if (gives === 'list') this.follow(call, shape);
  }

  #callback(callback: ts.Expression | undefined, shape: Shape, index = 0): void {
    const known = callback && this.#evaluator.evaluate(callback);
    if (known?.k !== 'function') return;
    const parameter = known.node.parameters[index];
    if (parameter) this.#bind(parameter.name, shape);
  }

  #element(access: ts.ElementAccessExpression, shape: Shape): void {
    const key = access.argumentExpression;
    if (shape.promise) this.problems.push(key);
    else if (shape.list) this.follow(access, { of: shape.of });
    else if (ts.isStringLiteral(key)) this.#field(access, key, shape);
    else this.problems.push(key);
  }

  #loop(statement: ts.ForOfStatement, shape: Shape): void {
    const declared = ts.isVariableDeclarationList(statement.initializer)
      ? statement.initializer.declarations[0]
      : undefined;
    if (!declared || !shape.list) this.problems.push(statement.expression);
    else this.#bind(declared.name, { of: shape.of });
  }

  #operator(parent: ts.BinaryExpression, node: ts.Expression, shape: Shape): void {
    const { kind } = parent.operatorToken;
    const isRight = parent.right === node;
    const isEither = kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken;
    if (isEither || (isRight && kind === ts.SyntaxKind.AmpersandAmpersandToken)) this.follow(parent, shape);
    else if (isRight && kind === ts.SyntaxKind.EqualsToken) {
      if (ts.isIdentifier(parent.left)) this.#uses(parent.left, shape);
      else this.#leave(node, shape);
    }
  }

  /** What the function gives back is the answer in all the places that call it. */
  #returned(node: ts.Node, shape: Shape): void {
    const owner = ts.findAncestor(node, ts.isFunctionLike);
    if (!owner) return;
    this.annotated(owner.type, shape);
    const around = thenCallOf(owner);
    if (around && (around.expression as ts.PropertyAccessExpression).name.text === 'then') {
      this.follow(around, { ...shape, promise: true });
      return;
    }
    const isAsync = (ts.getCombinedModifierFlags(owner) & ts.ModifierFlags.Async) !== 0;
    const callers = this.#callers(owner).filter(ts.isCallExpression);
    if (callers.length === 0) this.#leave(node, shape);
    for (const call of callers) {
      this.annotated(call.typeArguments?.[0], shape);
      this.follow(call, { ...shape, promise: isAsync || shape.promise === true });
    }
  }

  #argument(call: ts.CallExpression | ts.NewExpression, node: ts.Expression, shape: Shape): void {
    if (call.expression === node) return;
    const settled = promiseAround(this.#evaluator, call.expression);
    if (settled) {
      this.follow(settled, { ...shape, promise: true });
      return;
    }
    const known = this.#evaluator.evaluate(call.expression);
    const parameter =
      known.k === 'function' ? known.node.parameters[call.arguments!.indexOf(node)] : undefined;
    if (!parameter || parameter.dotDotDotToken) {
      this.#leave(node, shape);
      return;
    }
    const index = parameter.parent.parameters.indexOf(parameter);
    for (const caller of this.#callers(parameter.parent))
      this.#joining.push(...[caller.arguments?.[index] ?? []].flat());
    this.#bind(parameter.name, shape);
  }

  #bind(name: ts.BindingName, shape: Shape): void {
    const { parent } = name;
    if (ts.isVariableDeclaration(parent) || ts.isParameter(parent)) this.annotated(parent.type, shape);
    if (ts.isIdentifier(name)) this.#uses(name, shape);
    else if (shape.promise) this.problems.push(name);
    else if (ts.isObjectBindingPattern(name))
      for (const element of name.elements) this.#bindField(element, shape);
    else {
      for (const element of name.elements) {
        if (!ts.isBindingElement(element)) continue;
        if (shape.list)
          this.#bind(element.name, { of: shape.of, list: element.dotDotDotToken !== undefined });
        else this.problems.push(element);
      }
    }
  }

  #bindField(element: ts.BindingElement, shape: Shape): void {
    const written = element.propertyName ?? element.name;
    if (element.dotDotDotToken || !ts.isIdentifier(written)) {
      this.problems.push(element);
      return;
    }
    const field = Object.hasOwn(shape.of, written.text) ? shape.of[written.text] : undefined;
    const edits =
      field && !shape.list ? fieldInPattern(this.#evaluator.workspace, element, written, field) : undefined;
    this.#takeOver(written, edits);
    if (edits && field?.of) this.#bind(element.name, { of: field.of, list: field.list === true });
  }

  #uses(name: ts.Identifier, shape: Shape): void {
    for (const use of usesOfName(this.#evaluator.workspace, name)) {
      if (ts.isShorthandPropertyAssignment(use.parent)) this.#leave(use, shape);
      else if (isDeclared(use)) this.#joining.push(...assigned(use));
      else this.follow(use, shape);
    }
  }

  /** Values that come to the same names as the answer, and are none. */
  strays(): readonly ts.Node[] {
    return this.#joining.filter((each) => !isNothing(each) && !this.reached(each));
  }

  /** True where the expression is the answer or a part of it. */
  reached(node: ts.Expression): boolean {
    return this.#seen.has(this.#keyOf(node));
  }
}
