import { ts } from 'ts-morph';
import type { Evaluator } from '../follow/evaluator.js';
import { alternatives } from '../follow/known.js';
import { declarationOf, typeBehind } from './definitions.js';
import { isWrapper } from './model-lists.js';

const MAX_DEPTH = 6;
const OF_ARGUMENT = /^(?:keys|values|entries|freeze|from|enum|nativeEnum|picklist|Enum|literal|union)$/;
const OF_RECEIVER =
  /^(?:map|filter|slice|sort|toSorted|reverse|concat|flatMap|flat|optional|nullable|nullish|default|catch|describe|options|enum|Values|extend|describe|transform|pipe)$/;

/** The lists (arrays, tables, enums) that an expression stands for or is made of. */
export function listsBehind(evaluator: Evaluator, expression: ts.Node, depth = 0): readonly ts.Node[] {
  if (depth > MAX_DEPTH) return [];
  const next = (node: ts.Node | undefined) => (node ? listsBehind(evaluator, node, depth + 1) : []);
  if (isWrapper(expression) || ts.isSpreadElement(expression) || ts.isSpreadAssignment(expression))
    return next(expression.expression);
  if (ts.isNewExpression(expression)) return next(expression.arguments?.[0]);
  if (ts.isConditionalExpression(expression))
    return [...next(expression.whenTrue), ...next(expression.whenFalse)];
  if (ts.isCallExpression(expression)) {
    const made = ofCall(expression);
    if (made) return next(made);
  }
  if (ts.isPropertyAccessExpression(expression) && /^(?:options|enum|Values)$/.test(expression.name.text)) {
    const whole = next(expression.expression);
    if (whole.length > 0) return whole;
  }
  const known = alternatives(evaluator.evaluate(expression)).flatMap((value) =>
    value.k === 'array' || value.k === 'object' || value.k === 'enum' ? [value.node as ts.Node] : [],
  );
  if (known.length > 0 || !ts.isIdentifier(expression)) return known;
  const declaration = declarationOf(evaluator, expression);
  return declaration && ts.isVariableDeclaration(declaration) ? next(declaration.initializer) : [];
}

/** What a call makes its list of: `Object.keys(T)`, `z.enum(LIST)`, `LIST.map(…)`. */
function ofCall({ expression, arguments: given }: ts.CallExpression): ts.Expression | undefined {
  if (ts.isIdentifier(expression)) return OF_ARGUMENT.test(expression.text) ? given[0] : undefined;
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  const name = expression.name.text;
  if (OF_ARGUMENT.test(name) && given[0]) return given[0];
  return OF_RECEIVER.test(name) ? expression.expression : undefined;
}

/** The lists whose names a type allows: a union, an enum, `(typeof LIST)[number]`, `keyof typeof TABLE`, `z.infer<typeof schema>`. */
export function listsOfType(
  evaluator: Evaluator,
  type: ts.TypeNode | undefined,
  depth = 0,
): readonly ts.Node[] {
  if (!type || depth > MAX_DEPTH) return [];
  const next = (node: ts.TypeNode | undefined) => listsOfType(evaluator, node, depth + 1);
  if (ts.isUnionTypeNode(type)) return [type, ...type.types.flatMap(next)];
  if (ts.isParenthesizedTypeNode(type)) return next(type.type);
  if (ts.isIndexedAccessTypeNode(type)) return next(type.objectType);
  if (ts.isTypeOperatorNode(type)) return next(type.type);
  if (ts.isTypeQueryNode(type)) return listsBehind(evaluator, type.exprName);
  if (!ts.isTypeReferenceNode(type)) return [];
  const declaration = typeBehind(evaluator, type.typeName);
  if (!declaration) return (type.typeArguments ?? []).flatMap(next);
  if (ts.isTypeAliasDeclaration(declaration)) return next(declaration.type);
  return ts.isEnumDeclaration(declaration) ? [declaration] : [];
}
