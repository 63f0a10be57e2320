import { ts } from 'ts-morph';
import type { Evaluator } from '../follow/evaluator.js';
import { declarationOf } from './value-kind.js';

/** The declaration behind a name, in whatever module of the project it stands. */
export function homeOf(evaluator: Evaluator, name: ts.Identifier): ts.Declaration | undefined {
  const own = declarationOf(evaluator, name);
  if (own && !isImport(own)) return own;
  const known = evaluator.evaluate(name);
  if (known.k !== 'array' && known.k !== 'object') return undefined;
  let { parent } = known.node as ts.Node;
  while (ts.isAsExpression(parent) || ts.isSatisfiesExpression(parent)) parent = parent.parent;
  return ts.isVariableDeclaration(parent) ? parent : undefined;
}

function isImport(node: ts.Node): boolean {
  return ts.isImportSpecifier(node) || ts.isImportClause(node) || ts.isNamespaceImport(node);
}

export function isExported(declaration: ts.Declaration): boolean {
  if ((ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) !== 0) return true;
  const name = (declaration as { name?: ts.Node }).name;
  const file = declaration.getSourceFile();
  return (
    name !== undefined &&
    file.statements.some(
      (each) =>
        ts.isExportDeclaration(each) &&
        each.exportClause !== undefined &&
        ts.isNamedExports(each.exportClause) &&
        each.exportClause.elements.some(
          (element) => (element.propertyName ?? element.name).getText() === name.getText(),
        ),
    )
  );
}

/** Uses of an exported list in other modules, whatever it is called there. */
export function importsOf(
  evaluator: Evaluator,
  declaration: ts.VariableDeclaration | ts.ParameterDeclaration,
): readonly ts.Expression[] {
  const { workspace } = evaluator;
  const own = declaration.name.getText();
  const names = new Set([own]);
  for (const each of workspace.identifiers(own)) {
    const { parent } = each;
    if ((ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) && parent.propertyName === each)
      names.add(parent.name.getText());
  }
  return [...names].flatMap((name) =>
    workspace.identifiers(name).flatMap((each) => {
      if (each.getSourceFile() === declaration.getSourceFile() || isNameOnly(each)) return [];
      const isMember = ts.isPropertyAccessExpression(each.parent) && each.parent.name === each;
      const use = isMember ? each.parent : each;
      const known = evaluator.evaluate(use);
      const isIt = known.k === 'array' && contains(declaration, known.node);
      return isIt ? [use] : [];
    }),
  );
}

function contains(declaration: ts.Node, node: ts.Node): boolean {
  return (
    node.getSourceFile() === declaration.getSourceFile() &&
    declaration.pos <= node.pos &&
    node.end <= declaration.end
  );
}

function isNameOnly(name: ts.Identifier): boolean {
  const { parent } = name;
  return (
    isImport(parent) ||
    ts.isExportSpecifier(parent) ||
    (ts.isPropertyAssignment(parent) && parent.name === name)
  );
}

/** `export { tools }`, `export default tools`. */
export function isExport(node: ts.Node): boolean {
  return ts.isExportSpecifier(node) || ts.isExportAssignment(node);
}

/** The declared field behind `this.name`. */
export function fieldOf(access: ts.PropertyAccessExpression): ts.PropertyDeclaration | undefined {
  const owner = ts.findAncestor(access, ts.isClassLike);
  return owner?.members.find(
    (member): member is ts.PropertyDeclaration =>
      ts.isPropertyDeclaration(member) && member.name.getText() === access.name.text,
  );
}
