import { ts } from 'ts-morph';
import type { NoteUsage } from '../../../core/usage.js';
import type { Workspace } from '../program/workspace.js';
import { notesWhere } from './notes-where.js';

const LIST = /models$/i;

/** A model that must be one of a list: `models.includes(model)`, and a default out of it: `saved?.model ?? models[0]`. */
export function detectModelChoices(workspace: Workspace): NoteUsage[] {
  return notesWhere(workspace, 'model-choice', (node) => isMembership(node) || isDefault(node));
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
