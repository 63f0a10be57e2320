import { ts } from 'ts-morph';

export type Exported =
  | { readonly as: 'expression'; readonly node: ts.Expression }
  | { readonly as: 'declaration'; readonly node: ts.Declaration }
  /** `export { a } from './b.js'`: `name` is the name over there; '*' the whole module. */
  | { readonly as: 'from'; readonly specifier: string; readonly name: string; readonly node: ts.Node }
  /** `export { a }` of a local or imported name. */
  | { readonly as: 'local'; readonly name: ts.Identifier };

export interface ExportIndex {
  readonly names: ReadonlyMap<string, Exported>;
  /** Specifiers of `export * from`. */
  readonly stars: readonly string[];
  /** `module.exports = …` and `export =`: the module is this value. */
  readonly whole: ts.Expression | undefined;
}

/** What a module gives, of ES modules and of CommonJS alike. */
export function indexExports(file: ts.SourceFile): ExportIndex {
  const index = {
    names: new Map<string, Exported>(),
    stars: [] as string[],
    whole: undefined as ts.Expression | undefined,
  };
  for (const statement of file.statements) {
    if (ts.isExportDeclaration(statement)) addExportDeclaration(statement, index);
    else if (ts.isExportAssignment(statement)) {
      if (statement.isExportEquals) index.whole = statement.expression;
      else index.names.set('default', { as: 'expression', node: statement.expression });
    } else if (ts.isExpressionStatement(statement)) {
      addCommonJs(statement.expression, index);
      addByFunction(statement.expression, index);
    } else if (isExported(statement)) addDeclaration(statement, index.names);
  }
  return index;
}

function addExportDeclaration(
  statement: ts.ExportDeclaration,
  index: { names: Map<string, Exported>; stars: string[] },
): void {
  const specifier =
    statement.moduleSpecifier && ts.isStringLiteral(statement.moduleSpecifier)
      ? statement.moduleSpecifier.text
      : undefined;
  const clause = statement.exportClause;
  if (!clause) {
    if (specifier !== undefined) index.stars.push(specifier);
    return;
  }
  if (ts.isNamespaceExport(clause)) {
    index.names.set(clause.name.text, { as: 'from', specifier: specifier ?? '', name: '*', node: clause });
    return;
  }
  for (const element of clause.elements) {
    const local = element.propertyName ?? element.name;
    if (specifier !== undefined)
      index.names.set(element.name.text, { as: 'from', specifier, name: local.text, node: element });
    else if (ts.isIdentifier(local)) index.names.set(element.name.text, { as: 'local', name: local });
  }
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)
  );
}

function addDeclaration(statement: ts.Statement, names: Map<string, Exported>): void {
  if (ts.isVariableStatement(statement)) {
    for (const declaration of statement.declarationList.declarations) addBinding(declaration, names);
    return;
  }
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    const isDefault = (ts.getModifiers(statement) ?? []).some(
      (modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword,
    );
    const name = isDefault ? 'default' : statement.name?.text;
    if (name) names.set(name, { as: 'declaration', node: statement });
    return;
  }
  if (ts.isEnumDeclaration(statement)) names.set(statement.name.text, { as: 'declaration', node: statement });
  else if (ts.isModuleDeclaration(statement))
    names.set(statement.name.text, { as: 'declaration', node: statement });
}

function addBinding(
  declaration: ts.VariableDeclaration | ts.BindingElement,
  names: Map<string, Exported>,
): void {
  if (ts.isIdentifier(declaration.name)) {
    names.set(declaration.name.text, { as: 'declaration', node: declaration });
    return;
  }
  for (const element of declaration.name.elements) {
    if (ts.isBindingElement(element)) addBinding(element, names);
  }
}

/** `module.exports = x`, `exports.a = x`, `module.exports.a = x`. */
function addCommonJs(
  expression: ts.Expression,
  index: { names: Map<string, Exported>; whole: ts.Expression | undefined },
): void {
  if (!ts.isBinaryExpression(expression) || expression.operatorToken.kind !== ts.SyntaxKind.EqualsToken)
    return;
  const { left, right } = expression;
  if (ts.isBinaryExpression(right)) addCommonJs(right, index);
  if (!ts.isPropertyAccessExpression(left)) return;
  if (isModuleExports(left)) index.whole = right;
  else if (
    isModuleExports(left.expression) ||
    (ts.isIdentifier(left.expression) && left.expression.text === 'exports')
  ) {
    index.names.set(left.name.text, { as: 'expression', node: right });
  }
}

/** `Object.defineProperty(exports, 'a', …)`, `Object.assign(module.exports, require('./b'))`, `__exportStar(require('./b'), exports)`. */
function addByFunction(
  expression: ts.Expression,
  index: { names: Map<string, Exported>; stars: string[] },
): void {
  if (!ts.isCallExpression(expression)) return;
  const name = expression.expression.getText().replace(/^.*[.)]\s*/, '');
  const [first, second, third] = expression.arguments;
  if (!first || !second) return;
  if (name === 'defineProperty' && isExports(first) && ts.isStringLiteralLike(second)) {
    const value = third && definedValue(third);
    if (value) index.names.set(second.text, { as: 'expression', node: value });
  } else if (name === 'assign' && isExports(first)) addAssigned(second, index);
  else if (name === '__exportStar') addAssigned(first, index);
}

function addAssigned(given: ts.Expression, index: { names: Map<string, Exported>; stars: string[] }): void {
  if (ts.isCallExpression(given) && given.expression.getText() === 'require') {
    const [specifier] = given.arguments;
    if (specifier && ts.isStringLiteralLike(specifier)) index.stars.push(specifier.text);
  } else if (ts.isObjectLiteralExpression(given)) {
    for (const each of given.properties) {
      if (ts.isPropertyAssignment(each))
        index.names.set(each.name.getText(), { as: 'expression', node: each.initializer });
      else if (ts.isShorthandPropertyAssignment(each))
        index.names.set(each.name.text, { as: 'local', name: each.name });
    }
  }
}

/** `{ value: x }`, `{ get: function () { return x; } }`, `{ get: () => x }`. */
function definedValue(descriptor: ts.Expression): ts.Expression | undefined {
  if (!ts.isObjectLiteralExpression(descriptor)) return undefined;
  for (const each of descriptor.properties) {
    const name = each.name?.getText();
    if (name === 'value' && ts.isPropertyAssignment(each)) return each.initializer;
    if (name !== 'get') continue;
    const getter = ts.isPropertyAssignment(each) ? each.initializer : each;
    const { body } = getter as { body?: ts.ConciseBody };
    if (!body) continue;
    if (!ts.isBlock(body)) return body;
    return body.statements.find(ts.isReturnStatement)?.expression;
  }
  return undefined;
}

function isExports(node: ts.Node): boolean {
  return isModuleExports(node) || (ts.isIdentifier(node) && node.text === 'exports');
}

function isModuleExports(node: ts.Node): boolean {
  return (
    ts.isPropertyAccessExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'module' &&
    node.name.text === 'exports'
  );
}
