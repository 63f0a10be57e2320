import { ts } from 'ts-morph';
import type { Evaluator } from '../follow/evaluator.js';

type CallLike = ts.CallExpression | ts.NewExpression;

const FAILED = /!\s*\(?[\w.?]*\bok\b|\bstatus(?:Code)?\s*(?:!==?|>=?|<)\s*\d/;
const WENT_WELL = /(?<![!\w]\s*)\b[\w.?]*\bok\b|\bstatus(?:Code)?\s*===?\s*2\d\d/;

/** True where only the text of an error comes by: behind `if (!response.ok)`, in the `else` of `if (response.ok)`. */
export function isFailureBranch(node: ts.Node): boolean {
  for (let at: ts.Node = node; at.parent && !ts.isFunctionLike(at); at = at.parent) {
    const { parent } = at;
    if (!ts.isIfStatement(parent)) continue;
    const condition = parent.expression.getText();
    if (parent.thenStatement === at && FAILED.test(condition)) return true;
    if (parent.elseStatement === at && WENT_WELL.test(condition) && !FAILED.test(condition)) return true;
  }
  return false;
}

const SHOWN = /^(?:console\.\w+|(?:this\.)?log(?:ger)?(?:\.\w+)?|debug|reject|\w*Error)$/;

/** `console.debug(text)`, `new Error(text)`, `reject(text)`: read by people alone. */
export function isShownOrThrown(call: CallLike): boolean {
  return SHOWN.test(call.expression.getText());
}

/** A pattern that picks a field out of the text without parsing it. */
export function picksField(node: ts.Node): boolean {
  const isPattern = ts.isStringLiteralLike(node) || ts.isRegularExpressionLiteral(node);
  return isPattern && /"(?:text|choices|delta|output_text|output|type)\\?"/.test(node.text);
}

/** The promise that a function of its own settles: `new Promise((resolve) => … resolve(text) …)`. */
export function promiseAround(evaluator: Evaluator, callee: ts.Expression): ts.NewExpression | undefined {
  if (!ts.isIdentifier(callee)) return undefined;
  const declaration = evaluator.workspace.checker.getSymbolAtLocation(callee)?.valueDeclaration;
  if (!declaration || !ts.isParameter(declaration)) return undefined;
  const executor = declaration.parent;
  const made = executor.parent;
  const isPromise = ts.isNewExpression(made) && made.expression.getText() === 'Promise';
  return isPromise && executor.parameters[0] === declaration ? made : undefined;
}

/** The call around a function that is handed over where it stands, and whose result is the call's: `.then(fn)`, `.map(fn)`. */
export function thenCallOf(owner: ts.SignatureDeclaration): ts.CallExpression | undefined {
  const call = owner.parent;
  return ts.isCallExpression(call) &&
    call.arguments.includes(owner as unknown as ts.Expression) &&
    ts.isPropertyAccessExpression(call.expression)
    ? call
    : undefined;
}

/** Functions among the arguments of a call, also inside an object: `createParser(fn)`, `new TransformStream({ transform(chunk) {} })`. */
export function callbacksIn(evaluator: Evaluator, call: CallLike): readonly ts.SignatureDeclaration[] {
  return (call.arguments ?? []).flatMap((argument) => {
    const known = evaluator.evaluate(argument);
    if (known.k === 'function') return [known.node];
    if (known.k !== 'object') return [];
    return known.node.properties.flatMap((property): readonly ts.SignatureDeclaration[] => {
      if (ts.isMethodDeclaration(property)) return [property];
      if (!ts.isPropertyAssignment(property)) return [];
      const value = evaluator.evaluate(property.initializer);
      return value.k === 'function' ? [value.node] : [];
    });
  });
}

/** The expression that makes what a name stands for, where the project's own code makes it. */
export function madeWith(evaluator: Evaluator, name: ts.Identifier): ts.Expression | undefined {
  const declaration = evaluator.workspace.checker.getSymbolAtLocation(name)?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return undefined;
  let made = declaration.initializer;
  while (ts.isAsExpression(made) || ts.isParenthesizedExpression(made) || ts.isAwaitExpression(made))
    made = made.expression;
  const isMade =
    ts.isCallExpression(made) ||
    ts.isNewExpression(made) ||
    ts.isArrayLiteralExpression(made) ||
    ts.isObjectLiteralExpression(made);
  return isMade ? made : undefined;
}
