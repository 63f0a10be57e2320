import { ts } from 'ts-morph';
import { unwrap } from '../clients/options.js';
import type { Evaluator } from '../follow/evaluator.js';
import { returnsOf } from '../follow/follow-calls.js';
import { callersOf } from '../follow/follow-parameters.js';
import { usesOfName } from '../program/uses-of-name.js';
import type { Draft } from './draft.js';
import { fieldOf, homeOf, importsOf, isExport, isExported } from './shared-names.js';
import { isPlainTurn, isTurnList } from './turn-types.js';
import { kindOf } from './value-kind.js';

/** Methods that give a part of the list, or the list with more in it. */
const SAME_ITEMS = new Set(['slice', 'filter', 'concat', 'toReversed', 'toSpliced']);
const READS = new Set(['length', 'at', 'pop', 'shift', 'splice']);

/**
 * Follows a list that a call sends back and forth: its literal, what is pushed onto it, the names that it goes by. Each thing that is put
 * into it is handed to `item`; what cannot be followed becomes a problem of the draft.
 */
export class SentList {
  readonly #evaluator: Evaluator;
  readonly #draft: Draft;
  readonly #item: (object: ts.ObjectLiteralExpression) => void;
  /** Places where the list stands as the setting of a call that is written too. */
  readonly #ends: ReadonlySet<ts.Node>;
  readonly #seen = new Set<ts.Node>();

  constructor(
    evaluator: Evaluator,
    draft: Draft,
    ends: ReadonlySet<ts.Node>,
    item: (object: ts.ObjectLiteralExpression) => void,
  ) {
    this.#evaluator = evaluator;
    this.#draft = draft;
    this.#ends = ends;
    this.#item = item;
  }

  follow(node: ts.Expression): void {
    const inner = unwrap(node);
    if (this.#seen.has(inner)) return;
    this.#seen.add(inner);
    if (ts.isArrayLiteralExpression(inner)) for (const element of inner.elements) this.#element(element);
    else if (ts.isConditionalExpression(inner)) {
      this.follow(inner.whenTrue);
      this.follow(inner.whenFalse);
    } else if (ts.isIdentifier(inner)) this.#name(inner);
    else if (ts.isCallExpression(inner)) this.#call(inner);
    else if (ts.isPropertyAccessExpression(inner) && inner.expression.kind === ts.SyntaxKind.ThisKeyword)
      this.#member(inner);
    else this.#draft.fail(inner);
  }

  #element(element: ts.Expression): void {
    if (!ts.isSpreadElement(element)) {
      this.#one(unwrap(element));
      return;
    }
    const spread = unwrap(element.expression);
    if (isAnswersList(spread)) this.#draft.expected.push(spread);
    else this.follow(spread);
  }

  #one(item: ts.Expression): void {
    if (this.#seen.has(item)) return;
    this.#seen.add(item);
    if (ts.isObjectLiteralExpression(item)) {
      this.#item(item);
      return;
    }
    if (ts.isConditionalExpression(item)) {
      this.#one(unwrap(item.whenTrue));
      this.#one(unwrap(item.whenFalse));
      return;
    }
    const known = this.#evaluator.evaluate(item);
    const isOwn = known.k === 'object' && ts.isIdentifier(item) && this.#isUsedOnce(item);
    if (isOwn) this.#item(known.node);
    else if (!isPlainTurn(this.#evaluator, item)) this.#draft.fail(item);
  }

  #isUsedOnce(name: ts.Identifier): boolean {
    const symbol = this.#evaluator.workspace.checker.getSymbolAtLocation(name);
    const uses = this.#evaluator.workspace
      .identifiers(name.text)
      .filter((each) => this.#evaluator.workspace.checker.getSymbolAtLocation(each) === symbol);
    return uses.length === 2;
  }

  #call(call: ts.CallExpression): void {
    const { expression: callee } = call;
    if (ts.isPropertyAccessExpression(callee)) {
      const method = callee.name.text;
      if (method === 'map') {
        this.#mapped(call);
        return;
      }
      if (SAME_ITEMS.has(method)) {
        this.follow(callee.expression);
        if (method === 'concat')
          for (const each of call.arguments)
            if (kindOf(this.#evaluator, each) === 'list') this.follow(each);
            else this.#one(unwrap(each));
        return;
      }
    }
    const known = this.#evaluator.evaluate(callee);
    const returned = known.k === 'function' ? returnsOf(known.node) : [];
    if (returned.length === 0) this.#draft.fail(call);
    else if (known.k === 'function') {
      this.#draft.shared.add(`${this.#evaluator.workspace.fileOf(known.node)}:${known.node.pos}`);
      if (callersOf(this.#evaluator, known.node).some((each) => !this.#isEnd(each))) this.#draft.fail(call);
      if (known.node.type) this.#draft.annotations.push(known.node.type);
      for (const each of returned) this.follow(each);
    }
  }

  #mapped(call: ts.CallExpression): void {
    const callback = call.arguments[0];
    const known = callback && this.#evaluator.evaluate(callback);
    const returned = known?.k === 'function' ? returnsOf(known.node) : [];
    if (returned.length === 0) this.#draft.fail(call);
    for (const each of returned) this.#one(unwrap(each));
  }

  #name(name: ts.Identifier): void {
    const declaration = homeOf(this.#evaluator, name);
    if (!declaration || this.#seen.has(declaration)) {
      if (!declaration) this.#draft.fail(name);
      return;
    }
    this.#seen.add(declaration);
    const isVariable = ts.isVariableDeclaration(declaration) && ts.isIdentifier(declaration.name);
    const isParameter = ts.isParameter(declaration) && ts.isIdentifier(declaration.name);
    if (!isVariable && !isParameter) {
      this.#draft.fail(name);
      return;
    }
    if (declaration.type && isTurnList(this.#evaluator.workspace, declaration.type)) return;
    this.#draft.shared.add(`${this.#evaluator.workspace.fileOf(declaration)}:${declaration.pos}`);
    if (declaration.type) this.#draft.annotations.push(declaration.type);
    if (declaration.initializer) this.follow(declaration.initializer);
    if (ts.isParameter(declaration)) this.#given(declaration, name);
    const uses = isExported(declaration) ? importsOf(this.#evaluator, declaration) : [];
    for (const use of [...usesOfName(this.#evaluator.workspace, declaration.name), ...uses]) this.#use(use);
  }

  /** `this.history`: a field that its own class alone reads. */
  #member(access: ts.PropertyAccessExpression): void {
    const member = fieldOf(access);
    if (!member || this.#seen.has(member)) {
      if (!member) this.#draft.fail(access);
      return;
    }
    this.#seen.add(member);
    if (member.type && isTurnList(this.#evaluator.workspace, member.type)) return;
    this.#draft.shared.add(`${this.#evaluator.workspace.fileOf(member)}:${member.pos}`);
    if (member.type) this.#draft.annotations.push(member.type);
    if (member.initializer) this.follow(member.initializer);
    for (const use of this.#evaluator.workspace.identifiers(access.name.text)) {
      const { parent } = use;
      if (!ts.isPropertyAccessExpression(parent) || parent.name !== use) continue;
      if (parent.expression.kind === ts.SyntaxKind.ThisKeyword) {
        if (fieldOf(parent) === member) this.#use(parent);
      } else if (this.#evaluator.evaluate(parent.expression).k === 'instance') this.#draft.fail(parent);
    }
  }

  #given(parameter: ts.ParameterDeclaration, name: ts.Identifier): void {
    const index = parameter.parent.parameters.indexOf(parameter);
    const callers = callersOf(this.#evaluator, parameter.parent);
    if (callers.length === 0) this.#draft.fail(name);
    for (const caller of callers) {
      const argument = caller.arguments?.[index];
      if (argument) this.follow(argument);
      else if (!parameter.initializer) this.#draft.fail(caller);
    }
  }

  /** One use of the list under its name. */
  #use(use: ts.Expression): void {
    const { parent } = use;
    if (this.#isEnd(use)) return;
    if (ts.isPropertyAccessExpression(parent) && parent.expression === use) this.#method(parent);
    else if (isAssignment(parent) && parent.left === use) this.follow(parent.right);
    else if (!ts.isExpressionStatement(parent) && !isExport(parent)) this.#draft.fail(use);
  }

  #method(access: ts.PropertyAccessExpression): void {
    const name = access.name.text;
    const call = access.parent;
    if (!ts.isCallExpression(call) || call.expression !== access) {
      if (name !== 'length') this.#draft.fail(access);
    } else if (name === 'push' || name === 'unshift') for (const each of call.arguments) this.#element(each);
    else if (SAME_ITEMS.has(name) || name === 'map') {
      if (!this.#isEnd(call) && !this.#isAssignedBack(call, access)) this.#draft.fail(access);
    } else if (!READS.has(name) || !ts.isExpressionStatement(call.parent)) this.#draft.fail(access);
  }

  /** `items = items.concat(…)`, which is followed from its other side. */
  #isAssignedBack(call: ts.CallExpression, access: ts.PropertyAccessExpression): boolean {
    const { parent } = call;
    return (
      isAssignment(parent) &&
      parent.right === call &&
      ts.isIdentifier(parent.left) &&
      ts.isIdentifier(access.expression) &&
      parent.left.text === access.expression.text
    );
  }

  /** The setting of a call that is written for the new form, or a part of a literal that is. */
  #isEnd(node: ts.Node): boolean {
    for (let at = node; ; at = at.parent) {
      if (this.#ends.has(at)) return true;
      const { parent } = at;
      const goesOn =
        ts.isSpreadElement(parent) ||
        ts.isArrayLiteralExpression(parent) ||
        ts.isParenthesizedExpression(parent) ||
        ts.isAsExpression(parent) ||
        (ts.isConditionalExpression(parent) && parent.condition !== at) ||
        (ts.isPropertyAccessExpression(parent) && SAME_ITEMS.has(parent.name.text)) ||
        (ts.isCallExpression(parent) && parent.expression === at);
      if (!goesOn) return this.#isAnArgument(at, parent) || isSelfAssigned(at, node);
    }
  }

  /** Handed to a function whose parameter is followed as the same list. */
  #isAnArgument(at: ts.Node, parent: ts.Node): boolean {
    if (!ts.isCallExpression(parent)) return false;
    const known = this.#evaluator.evaluate(parent.expression);
    const index = parent.arguments.indexOf(at as ts.Expression);
    const parameter = known.k === 'function' ? known.node.parameters[index] : undefined;
    if (!parameter || !ts.isIdentifier(parameter.name)) return false;
    if (!this.#seen.has(parameter)) this.#name(parameter.name);
    return true;
  }
}

/** `items = [...items, …]` */
function isSelfAssigned(at: ts.Node, name: ts.Node): boolean {
  const { parent } = at;
  return isAssignment(parent) && parent.right === at && parent.left.getText() === name.getText();
}

function isAssignment(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

/** `response.output`: whether it is an answer's is for the flow of answers to say. */
function isAnswersList(node: ts.Expression): node is ts.PropertyAccessExpression {
  return ts.isPropertyAccessExpression(node) && node.name.text === 'output';
}
