import { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.js';
import { choice, unknown, type Known } from './known.js';

/** The properties that a component is given wherever it stands in JSX; undefined where it stands nowhere. */
export function givenProperties(evaluator: Evaluator, component: ts.SignatureDeclaration): Known | undefined {
  const name = nameOf(component);
  if (name === undefined || !/^[A-Z]/.test(name)) return undefined;
  const given = evaluator.workspace.identifiers(name).flatMap((identifier): Known[] => {
    const { parent } = identifier;
    const isUsed =
      (ts.isJsxSelfClosingElement(parent) || ts.isJsxOpeningElement(parent)) && parent.tagName === identifier;
    if (!isUsed) return [];
    const known = evaluator.evaluate(identifier);
    return leadsTo(known, component) ? [{ k: 'attributes', node: parent.attributes }] : [];
  });
  return given.length > 0 ? choice(given, component) : undefined;
}

/** The component itself, or what `memo` and its kin made of it. */
function leadsTo(known: Known, component: ts.SignatureDeclaration): boolean {
  if (known.k === 'function') return known.node === component;
  return (
    (known.k === 'made' || known.k === 'unknown') &&
    ts.isCallExpression(known.node) &&
    known.node.arguments.some((argument) => argument === (component as ts.Node))
  );
}

function nameOf(component: ts.SignatureDeclaration): string | undefined {
  const { name } = component as { name?: ts.Node };
  if (name && ts.isIdentifier(name)) return name.text;
  let up: ts.Node = component.parent;
  while (ts.isCallExpression(up) || ts.isParenthesizedExpression(up)) up = up.parent;
  return ts.isVariableDeclaration(up) && ts.isIdentifier(up.name) ? up.name.text : undefined;
}

/** `<Chat model="gpt-4o" client={openai} {...rest} />`: one of them, the last that says it. */
export function attribute(evaluator: Evaluator, given: ts.JsxAttributes, name: string, at: ts.Node): Known {
  for (const each of [...given.properties].reverse()) {
    if (ts.isJsxSpreadAttribute(each)) {
      const value = evaluator.property(evaluator.evaluate(each.expression), name, at);
      if (value.k !== 'unknown') return value;
    } else if (each.name.getText() === name) {
      const { initializer } = each;
      if (!initializer) return { k: 'literal', value: true, node: each };
      const value = ts.isJsxExpression(initializer) ? initializer.expression : initializer;
      return value ? evaluator.evaluate(value) : unknown(at);
    }
  }
  return unknown(at, 'parameter');
}
