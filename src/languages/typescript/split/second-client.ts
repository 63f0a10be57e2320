import { ts } from 'ts-morph';
import type { Edit } from '../../../core/change.js';
import type { Evaluator } from '../follow/evaluator.js';
import { alternatives, type ClientSite } from '../follow/known.js';
import { afterComment, indentAt } from '../program/source-lines.js';
import { styleOf } from '../program/source-style.js';
import { blockedAt, type BlockedBy } from './blocked.js';
import type { Split, Twin } from './split.js';
import { textWith } from './text-with.js';
import { isGiven } from '../follow/follow-slots.js';
import { extendingClass, throughField } from './twin-subclass.js';
import { twinOfToken } from './twin-tokens.js';
import { twinOfBinding, twinOfExport, twinOfImport } from './twin-modules.js';
import { twinOfFunction } from './twin-functions.js';
import { twinOfInstance } from './twin-instance.js';
import { twinOfMember, twinOfProperty } from './twin-members.js';
import { twinOfParameter } from './twin-parameters.js';
import { twinOfVariable } from './twin-variables.js';
import { isInside } from '../program/is-inside.js';
import { symbolOfName } from '../program/uses-of-name.js';
import { memberOf, suffixed } from './places.js';

export interface SecondClientOptions {
  readonly suffix: string;
  readonly construction: string;
  /** Names given to other second clients already. */
  readonly taken?: Set<string>;
  /** Places that hold the first client for others; what is found on the way to them is added. */
  readonly besides?: Set<ts.Node>;
}

const UNDER_WAY = Symbol('under way');

/** Makes the second client of a split: walks from the calls that need it to where the first is made, and writes a twin of each step. */
export class SecondClient implements Split {
  readonly evaluator: Evaluator;
  readonly site: ClientSite;
  readonly construction: string;
  readonly edits: Edit[] = [];
  readonly gates = new Set<ts.Node>();
  readonly claims = new Set<ts.Node>();
  readonly #suffix: string;
  readonly #taken: Set<string>;
  readonly #made = new Map<ts.Node, Map<string, unknown>>();
  readonly #prepared = new Map<ts.Node, string>();
  readonly #besides: Set<ts.Node>;
  #forced = 0;
  /** True where a place that was passed turned out to need a second beside it: what was written is to be written anew. */
  isPartial = false;

  constructor(evaluator: Evaluator, site: ClientSite, options: SecondClientOptions) {
    this.evaluator = evaluator;
    this.site = site;
    this.construction = options.construction;
    this.#suffix = options.suffix;
    this.#taken = options.taken ?? new Set();
    this.#besides = options.besides ?? new Set();
  }

  /** Puts a call through the second client. Throws {@link Blocked} where there is no way. */
  route(call: ts.CallExpression): void {
    const receiver = this.#receiverOf(call);
    const text = this.twin(receiver);
    if (text !== undefined) this.replace(receiver, text);
  }

  /** The client in `client.chat.completions.create`, or what stands for a part of it: `chat.completions.create`. */
  #receiverOf(call: ts.CallExpression): ts.Expression {
    let node: ts.Expression = call.expression;
    while (!this.isClient(node)) {
      if (!ts.isPropertyAccessExpression(node) && !ts.isNonNullExpression(node)) break;
      node = node.expression;
    }
    return node;
  }

  twin(node: ts.Expression): Twin {
    const subclass = extendingClass(this);
    if (subclass) return throughField(this, node, subclass);
    if (node === this.site.node) return this.construction;
    if (ts.isIdentifier(node)) return this.ofName(node);
    if (ts.isPropertyAccessExpression(node)) return this.#ofAccess(node);
    if (ts.isCallExpression(node)) return this.#ofCall(node);
    if (
      ts.isParenthesizedExpression(node) ||
      ts.isNonNullExpression(node) ||
      ts.isAsExpression(node) ||
      ts.isSatisfiesExpression(node) ||
      ts.isAwaitExpression(node)
    )
      return this.#around(node, node.expression);
    return this.block(node, 'form');
  }

  #around(node: ts.Expression, inner: ts.Expression): Twin {
    const text = this.twin(inner);
    return text === undefined ? undefined : textWith(node, [{ node: inner, text }]);
  }

  ofName(node: ts.Identifier): Twin {
    this.claim(node);
    const declaration = symbolOfName(this.evaluator.workspace, node)?.declarations?.[0];
    if (declaration === undefined) return this.block(node, 'form');
    if (declaration === this.site.node) return twinOfInstance(this, node);
    if (ts.isImportSpecifier(declaration) || ts.isImportClause(declaration))
      return this.once(declaration, 'import', () => twinOfImport(this, declaration));
    if (ts.isVariableDeclaration(declaration)) return this.ofVariable(declaration);
    if (ts.isParameter(declaration)) return this.ofParameter(declaration);
    if (ts.isBindingElement(declaration))
      return this.once(declaration, 'binding', () => twinOfBinding(this, declaration));
    return this.block(node, 'form');
  }

  #ofAccess(node: ts.PropertyAccessExpression): Twin {
    this.claim(node.name);
    const owner = this.evaluator.evaluate(node.expression);
    const name = node.name.text;
    const twin =
      owner.k === 'module'
        ? this.ofExport(owner.file, name, name)
        : owner.k === 'class' || owner.k === 'instance'
          ? this.ofMember(owner.node, name, node)
          : owner.k === 'object'
            ? this.ofProperty(owner.node, name, node)
            : this.block(node, owner.k === 'choice' ? 'several' : 'form');
    return twin === undefined ? undefined : textWith(node, [{ node: node.name, text: twin }]);
  }

  /** What a factory gives, or what a wrapper gives back. */
  #ofCall(node: ts.CallExpression): Twin {
    const [token] = node.arguments;
    if (token && isGiven(this.evaluator, node))
      return textWith(node, [{ node: token, text: twinOfToken(this, token) }]);
    const callee = this.evaluator.evaluate(node.expression);
    if (callee.k === 'function') {
      const name = this.ofFunction(callee.node);
      const target = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
      if (!ts.isIdentifier(target) && !ts.isPrivateIdentifier(target)) return this.block(node, 'form');
      const text =
        ts.isIdentifier(target) && target === node.expression ? this.#calledAs(target, name) : name;
      return textWith(node, [{ node: target, text }]);
    }
    const wrapped = callee.k === 'external' && node.arguments.find((argument) => this.isClient(argument));
    return wrapped ? this.#around(node, wrapped) : this.block(node, 'form');
  }

  /** The twin of a factory, by the name that it has in the file of the call. */
  #calledAs(callee: ts.Identifier, name: string): string {
    const declaration = this.evaluator.workspace.checker.getSymbolAtLocation(callee)?.declarations?.[0];
    if (declaration === undefined) return this.block(callee, 'form');
    if (ts.isImportSpecifier(declaration) || ts.isImportClause(declaration)) {
      const twin = this.once(declaration, 'import', () => twinOfImport(this, declaration));
      return twin ?? this.block(callee, 'form');
    }
    if (ts.isBindingElement(declaration))
      return this.once(declaration, 'binding', () => twinOfBinding(this, declaration)) ?? name;
    return name;
  }

  readonly ofVariable = (declaration: ts.VariableDeclaration): Twin =>
    this.#needed(
      declaration,
      this.once(declaration, 'variable', () => twinOfVariable(this, declaration)),
    );
  readonly ofParameter = (parameter: ts.ParameterDeclaration): Twin =>
    this.#needed(
      parameter,
      this.once(parameter, 'parameter', () => twinOfParameter(this, parameter)),
    );
  readonly ofFunction = (declaration: ts.SignatureDeclaration): string =>
    this.once(declaration, 'function', () => twinOfFunction(this, declaration));
  readonly ofExport = (file: ts.SourceFile, name: string, local: string): string =>
    this.once(file, `export ${name}`, () => twinOfExport(this, file, name, local));
  readonly ofMember = (owner: ts.ClassLikeDeclaration, name: string, at: ts.Node): Twin =>
    this.#needed(
      memberOf(owner, name),
      this.once(owner, `member ${name}`, () => twinOfMember(this, owner, name, at)),
    );
  readonly ofProperty = (owner: ts.ObjectLiteralExpression, name: string, at: ts.Node): string =>
    this.once(owner, `property ${name}`, () => twinOfProperty(this, owner, name, at));

  /** Where the first must go on standing, the same text cannot give the second: the place it comes from needs one beside it. */
  #needed(gate: ts.Node | undefined, twin: Twin): Twin {
    if (twin !== undefined || this.#forced === 0 || gate === undefined) return twin;
    this.#besides.add(gate);
    this.isPartial = true;
    return 'client';
  }

  isBeside(gate: ts.Node): boolean {
    return this.#besides.has(gate);
  }

  besideOf(node: ts.Expression): Twin {
    this.#forced++;
    try {
      return this.twin(node);
    } finally {
      this.#forced--;
      // The expression itself goes on asking for the first.
      for (const claimed of this.claims) if (isInside(claimed, node)) this.claims.delete(claimed);
    }
  }

  prepare(declaration: ts.Node, name: string): void {
    this.#prepared.set(declaration, name);
  }

  prepared(declaration: ts.Node): string | undefined {
    return this.#prepared.get(declaration);
  }

  factoryAs(name: ts.Identifier, factory: ts.SignatureDeclaration): string {
    return this.#calledAs(name, this.ofFunction(factory));
  }

  isClient(node: ts.Node): boolean {
    const values = alternatives(this.evaluator.evaluate(node));
    return values.some((value) => value.k === 'client' && value.site.node === this.site.node);
  }

  named(first: string, isLocal = false): string {
    const { workspace } = this.evaluator;
    for (let count = 1; ; count++) {
      const name = `${suffixed(first, this.#suffix)}${count === 1 ? '' : count}`;
      if (workspace.identifiers(name).length > 0 || (!isLocal && this.#taken.has(name))) continue;
      if (!isLocal) this.#taken.add(name);
      return name;
    }
  }

  replace(node: ts.Node, text: string): void {
    this.edits.push({
      file: this.evaluator.workspace.fileOf(node),
      start: node.getStart(),
      end: node.getEnd(),
      text,
    });
  }

  insert(file: ts.SourceFile, at: number, text: string): void {
    this.edits.push({ file: this.evaluator.workspace.fileOf(file), start: at, end: at, text });
  }

  insertAfter(node: ts.Node, text: string, isApart = false): void {
    const source = node.getSourceFile();
    const { newline } = styleOf(source);
    const at = afterComment(source.text, node.getEnd());
    const lead = isApart ? newline + newline : newline;
    this.insert(source, at, lead + indentAt(source.text, node.getStart()) + text);
  }

  insertBefore(node: ts.Node, text: string): void {
    const source = node.getSourceFile();
    const indent = indentAt(source.text, node.getStart());
    this.insert(source, node.getStart(), text + styleOf(source).newline + indent);
  }

  gate(declaration: ts.Node): void {
    this.gates.add(declaration);
  }

  claim(use: ts.Node): void {
    this.claims.add(use);
  }

  once<T>(key: ts.Node, slot: string, make: () => T): T {
    const slots = this.#made.get(key) ?? new Map<string, unknown>();
    this.#made.set(key, slots);
    if (slots.get(slot) === UNDER_WAY) return this.block(key, 'form');
    if (slots.has(slot)) return slots.get(slot) as T;
    slots.set(slot, UNDER_WAY);
    const made = make();
    slots.set(slot, made);
    return made;
  }

  block(node: ts.Node, why: BlockedBy): never {
    throw blockedAt(this.evaluator.workspace, node, why);
  }
}
