import { ts } from 'ts-morph';
import type { AnswerFields } from '../../../core/sdk.js';
import type { Evaluator } from '../follow/evaluator.js';
import type { AnswerFlow } from './answer-flow.js';
import { unwrapped } from './answer-syntax.js';
import type { Callers } from './callers.js';
import {
  callbacksIn,
  isFailureBranch,
  isShownOrThrown,
  madeWith,
  picksField,
  promiseAround,
  thenCallOf,
} from './raw-syntax.js';

/** What a response says besides its text. */
const BESIDES = new Set(
  'ok status statusText statusCode headers length size byteLength done url redirected'.split(' '),
);
/** Methods that hand the text over to what they are given. */
const PIPES = new Set(['pipe', 'pipeThrough', 'pipeTo']);
/** Methods of decoders, buffers and parsers that give (or keep) the text that they are given. */
const KEEPS = new Set('decode concat from push feed add append unshift toString exec test match'.split(' '));
/** Events of a stream that carry no text. */
const SILENT_EVENTS = /^(?:error|end|close|finish|abort(?:ed)?|timeout|open)$/;
const EVENT_NAME = /^(?:event: ?)?response\./;
const MAX_STEPS = 2000;

/**
 * Follows what comes back over plain HTTP, as bytes or as text in whatever pieces, to where it is parsed; from there on the flow of answers
 * takes over. Places where the text goes on to somebody else unread are problems.
 */
export class RawAnswer {
  readonly problems: ts.Node[] = [];
  /** `JSON.parse(…)` and `response.json()`, wherever the text comes to one. */
  readonly parses: ts.CallExpression[] = [];
  /** True where the program knows the line that ends a stream of chat completions. */
  knowsEnd = false;
  readonly #evaluator: Evaluator;
  readonly #flow: AnswerFlow;
  readonly #fields: AnswerFields;
  readonly #callers: Callers;
  readonly #seen = new Set<ts.Node>();
  /** Names that stand for the text or for something that holds it. */
  readonly #names = new Set<ts.Symbol>();
  #steps = 0;

  constructor(evaluator: Evaluator, flow: AnswerFlow, fields: AnswerFields, callers: Callers) {
    this.#evaluator = evaluator;
    this.#flow = flow;
    this.#fields = fields;
    this.#callers = callers;
  }

  follow(node: ts.Expression): void {
    if (this.#steps++ > MAX_STEPS || this.#seen.has(node) || isFailureBranch(node)) return;
    this.#seen.add(node);
    const { parent } = node;
    if (unwrapped(node)) this.follow(parent as ts.Expression);
    else if (!this.#isRead(node, parent) && !this.#isHandedOn(node, parent) && !this.#endsAt(node, parent))
      this.problems.push(node);
  }

  /** Parameters of a function that is called with the text. */
  given(callback: ts.SignatureDeclaration): void {
    for (const { name } of callback.parameters) this.#bind(name);
  }

  #isRead(node: ts.Expression, parent: ts.Node): boolean {
    if (ts.isPropertyAccessExpression(parent) && parent.expression === node) this.#member(parent);
    else if (ts.isElementAccessExpression(parent)) {
      if (parent.expression === node) this.follow(parent);
    } else if (ts.isVariableDeclaration(parent) && parent.initializer === node) this.#bind(parent.name);
    else if (ts.isForOfStatement(parent) && parent.expression === node) this.#loop(parent);
    else return false;
    return true;
  }

  #isHandedOn(node: ts.Expression, parent: ts.Node): boolean {
    if (ts.isBinaryExpression(parent)) this.#operator(parent, node);
    else if (ts.isConditionalExpression(parent)) {
      if (parent.condition !== node) this.follow(parent);
    } else if (ts.isTemplateSpan(parent)) this.follow(parent.parent);
    else if (ts.isSpreadElement(parent) || ts.isArrayLiteralExpression(parent)) this.#within(parent);
    else if (ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent))
      this.follow(parent.parent);
    else if (ts.isReturnStatement(parent) || ts.isYieldExpression(parent) || isBody(parent, node))
      this.#returned(node);
    else if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) this.#argument(parent, node);
    else return false;
    return true;
  }

  #within(parent: ts.SpreadElement | ts.ArrayLiteralExpression): void {
    if (ts.isArrayLiteralExpression(parent)) this.follow(parent);
    else if (ts.isExpression(parent.parent)) this.follow(parent.parent);
    else this.problems.push(parent);
  }

  #endsAt(node: ts.Expression, parent: ts.Node): boolean {
    if (ts.isSwitchStatement(parent)) {
      const names = parent.caseBlock.clauses.filter(ts.isCaseClause).map((clause) => clause.expression);
      for (const name of names) this.#comparedWith(name);
      return true;
    }
    return (
      ts.isExpressionStatement(parent) ||
      ts.isIfStatement(parent) ||
      ts.isWhileStatement(parent) ||
      ts.isDoStatement(parent) ||
      ts.isForStatement(parent) ||
      ts.isPrefixUnaryExpression(parent) ||
      ts.isTypeOfExpression(parent) ||
      ts.isThrowStatement(parent) ||
      (ts.isCallExpression(parent) && parent.expression === node)
    );
  }

  #member(access: ts.PropertyAccessExpression): void {
    const name = access.name.text;
    if (BESIDES.has(name)) return;
    const call = access.parent;
    if (!ts.isCallExpression(call) || call.expression !== access) this.follow(access);
    else if (name === 'json') this.#parsed(call, true);
    else if (name === 'clone') this.follow(call);
    else this.#method(call, name);
  }

  /** A method of the text, of a list of its pieces, or of the promise of it. */
  #method(call: ts.CallExpression, name: string): void {
    const [first] = call.arguments;
    if (first) this.#comparedWith(first);
    const isSilent = first && ts.isStringLiteralLike(first) && SILENT_EVENTS.test(first.text);
    const isOfFailure = name === 'catch' || name === 'finally' || isSilent === true;
    for (const argument of call.arguments) {
      const known = this.#evaluator.evaluate(argument);
      if (known.k === 'function') {
        if (!isOfFailure) this.given(known.node);
      } else if (PIPES.has(name)) this.#receive(argument);
    }
    this.follow(call);
  }

  #parsed(call: ts.CallExpression, promise: boolean): void {
    this.parses.push(call);
    this.#flow.annotated(call.typeArguments?.[0], { of: this.#fields });
    this.#flow.follow(call, { of: this.#fields, promise });
  }

  #loop(statement: ts.ForOfStatement): void {
    const [declared] = ts.isVariableDeclarationList(statement.initializer)
      ? statement.initializer.declarations
      : [];
    if (declared) this.#bind(declared.name);
    else this.problems.push(statement.expression);
  }

  #operator(parent: ts.BinaryExpression, node: ts.Expression): void {
    const { kind } = parent.operatorToken;
    const other = parent.left === node ? parent.right : parent.left;
    if (kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment) {
      if (parent.right === node) this.#assigned(parent.left);
    } else if (
      kind === ts.SyntaxKind.PlusToken ||
      kind === ts.SyntaxKind.BarBarToken ||
      kind === ts.SyntaxKind.QuestionQuestionToken ||
      (kind === ts.SyntaxKind.AmpersandAmpersandToken && parent.right === node)
    )
      this.follow(parent);
    else if (kind !== ts.SyntaxKind.AmpersandAmpersandToken) this.#comparedWith(other);
  }

  /** Names of events mean nothing in the new form; the end of a stream is known there by its own line. */
  #comparedWith(other: ts.Expression): void {
    if (picksField(other)) this.problems.push(other);
    if (!ts.isStringLiteralLike(other)) return;
    if (other.text.includes('[DONE]')) this.knowsEnd = true;
    else if (EVENT_NAME.test(other.text)) this.problems.push(other);
  }

  #assigned(left: ts.Expression): void {
    if (ts.isIdentifier(left)) this.#uses(left);
    else if (ts.isObjectLiteralExpression(left)) {
      for (const each of left.properties)
        if (ts.isShorthandPropertyAssignment(each)) this.#uses(each.name);
        else if (ts.isPropertyAssignment(each) && ts.isIdentifier(each.initializer))
          this.#uses(each.initializer);
        else this.problems.push(each);
    } else if (ts.isPropertyAccessExpression(left) && left.expression.kind === ts.SyntaxKind.ThisKeyword)
      this.#field(left);
    else this.problems.push(left);
  }

  /** `this.buffer`, in all of its class. */
  #field(access: ts.PropertyAccessExpression): void {
    const owner = ts.findAncestor(access, ts.isClassLike);
    for (const name of this.#evaluator.workspace.identifiers(access.name.text)) {
      const use = name.parent;
      if (!ts.isPropertyAccessExpression(use) || use.name !== name) continue;
      if (use.expression.kind !== ts.SyntaxKind.ThisKeyword) continue;
      const isAssigned = ts.isBinaryExpression(use.parent) && use.parent.left === use;
      if (owner && ts.findAncestor(use, ts.isClassLike) === owner && !isAssigned) this.follow(use);
    }
  }

  #returned(node: ts.Node): void {
    const owner = ts.findAncestor(node, ts.isFunctionLike);
    if (!owner) return;
    const around = thenCallOf(owner);
    if (around) {
      this.follow(around);
      return;
    }
    const callers = this.#callers(owner).filter(ts.isCallExpression);
    if (callers.length === 0) this.problems.push(node);
    for (const call of callers) this.follow(call);
  }

  #argument(call: ts.CallExpression | ts.NewExpression, node: ts.Expression): void {
    const callee = call.expression;
    if (callee === node) return;
    if (callee.getText() === 'JSON.parse') this.#parsed(call as ts.CallExpression, false);
    else if (!isShownOrThrown(call)) {
      const promise = promiseAround(this.#evaluator, callee);
      if (promise) this.follow(promise);
      else this.#passed(call, node);
    }
  }

  #passed(call: ts.CallExpression | ts.NewExpression, node: ts.Expression): void {
    const known = this.#evaluator.evaluate(call.expression);
    const functions = (known.k === 'choice' ? known.of : [known]).filter((each) => each.k === 'function');
    if (functions.length > 0) {
      const index = call.arguments!.indexOf(node);
      for (const each of functions) {
        const parameter = each.node.parameters[index] ?? each.node.parameters.at(-1);
        if (parameter) this.#bind(parameter.name);
      }
    } else if (ts.isPropertyAccessExpression(call.expression)) this.#toMethod(call, call.expression);
    else if (known.k === 'external' || known.k === 'class' || ts.isNewExpression(call)) {
      for (const each of callbacksIn(this.#evaluator, call)) this.given(each);
      this.#result(call, node);
    } else this.problems.push(node);
  }

  /** `decoder.decode(bytes)`, `parser.feed(text)`, `chunks.push(chunk)`. */
  #toMethod(call: ts.CallExpression | ts.NewExpression, callee: ts.PropertyAccessExpression): void {
    const { expression: receiver, name } = callee;
    const known = this.#evaluator.evaluate(receiver);
    if (picksField(receiver)) this.problems.push(receiver);
    if (ts.isIdentifier(receiver) && this.#isNamed(receiver)) return;
    if (known.k === 'external') {
      for (const each of callbacksIn(this.#evaluator, call)) this.given(each);
      this.#result(call, call);
    } else if (ts.isIdentifier(receiver) && madeWith(this.#evaluator, receiver)) {
      this.#receive(receiver);
      if (!ts.isExpressionStatement(call.parent)) this.follow(call);
    } else if (KEEPS.has(name.text)) this.#result(call, call);
    else this.problems.push(call);
  }

  /** What comes of it must be used: otherwise the text has gone on to somebody who is not seen. */
  #result(call: ts.CallExpression | ts.NewExpression, node: ts.Expression): void {
    if (ts.isExpressionStatement(call.parent)) this.problems.push(node);
    else this.follow(call);
  }

  /** Something that takes the text and may give it on: by its name, and by the functions that it was made with. */
  #receive(receiver: ts.Expression): void {
    const made = ts.isIdentifier(receiver) ? madeWith(this.#evaluator, receiver) : receiver;
    if (!made) {
      this.problems.push(receiver);
      return;
    }
    if (ts.isCallExpression(made) || ts.isNewExpression(made))
      for (const each of callbacksIn(this.#evaluator, made)) this.given(each);
    if (ts.isIdentifier(receiver)) this.#uses(receiver);
  }

  #bind(name: ts.BindingName): void {
    if (ts.isIdentifier(name)) this.#uses(name);
    else
      for (const element of name.elements) {
        if (!ts.isBindingElement(element)) continue;
        const field = element.propertyName ?? element.name;
        if (!BESIDES.has(field.getText())) this.#bind(element.name);
      }
  }

  #isNamed(name: ts.Identifier): boolean {
    const symbol = this.#evaluator.workspace.checker.getSymbolAtLocation(name);
    return symbol !== undefined && this.#names.has(symbol);
  }

  #uses(name: ts.Identifier): void {
    const { workspace } = this.#evaluator;
    const symbol = ts.isShorthandPropertyAssignment(name.parent)
      ? workspace.checker.getShorthandAssignmentValueSymbol(name.parent)
      : workspace.checker.getSymbolAtLocation(name);
    if (!symbol || this.#names.has(symbol)) return;
    this.#names.add(symbol);
    for (const use of workspace.identifiers(name.text)) {
      if (use.getSourceFile() !== name.getSourceFile() || isDeclaredOrAssigned(use)) continue;
      const own = ts.isShorthandPropertyAssignment(use.parent)
        ? workspace.checker.getShorthandAssignmentValueSymbol(use.parent)
        : workspace.checker.getSymbolAtLocation(use);
      if (own === symbol) this.follow(use);
    }
  }
}

function isBody(parent: ts.Node, node: ts.Node): boolean {
  return ts.isArrowFunction(parent) && parent.body === node;
}

function isDeclaredOrAssigned(use: ts.Identifier): boolean {
  const { parent } = use;
  if (ts.isBinaryExpression(parent) && parent.left === use)
    return (
      parent.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
      parent.operatorToken.kind <= ts.SyntaxKind.LastAssignment
    );
  return (
    (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) &&
    parent.initializer !== use
  );
}
