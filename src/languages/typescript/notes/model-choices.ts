import { ts } from 'ts-morph';
import type { NoteUsage } from '../../../core/usage.js';
import { usageId } from '../clients/usage-id.js';
import { walk } from '../program/walk.js';
import type { Workspace } from '../program/workspace.js';

const LIST = /models$/i;

/** A model that must be one of a list: `models.includes(model)`, and a default out of it: `saved?.model ?? models[0]`. */
export function detectModelChoices(workspace: Workspace): NoteUsage[] {
  return [...workspace.candidates].flatMap((file) => {
    const source = workspace.files.get(file);
    const found: NoteUsage[] = [];
    if (source)
      walk(source, (node) => {
        if (!isMembership(node) && !isDefault(node)) return;
        const span = workspace.span(node);
        found.push({
          id: usageId('note', span),
          kind: 'note',
          language: 'typescript',
          span,
          about: 'model-choice',
          name: node.getText().slice(0, 60),
        });
      });
    return found;
  });
}

function isMembership(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { expression, name } = node.expression;
  const [model] = node.arguments;
  return (
    /^(?:includes|indexOf|has)$/.test(name.text) &&
    LIST.test(expression.getText()) &&
    model !== undefined &&
    !ts.isStringLiteralLike(model) &&
    /model/i.test(model.getText())
  );
}

function isDefault(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node) || !/^(?:\?\?|\|\|)$/.test(node.operatorToken.getText())) return false;
  return (
    ts.isElementAccessExpression(node.right) &&
    LIST.test(node.right.expression.getText()) &&
    /model/i.test(node.left.getText())
  );
}
