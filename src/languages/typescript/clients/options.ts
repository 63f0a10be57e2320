import { ts } from 'ts-morph';
import type { Evaluator } from '../follow/evaluator.js';
import { elementValue, nameOf } from '../follow/element-value.js';
import { choice, type Known } from '../follow/known.js';
import type { OptionNode } from './sites.js';

export interface ReadOption extends OptionNode {
  readonly known: Known;
  readonly writtenAs: string;
}

export interface IgnoredOption {
  readonly node: ts.ObjectLiteralElementLike;
  readonly writtenAs: string;
  readonly name: string;
}

export interface ReadOptions {
  /** By OpenAI's own name. */
  readonly options: ReadonlyMap<string, ReadOption>;
  /** Properties under names that the SDK ignores, by the name they are mistaken for. */
  readonly ignored: readonly IgnoredOption[];
  readonly object: ts.ObjectLiteralExpression | undefined;
  readonly ownsObject: boolean;
  /** False where some part could not be followed. */
  readonly complete: boolean;
}

/** True for `name: 'text'`. */
export function hasPlainText(node: ts.ObjectLiteralElementLike): boolean {
  return ts.isPropertyAssignment(node) && ts.isStringLiteralLike(node.initializer);
}

export interface Naming {
  /** Written name → OpenAI's own; undefined: every name stands for itself. */
  readonly names: Readonly<Record<string, string>> | undefined;
  readonly ignored: Readonly<Record<string, string>>;
}

export const PLAIN: Naming = { names: undefined, ignored: {} };

const NONE: ReadOptions = {
  options: new Map(),
  ignored: [],
  object: undefined,
  ownsObject: false,
  complete: true,
};

/** The settings in an argument: an object literal, or whatever the argument is followed to. */
export function readOptions(
  evaluator: Evaluator,
  argument: ts.Expression | undefined,
  naming: Naming,
  followed = false,
): ReadOptions {
  if (!argument) return NONE;
  const inline = unwrap(argument);
  const direct = ts.isObjectLiteralExpression(inline)
    ? inline
    : (ownedObject(evaluator, inline) ?? (followed ? onlyObject(evaluator, inline) : undefined));
  const reader = new Reader(evaluator, naming, direct);
  if (direct) reader.readObject(direct, '');
  else reader.readKnown(evaluator.evaluate(argument), '');
  return {
    options: reader.options,
    ignored: reader.ignored,
    object: direct,
    ownsObject: direct !== undefined,
    complete: reader.complete,
  };
}

export function unwrap(node: ts.Expression): ts.Expression {
  let inner = node;
  while (
    ts.isParenthesizedExpression(inner) ||
    ts.isAsExpression(inner) ||
    ts.isSatisfiesExpression(inner) ||
    ts.isNonNullExpression(inner)
  ) {
    inner = inner.expression;
  }
  return inner;
}

/** The one object literal that the expression leads to, wherever it stands. */
function onlyObject(evaluator: Evaluator, node: ts.Expression): ts.ObjectLiteralExpression | undefined {
  const known = evaluator.evaluate(node);
  return known.k === 'object' ? known.node : undefined;
}

/** `const options = { … }` that is named only once more, assignments to its members aside: editing it is editing the call's own options. */
function ownedObject(evaluator: Evaluator, node: ts.Expression): ts.ObjectLiteralExpression | undefined {
  if (!ts.isIdentifier(node)) return undefined;
  const symbol = evaluator.workspace.checker.getSymbolAtLocation(node);
  const declaration = symbol?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return undefined;
  if (declaration.getSourceFile() !== node.getSourceFile()) return undefined;
  const object = unwrap(declaration.initializer);
  if (!ts.isObjectLiteralExpression(object) || isExported(declaration)) return undefined;
  const uses = evaluator.workspace.identifiers(node.text).filter((identifier) => {
    return (
      identifier.getSourceFile() === node.getSourceFile() &&
      evaluator.workspace.checker.getSymbolAtLocation(identifier) === symbol &&
      assignmentTo(identifier) === undefined
    );
  });
  return uses.length === 2 ? object : undefined;
}

function isExported(declaration: ts.VariableDeclaration): boolean {
  return (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) !== 0;
}

class Reader {
  readonly options = new Map<string, ReadOption>();
  readonly ignored: IgnoredOption[] = [];
  complete = true;
  readonly #evaluator: Evaluator;
  readonly #naming: Naming;
  readonly #own: ts.ObjectLiteralExpression | undefined;
  #depth = 0;
  /** Names that a rest (`{ model, ...rest }`) does not have. */
  readonly #left: string[] = [];

  constructor(evaluator: Evaluator, naming: Naming, own: ts.ObjectLiteralExpression | undefined) {
    this.#evaluator = evaluator;
    this.#naming = naming;
    this.#own = own;
  }

  readObject(object: ts.ObjectLiteralExpression, prefix: string): void {
    if (this.#depth > 5) return;
    this.#depth++;
    for (const element of object.properties) {
      if (ts.isSpreadAssignment(element))
        this.readKnown(this.#evaluator.evaluate(element.expression), prefix);
      else this.#readElement(element, prefix);
    }
    this.#depth--;
    for (const assignment of assignedLater(this.#evaluator, object))
      this.#addAssigned(prefix, assignment, object === this.#own);
  }

  /** `options.apiBaseUrl = url` after the literal: in a branch, it may or may not have happened. */
  #addAssigned(prefix: string, { name, value, conditional }: Assignment, isOwn: boolean): void {
    const written = prefix + name;
    const { names } = this.#naming;
    const canonical = names ? names[written] : written;
    if (canonical === undefined) return;
    const before = this.options.get(canonical);
    const assigned = {
      values: [...(before?.assigned?.values ?? []), value],
      always: before?.assigned?.always === true || !conditional,
    };
    const known = this.#knownAfter(canonical, before?.known, { value, conditional });
    const option = { node: value, value, own: false, known, writtenAs: written };
    this.options.set(canonical, isOwn ? { ...option, assigned } : option);
  }

  #knownAfter(
    name: string,
    before: Known | undefined,
    { value, conditional }: Pick<Assignment, 'value' | 'conditional'>,
  ): Known {
    const known = this.#evaluator.evaluate(value);
    if (before) return choice([before, known], value);
    // Where the branch is not taken, the SDK's own address holds.
    const mayBeMissing = conditional && name === 'baseURL' && this.#naming.names && known.k !== 'env';
    return mayBeMissing ? choice([{ k: 'literal', value: null, node: value.parent }, known], value) : known;
  }

  readKnown(known: Known, prefix: string): void {
    switch (known.k) {
      case 'object':
        this.readObject(known.node, prefix);
        break;
      case 'choice':
      case 'merged':
        for (const each of known.of) this.readKnown(each, prefix);
        break;
      case 'without':
        this.#left.push(...known.names.map((name) => prefix + name));
        this.readKnown(known.of, prefix);
        this.#left.splice(-known.names.length);
        break;
      case 'literal':
        break; // `...(flag && { … })` where the flag is false
      default:
        this.complete = false;
    }
  }

  #readElement(element: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>, prefix: string): void {
    const name = nameOf(this.#evaluator, element.name);
    if (name === undefined) {
      this.complete = false;
      return;
    }
    const written = prefix + name;
    if (this.#left.includes(written)) return;
    const { names, ignored } = this.#naming;
    const mistakenFor = ignored[written];
    if (mistakenFor !== undefined)
      this.ignored.push({ node: element, writtenAs: written, name: mistakenFor });
    const canonical = names ? names[written] : written;
    if (canonical !== undefined) {
      this.#add(canonical, written, element);
      return;
    }
    const isNested = names && Object.keys(names).some((key) => key.startsWith(`${written}.`));
    if (isNested) this.readKnown(elementValue(this.#evaluator, element), `${written}.`);
  }

  /** A second place for the same option (a conditional spread, a later property) makes its value a choice. */
  #add(
    name: string,
    writtenAs: string,
    element: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>,
  ): void {
    const value = valueNode(element);
    const known = elementValue(this.#evaluator, element);
    const before = this.options.get(name);
    const own = this.#own !== undefined && isInside(element, this.#own);
    const merged =
      before && element.parent !== (before.node as ts.Node).parent
        ? choice([before.known, known], value)
        : known;
    this.options.set(name, { node: element, value, own, known: merged, writtenAs });
  }
}

interface Assignment {
  readonly name: string;
  readonly value: ts.Expression;
  /** True where it stands deeper than the definition: in a branch, a loop, a function. */
  readonly conditional: boolean;
}

function assignedLater(evaluator: Evaluator, object: ts.ObjectLiteralExpression): readonly Assignment[] {
  const declaration = object.parent;
  if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return [];
  const { checker } = evaluator.workspace;
  const symbol = checker.getSymbolAtLocation(declaration.name);
  return evaluator.workspace.identifiers(declaration.name.text).flatMap((identifier) => {
    const assignment = assignmentTo(identifier);
    if (!assignment || checker.getSymbolAtLocation(identifier) !== symbol) return [];
    const isBeside = assignment.expression.parent.parent === declaration.parent.parent.parent;
    return [{ name: assignment.name, value: assignment.expression.right, conditional: !isBeside }];
  });
}

/** `name.member = value`, of the name. */
function assignmentTo(
  identifier: ts.Identifier,
): { readonly name: string; readonly expression: ts.BinaryExpression } | undefined {
  const access = identifier.parent;
  if (!ts.isPropertyAccessExpression(access) || access.expression !== identifier) return undefined;
  const assignment = access.parent;
  const isAssigned =
    ts.isBinaryExpression(assignment) &&
    assignment.left === access &&
    assignment.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isAssigned ? { name: access.name.text, expression: assignment } : undefined;
}

function valueNode(element: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>): ts.Expression {
  if (ts.isPropertyAssignment(element)) return element.initializer;
  if (ts.isShorthandPropertyAssignment(element)) return element.name;
  return element as unknown as ts.Expression;
}

function isInside(node: ts.Node, ancestor: ts.Node): boolean {
  return (
    node.getSourceFile() === ancestor.getSourceFile() && node.pos >= ancestor.pos && node.end <= ancestor.end
  );
}
