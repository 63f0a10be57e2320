import { ts } from 'ts-morph';

/** True inside the text of a template, whose line breaks count. */
export function isInTemplate(root: ts.Node, at: number): boolean {
  const isTemplate = ts.isTemplateExpression(root) || ts.isNoSubstitutionTemplateLiteral(root);
  if (isTemplate && root.getStart() < at && at < root.getEnd()) return true;
  return (
    ts.forEachChild(
      root,
      (child) => (child.pos <= at && at < child.end && isInTemplate(child, at)) || undefined,
    ) === true
  );
}
