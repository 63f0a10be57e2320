import { ts } from 'ts-morph';
import type { SdkRegistry } from '../clients/sdk-registry.js';
import { choice, unknown, type Known } from './known.js';
import { withFallback } from './fallback.js';
import { followCall, followNew, returned } from './follow-calls.js';
import { classMember } from './follow-classes.js';
import { elementsOf } from './follow-elements.js';
import { followElement, followProperty, followThis, property } from './follow-members.js';
import { exported, followName, fromModule, typed } from './follow-names.js';
import { argumentsOf, callersOf } from './follow-parameters.js';
import { NO_SLOTS, type Slots } from './follow-slots.js';
import type { Workspace } from '../program/workspace.js';

const MAX_DEPTH = 48;
/** Deeper substitution of arguments would cost more than it finds; factories rarely nest further. */
const MAX_FRAMES = 6;
/**
 * Steps for one question. Answers of callbacks that call each other cannot be kept while a cycle is under way, so that
 * asking on would double the work with every function. What real code shows takes some hundred; where several questions
 * came to no end, the others are of the same code and get less.
 */
const MAX_STEPS = 12_000;
const FEW_STEPS = 500;
const MAX_ENDLESS = 4;

export type Bindings = ReadonlyMap<ts.Node, Known>;
type Handler = (evaluator: Evaluator, node: never) => Known;

interface Frame {
  readonly bindings: Bindings;
  /** Values found under these bindings and those below, which stay the same as long as this frame does. */
  readonly memo: Map<ts.Node, Known>;
}

/** Says what an expression is, without running it: follows names, members, calls and parameters over the whole workspace. */
export class Evaluator {
  readonly workspace: Workspace;
  readonly sdks: SdkRegistry;
  /** What is carried about under names; known once the whole workspace was read for it. */
  slots: Slots = NO_SLOTS;
  /** Values found while no parameter stood for a given value. */
  readonly #memo = new Map<ts.Node, Known>();
  /** Values that no parameter has a part in: the same whatever parameters stand for. */
  readonly #fixed = new Map<ts.Node, Known>();
  #partial = 0;
  #parametersRead = 0;
  readonly #active = new Set<ts.Node>();
  readonly #open = new Map<ts.Node, Set<string>>();
  readonly #frames: Frame[] = [];
  readonly #defaults = new Map<ts.SourceFile, ReadonlySet<string>>();
  #depth = 0;
  #steps = 0;
  #endless = 0;

  constructor(workspace: Workspace, sdks: SdkRegistry) {
    this.workspace = workspace;
    this.sdks = sdks;
  }

  evaluate(node: ts.Node): Known {
    const underBindings = this.#frames.at(-1)?.memo ?? this.#memo;
    const fixed = this.#fixed.get(node);
    if (fixed) return fixed;
    const underThese = underBindings.get(node);
    if (underThese) {
      this.#parametersRead++; // whatever is made of it has a parameter in it too
      return underThese;
    }
    if (this.#active.has(node) || this.#depth > MAX_DEPTH || this.#isExhausted()) {
      this.notePartial();
      return unknown(node, this.#active.has(node) ? 'cycle' : 'depth');
    }
    const before = { partial: this.#partial, parametersRead: this.#parametersRead };
    this.#active.add(node);
    this.#depth++;
    const outermost = this.#active.size === 1;
    try {
      const handler = HANDLERS.get(node.kind);
      const value = handler ? handler(this, node as never) : unknown(node);
      // Inside a cycle a result may be partial; only what the outermost question or a complete answer gave is kept.
      if (before.partial === this.#partial || outermost || isComplete(value)) {
        const isFixed = before.parametersRead === this.#parametersRead;
        (isFixed ? this.#fixed : underBindings).set(node, value);
      }
      return value;
    } finally {
      this.#active.delete(node);
      this.#depth--;
    }
  }

  /** Counts a step of the question under way. */
  #isExhausted(): boolean {
    if (this.#depth === 0) this.#steps = 0;
    const limit = this.#endless < MAX_ENDLESS ? MAX_STEPS : FEW_STEPS;
    if (++this.#steps === limit) this.#endless++;
    return this.#steps > limit;
  }

  /** Tells that an answer under way lacks something that is only just being found out, so that nobody keeps it. */
  notePartial(): void {
    this.#partial++;
  }

  // What follows one thing needs to follow the others: they meet here, so that no two of them know each other.
  readonly property = (owner: Known, name: string, at: ts.Node) => property(this, owner, name, at);
  readonly elements = (owner: Known, at: ts.Node) => elementsOf(this, owner, at);
  readonly returned = (callee: ts.SignatureDeclaration) => returned(this, callee);
  readonly callersOf = (owner: ts.SignatureDeclaration) => callersOf(this, owner);
  readonly argumentsOf = (parameter: ts.ParameterDeclaration) => argumentsOf(this, parameter);
  readonly classMember = (owner: Extract<Known, { k: 'class' | 'instance' }>, name: string, at: ts.Node) =>
    classMember(this, owner, name, at);
  readonly exported = (file: ts.SourceFile, name: string, at: ts.Node) => exported(this, file, name, at);
  readonly fromModule = (at: ts.Node, specifier: string, name: string) =>
    fromModule(this, at, specifier, name);
  readonly typed = (type: ts.TypeNode | undefined, at: ts.Node) => typed(this, type, at);

  /** Evaluates with parameters standing for given values: the body of a function for one of its calls. */
  within<T>(bindings: Bindings, evaluate: () => T): T {
    if (this.#frames.length >= MAX_FRAMES) {
      this.notePartial();
      return evaluate();
    }
    this.#frames.push({ bindings, memo: new Map() });
    const resumed = new Set(this.#active);
    try {
      return evaluate();
    } finally {
      this.#frames.pop();
      for (const node of this.#active) if (!resumed.has(node)) this.#active.delete(node);
    }
  }

  /** Looks for a member in a literal that may hold itself through a spread (`all = [...all, one]`): there it adds nothing new. */
  lookInto(literal: ts.Node, member: string, look: () => Known): Known {
    const open = this.#open.get(literal) ?? new Set();
    this.#open.set(literal, open);
    if (open.has(member)) {
      this.notePartial();
      return unknown(literal, 'cycle');
    }
    open.add(member);
    try {
      return look();
    } finally {
      open.delete(member);
    }
  }

  /** Local names that default imports (and `require`s) give a module. */
  defaultImports(of: ts.SourceFile): ReadonlySet<string> {
    let names = this.#defaults.get(of);
    if (!names) this.#defaults.set(of, (names = namesOfDefault(this.workspace, of)));
    return names;
  }

  bound(parameter: ts.Node): Known | undefined {
    this.#parametersRead++;
    for (let frame = this.#frames.length - 1; frame >= 0; frame--) {
      const value = this.#frames[frame]!.bindings.get(parameter);
      if (value) return value;
    }
    return undefined;
  }
}

function isComplete(value: Known): boolean {
  return !['unknown', 'choice', 'joined', 'merged', 'without'].includes(value.k);
}

function binary(evaluator: Evaluator, node: ts.BinaryExpression): Known {
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.QuestionQuestionToken:
    case ts.SyntaxKind.BarBarToken:
      return withFallback(evaluator.evaluate(node.left), () => evaluator.evaluate(node.right), node);
    case ts.SyntaxKind.PlusToken:
      return { k: 'joined', parts: [evaluator.evaluate(node.left), evaluator.evaluate(node.right)], node };
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.CommaToken:
    case ts.SyntaxKind.EqualsToken:
    case ts.SyntaxKind.QuestionQuestionEqualsToken:
    case ts.SyntaxKind.BarBarEqualsToken:
      return evaluator.evaluate(node.right);
    default:
      return unknown(node);
  }
}

function template(evaluator: Evaluator, node: ts.TemplateExpression): Known {
  const parts: Known[] = [];
  if (node.head.text) parts.push({ k: 'literal', value: node.head.text, node: node.head });
  for (const span of node.templateSpans) {
    parts.push(evaluator.evaluate(span.expression));
    if (span.literal.text) parts.push({ k: 'literal', value: span.literal.text, node: span.literal });
  }
  return { k: 'joined', parts, node };
}

function inner(evaluator: Evaluator, node: ts.Node & { readonly expression: ts.Expression }): Known {
  return evaluator.evaluate(node.expression);
}

const HANDLERS = new Map<ts.SyntaxKind, Handler>([
  [ts.SyntaxKind.StringLiteral, (_, node: ts.StringLiteral) => ({ k: 'literal', value: node.text, node })],
  [
    ts.SyntaxKind.NoSubstitutionTemplateLiteral,
    (_, node: ts.NoSubstitutionTemplateLiteral) => ({ k: 'literal', value: node.text, node }),
  ],
  [
    ts.SyntaxKind.NumericLiteral,
    (_, node: ts.NumericLiteral) => ({ k: 'literal', value: Number(node.text), node }),
  ],
  [ts.SyntaxKind.TrueKeyword, (_, node: ts.Node) => ({ k: 'literal', value: true, node })],
  [ts.SyntaxKind.FalseKeyword, (_, node: ts.Node) => ({ k: 'literal', value: false, node })],
  [ts.SyntaxKind.NullKeyword, (_, node: ts.Node) => ({ k: 'literal', value: null, node })],
  [ts.SyntaxKind.PrefixUnaryExpression, prefix],
  [ts.SyntaxKind.ParenthesizedExpression, inner],
  [ts.SyntaxKind.AsExpression, inner],
  [ts.SyntaxKind.SatisfiesExpression, inner],
  [ts.SyntaxKind.NonNullExpression, inner],
  [ts.SyntaxKind.TypeAssertionExpression, inner],
  [ts.SyntaxKind.AwaitExpression, inner],
  [ts.SyntaxKind.TemplateExpression, template],
  [ts.SyntaxKind.BinaryExpression, binary],
  [
    ts.SyntaxKind.ConditionalExpression,
    (evaluator, node: ts.ConditionalExpression) =>
      choice([evaluator.evaluate(node.whenTrue), evaluator.evaluate(node.whenFalse)], node),
  ],
  [ts.SyntaxKind.Identifier, followName],
  [ts.SyntaxKind.PropertyAccessExpression, followProperty],
  [ts.SyntaxKind.ElementAccessExpression, followElement],
  [ts.SyntaxKind.ThisKeyword, followThis],
  [ts.SyntaxKind.CallExpression, followCall],
  [ts.SyntaxKind.NewExpression, followNew],
  [ts.SyntaxKind.ObjectLiteralExpression, (_, node: ts.ObjectLiteralExpression) => ({ k: 'object', node })],
  [ts.SyntaxKind.ArrayLiteralExpression, (_, node: ts.ArrayLiteralExpression) => ({ k: 'array', node })],
  [ts.SyntaxKind.ArrowFunction, (_, node: ts.ArrowFunction) => ({ k: 'function', node })],
  [ts.SyntaxKind.FunctionExpression, (_, node: ts.FunctionExpression) => ({ k: 'function', node })],
  [ts.SyntaxKind.ClassExpression, (_, node: ts.ClassExpression) => ({ k: 'class', node })],
  [
    ts.SyntaxKind.MetaProperty,
    (_, node: ts.MetaProperty) => ({ k: 'external', package: 'import.meta', path: [], node }),
  ],
]);

function prefix(evaluator: Evaluator, node: ts.PrefixUnaryExpression): Known {
  const operand = evaluator.evaluate(node.operand);
  if (
    node.operator !== ts.SyntaxKind.MinusToken ||
    operand.k !== 'literal' ||
    typeof operand.value !== 'number'
  )
    return unknown(node);
  return { k: 'literal', value: -operand.value, node };
}

function namesOfDefault(workspace: Workspace, of: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (const file of workspace.files.values()) {
    for (const statement of file.statements) {
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
      const name = statement.importClause?.name;
      if (name && workspace.resolve(file, statement.moduleSpecifier.text) === of) names.add(name.text);
    }
  }
  return names;
}
