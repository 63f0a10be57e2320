import { ts } from 'ts-morph';
import { unwrap } from '../clients/options.js';
import type { Evaluator } from '../follow/evaluator.js';
import { callersOf } from '../follow/follow-parameters.js';
import type { Known } from '../follow/known.js';
import { symbolOfName } from '../program/uses-of-name.js';

export type ValueKind = 'text' | 'list' | 'unknown';

const MAX_DEPTH = 8;
const TEXT_METHODS = new Set(
  'trim trimStart trimEnd join toString replace replaceAll toLowerCase toUpperCase padStart padEnd repeat substring charAt normalize text question toISOString'.split(
    ' ',
  ),
);
const LIST_METHODS = new Set(
  'map filter flatMap concat toSorted toReversed sort reverse fill from'.split(' '),
);
const TEXT_FUNCTIONS = new Set(['String', 'JSON.stringify', 'encodeURIComponent', 'prompt']);
/** Fields that hold text in the answers of OpenAI's SDK. */
const TEXT_FIELDS = new Set(['output_text']);

/** Whether an expression gives text or a list, as far as its form, its declared type or its callers say. */
export function kindOf(evaluator: Evaluator, node: ts.Expression, depth = 0): ValueKind {
  const inner = bare(node);
  if (depth > MAX_DEPTH) return 'unknown';
  const down = (each: ts.Expression): ValueKind => kindOf(evaluator, each, depth + 1);
  if (ts.isStringLiteralLike(inner) || ts.isTemplateExpression(inner)) return 'text';
  if (ts.isArrayLiteralExpression(inner)) return 'list';
  if (ts.isConditionalExpression(inner)) return both(down(inner.whenTrue), down(inner.whenFalse));
  if (ts.isBinaryExpression(inner)) return ofBinary(inner, down);
  if (ts.isCallExpression(inner)) return ofCall(evaluator, inner, down);
  if (ts.isPropertyAccessExpression(inner) && TEXT_FIELDS.has(inner.name.text)) return 'text';
  if (/^process\.argv\[\d+\]$/.test(inner.getText())) return 'text';
  return firstKnown(
    () => ofKnown(evaluator.evaluate(inner)),
    () => ofCheckedType(evaluator, inner),
    () => ofDeclaration(evaluator, inner, down),
  );
}

export function bare(node: ts.Expression): ts.Expression {
  let inner = unwrap(node);
  while (ts.isAwaitExpression(inner)) inner = unwrap(inner.expression);
  return inner;
}

function both(a: ValueKind, b: ValueKind): ValueKind {
  return a === b ? a : 'unknown';
}

function firstKnown(...questions: readonly (() => ValueKind)[]): ValueKind {
  for (const ask of questions) {
    const answer = ask();
    if (answer !== 'unknown') return answer;
  }
  return 'unknown';
}

function ofBinary(node: ts.BinaryExpression, down: (each: ts.Expression) => ValueKind): ValueKind {
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.PlusToken:
      return down(node.left) === 'text' || down(node.right) === 'text' ? 'text' : 'unknown';
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken: {
      const [left, right] = [down(node.left), down(node.right)];
      return left === 'unknown' ? right : left;
    }
    default:
      return 'unknown';
  }
}

function ofCall(
  evaluator: Evaluator,
  call: ts.CallExpression,
  down: (each: ts.Expression) => ValueKind,
): ValueKind {
  if (TEXT_FUNCTIONS.has(call.expression.getText())) return 'text';
  if (/(?:^|\.)readFile(?:Sync)?$/.test(call.expression.getText()))
    return call.arguments.length > 1 ? 'text' : 'unknown';
  const method = ts.isPropertyAccessExpression(call.expression) ? call.expression : undefined;
  if (method && TEXT_METHODS.has(method.name.text)) return 'text';
  if (method && LIST_METHODS.has(method.name.text)) return 'list';
  if (method && method.name.text === 'slice') return down(method.expression);
  const callee = evaluator.evaluate(call.expression);
  if (callee.k !== 'function') return 'unknown';
  const declared = ofType(callee.node.type);
  return declared === 'unknown' ? ofKnown(evaluator.evaluate(call)) : declared;
}

function ofKnown(known: Known): ValueKind {
  switch (known.k) {
    case 'literal':
      return typeof known.value === 'string' ? 'text' : 'unknown';
    case 'env':
    case 'joined':
      return 'text';
    case 'array':
      return 'list';
    case 'choice': {
      const kinds = new Set(known.of.map(ofKnown));
      return kinds.size === 1 ? [...kinds][0]! : 'unknown';
    }
    default:
      return 'unknown';
  }
}

/** What the compiler knows from the file alone: no other module and no library is loaded. */
function ofCheckedType(evaluator: Evaluator, node: ts.Expression): ValueKind {
  const type = evaluator.workspace.checker.getTypeAtLocation(node);
  const parts = type.isUnion() ? type.types : [type];
  return parts.every((part) => (part.flags & ts.TypeFlags.StringLike) !== 0) ? 'text' : 'unknown';
}

function ofDeclaration(
  evaluator: Evaluator,
  node: ts.Expression,
  down: (each: ts.Expression) => ValueKind,
): ValueKind {
  if (!ts.isIdentifier(node)) return 'unknown';
  const declaration = declarationOf(evaluator, node);
  if (!declaration) return 'unknown';
  if (ts.isVariableDeclaration(declaration)) {
    const declared = ofType(declaration.type);
    return declared === 'unknown' && declaration.initializer ? down(declaration.initializer) : declared;
  }
  if (!ts.isParameter(declaration)) return 'unknown';
  const declared = ofType(declaration.type);
  if (declared !== 'unknown') return declared;
  const index = declaration.parent.parameters.indexOf(declaration);
  const given = callersOf(evaluator, declaration.parent).flatMap((call) => call.arguments?.[index] ?? []);
  const kinds = new Set([...given, ...(declaration.initializer ? [declaration.initializer] : [])].map(down));
  return kinds.size === 1 ? [...kinds][0]! : 'unknown';
}

export function declarationOf(evaluator: Evaluator, name: ts.Identifier): ts.Declaration | undefined {
  return symbolOfName(evaluator.workspace, name)?.valueDeclaration;
}

function ofType(type: ts.TypeNode | undefined): ValueKind {
  if (!type) return 'unknown';
  if (type.kind === ts.SyntaxKind.StringKeyword) return 'text';
  if (ts.isArrayTypeNode(type)) return 'list';
  if (ts.isUnionTypeNode(type)) {
    const kinds = new Set(type.types.filter((each) => !isNothing(each)).map(ofType));
    return kinds.size === 1 ? [...kinds][0]! : 'unknown';
  }
  if (ts.isLiteralTypeNode(type)) return ts.isStringLiteral(type.literal) ? 'text' : 'unknown';
  if (!ts.isTypeReferenceNode(type)) return 'unknown';
  const name = type.typeName.getText();
  if (name === 'Array' || name === 'ReadonlyArray' || /(?:^|\.)ResponseInput$/.test(name)) return 'list';
  return name === 'Promise' || name === 'Readonly' ? ofType(type.typeArguments?.[0]) : 'unknown';
}

export function isNothing(type: ts.TypeNode): boolean {
  return (
    type.kind === ts.SyntaxKind.UndefinedKeyword ||
    (ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword)
  );
}
