import { ts } from 'ts-morph';
import { injectionOf, keepersOf, keyOf, type Keeper, type Key } from '../follow/follow-slots.js';
import { beginsLine, indentAt } from '../program/source-lines.js';
import { styleOf } from '../program/source-style.js';
import type { Split } from './split.js';
import { textWith } from './text-with.js';
import { piecesIn } from './twin-functions.js';
import { copied } from './twin-variables.js';

type Piece = Parameters<typeof textWith>[1][number];

/** The expression by which a container is asked for the second client, where this one asks for the first; it is kept there beside it. */
export function twinOfToken(split: Split, token: ts.Expression): string {
  const key = keyOf(split.evaluator, token);
  if (key === undefined) return split.block(token, 'form');
  split.once(split.site.node, `kept ${nameOfKey(key)}`, () => keepBeside(split, key, token));
  return tokenText(split, token);
}

/** What the token's twin is called where this expression stands. */
function tokenText(split: Split, token: ts.Expression): string {
  if (ts.isStringLiteralLike(token)) {
    const text = split.once(split.site.node, `token ${token.text}`, () => split.named(token.text));
    const quote = token.getText().charAt(0);
    return quote + text + quote;
  }
  if (!ts.isIdentifier(token)) return split.block(token, 'form');
  const declaration = tokenDeclaration(split, token);
  split.once(declaration, 'token', () => {
    const statement = declaration.parent.parent;
    const { name, initializer } = declaration;
    const isPlain = ts.isVariableStatement(statement) && ts.isIdentifier(name);
    const literal = initializer && literalIn(initializer);
    if (!isPlain || !initializer || !literal) return split.block(declaration, 'form');
    const twin = split.named(name.text);
    const quote = literal.getText().charAt(0);
    const text = quote + (literal.text === name.text ? twin : split.named(literal.text)) + quote;
    const value = textWith(initializer, [{ node: literal, text }]);
    split.prepare(declaration, twin);
    split.insertAfter(statement, copied(statement, declaration, { name: twin, value }));
    return twin;
  });
  return split.ofName(token) ?? split.block(token, 'form');
}

/** The constant that holds the token, in whatever module of the project it stands. */
function tokenDeclaration(split: Split, token: ts.Identifier): ts.VariableDeclaration {
  const known = split.evaluator.evaluate(token);
  let node: ts.Node | undefined = known.k === 'literal' || known.k === 'made' ? known.node : undefined;
  while (node && !ts.isVariableDeclaration(node)) {
    const isInside: boolean =
      ts.isAsExpression(node.parent) ||
      ts.isCallExpression(node.parent) ||
      ts.isVariableDeclaration(node.parent);
    node = isInside ? node.parent : undefined;
  }
  return node && ts.isVariableDeclaration(node) ? node : split.block(token, 'form');
}

/** `'OPENAI'`, `'OPENAI' as const`, `Symbol('OPENAI')` */
function literalIn(initializer: ts.Expression): ts.StringLiteralLike | undefined {
  if (ts.isStringLiteralLike(initializer)) return initializer;
  if (ts.isAsExpression(initializer)) return literalIn(initializer.expression);
  const [first] = ts.isCallExpression(initializer) ? initializer.arguments : [];
  return first && ts.isStringLiteralLike(first) ? first : undefined;
}

function nameOfKey(key: Key): string {
  return typeof key === 'string' ? key : `${key.getSourceFile().fileName}:${key.pos}`;
}

function keepBeside(split: Split, key: Key, at: ts.Node): void {
  const keepers = keepersOf(split.evaluator, key).filter(
    (keeper) => split.isClient(keeper.value) || gives(split, keeper),
  );
  if (keepers.length === 0) split.block(at, 'outside');
  for (const keeper of keepers) {
    const text = textWith(keeper.node, [
      { node: keeper.token, text: tokenText(split, keeper.token) },
      ...valuePieces(split, keeper.value),
    ]);
    if (ts.isCallExpression(keeper.node)) afterCall(split, keeper.node, text);
    else inList(split, keeper.node, text);
  }
  for (const listed of listedIn(split, key))
    split.insert(listed.getSourceFile(), listed.getEnd(), `, ${tokenText(split, listed)}`);
}

/** A factory that returns the client. */
function gives(split: Split, { value }: Keeper): boolean {
  const known = split.evaluator.evaluate(value);
  return known.k === 'function' && returnsClient(split, known.node);
}

function returnsClient(split: Split, callee: ts.SignatureDeclaration): boolean {
  const known = split.evaluator.returned(callee);
  const all = known.k === 'choice' ? known.of : [known];
  return all.some((each) => each.k === 'client' && each.site.node === split.site.node);
}

function valuePieces(split: Split, value: ts.Expression): readonly Piece[] {
  if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) return piecesIn(split, value);
  const known = split.evaluator.evaluate(value);
  const text =
    known.k === 'function' && ts.isIdentifier(value) ? split.factoryAs(value, known.node) : split.twin(value);
  return [{ node: value, text: text ?? split.block(value, 'form') }];
}

/** `container.set('openai', client);` gets a second statement behind it. */
function afterCall(split: Split, call: ts.CallExpression, text: string): void {
  const statement = call.parent;
  if (!ts.isExpressionStatement(statement)) return split.block(call, 'form');
  split.insertAfter(statement, textWith(statement, [{ node: call, text }]));
}

/** `{ provide: TOKEN, … }` in a list gets a second entry behind it; one with a name of its own, a second name that stands in the same lists. */
function inList(split: Split, provider: ts.ObjectLiteralExpression, text: string): void {
  if (ts.isArrayLiteralExpression(provider.parent)) {
    addElement(split, provider, text);
    return;
  }
  const declaration = provider.parent;
  const statement = declaration.parent.parent;
  const isNamed =
    ts.isVariableDeclaration(declaration) &&
    ts.isIdentifier(declaration.name) &&
    ts.isVariableStatement(statement);
  if (!isNamed) return split.block(provider, 'form');
  const { name } = declaration as ts.VariableDeclaration & { readonly name: ts.Identifier };
  const twin = split.named(name.text);
  split.prepare(declaration, twin);
  split.insertAfter(statement, copied(statement, declaration, { name: twin, value: text }));
  for (const use of split.evaluator.workspace.identifiers(name.text)) {
    const known = ts.isArrayLiteralExpression(use.parent) ? split.evaluator.evaluate(use) : undefined;
    if (known?.k === 'object' && known.node === provider)
      addElement(split, use, split.ofName(use) ?? split.block(use, 'form'));
  }
}

function addElement(split: Split, element: ts.Expression, text: string): void {
  const source = element.getSourceFile();
  const start = element.getStart();
  const separator = beginsLine(source.text, start)
    ? `,${styleOf(source).newline}${indentAt(source.text, start)}`
    : ', ';
  split.insert(source, element.getEnd(), separator + text);
}

/** Where a module says that others may ask for the token: `exports: [OPENAI]`. */
function listedIn(split: Split, key: Key): ts.Expression[] {
  return split.evaluator.workspace.identifiers('exports').flatMap((name) => {
    const { parent } = name;
    if (!ts.isPropertyAssignment(parent) || parent.name !== name) return [];
    const list = parent.initializer;
    return ts.isArrayLiteralExpression(list)
      ? list.elements.filter(
          (each) =>
            (ts.isIdentifier(each) || ts.isStringLiteralLike(each)) && keyOf(split.evaluator, each) === key,
        )
      : [];
  });
}

/** `@Inject(TOKEN)` of a parameter or property: the token. */
export function injectedToken(node: ts.Node): ts.Expression | undefined {
  return injectionOf(node)?.arguments[0];
}
