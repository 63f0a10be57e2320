import { ts } from 'ts-morph';

export type NamedProperty = Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>;

/** One place where an object literal gives a setting its value. */
export interface PropertyPlace {
  readonly node: NamedProperty;
  /** True where it stands in a branch: `...(proxy && { baseURL: proxy })`. */
  readonly conditional: boolean;
}

/** Every place of a setting (`baseURL`, `configuration.baseURL`) in a literal and in the literals spread into it, in order. */
export function placesOf(
  object: ts.ObjectLiteralExpression,
  path: readonly string[],
): readonly PropertyPlace[] {
  const [name, ...rest] = path;
  return object.properties.flatMap((property): readonly PropertyPlace[] => {
    if (ts.isSpreadAssignment(property)) return inLiterals(property.expression, path);
    if (property.name === undefined || nameText(property.name) !== name) return [];
    if (rest.length === 0) return [{ node: property, conditional: false }];
    return ts.isPropertyAssignment(property) ? inLiterals(property.initializer, rest) : [];
  });
}

function inLiterals(expression: ts.Expression, path: readonly string[]): readonly PropertyPlace[] {
  return literalsIn(expression, false).flatMap(({ object, conditional }) =>
    placesOf(object, path).map((place) => ({
      node: place.node,
      conditional: conditional || place.conditional,
    })),
  );
}

interface Literal {
  readonly object: ts.ObjectLiteralExpression;
  readonly conditional: boolean;
}

function literalsIn(expression: ts.Expression, conditional: boolean): readonly Literal[] {
  if (ts.isObjectLiteralExpression(expression)) return [{ object: expression, conditional }];
  if (
    ts.isParenthesizedExpression(expression) ||
    ts.isAsExpression(expression) ||
    ts.isSatisfiesExpression(expression)
  ) {
    return literalsIn(expression.expression, conditional);
  }
  if (ts.isConditionalExpression(expression)) {
    return [...literalsIn(expression.whenTrue, true), ...literalsIn(expression.whenFalse, true)];
  }
  return ts.isBinaryExpression(expression) ? literalsIn(expression.right, true) : [];
}

export function nameText(name: ts.PropertyName): string | undefined {
  if (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) return name.text;
  return ts.isComputedPropertyName(name) && ts.isStringLiteralLike(name.expression)
    ? name.expression.text
    : undefined;
}

/** The expression that gives the value; undefined for methods and accessors. */
export function valueOf(property: NamedProperty): ts.Expression | undefined {
  if (ts.isPropertyAssignment(property)) return property.initializer;
  return ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
}

/** A property that has a name to find it by. */
export function isNamed(node: ts.Node): node is NamedProperty {
  return (
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isAccessor(node)
  );
}
