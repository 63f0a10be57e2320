import { ts } from 'ts-morph';
import type { NoteUsage } from '../../../core/usage.js';
import type { Workspace } from '../program/workspace.js';
import { notesWhere } from './notes-where.js';

const KEY_NAME = /(?:api|openai|access|secret)_?-?key|^key$|token$/i;
/** As long as OpenAI's keys were in the first years. */
const OLD_LENGTH = '51';

/** Checks that only let OpenAI's keys pass: by what a key begins with (`sk-`), or by its length. */
export function detectKeyFormats(workspace: Workspace): NoteUsage[] {
  return notesWhere(workspace, 'key-format', (node) => testsPrefix(node) || testsLength(node));
}

/** `key.startsWith('sk-')`, `key.slice(0, 3) !== 'sk-'`, `/^sk-/.test(key)`. */
function testsPrefix(node: ts.Node): boolean {
  if (ts.isRegularExpressionLiteral(node)) return /^\/\^\(?(?:\?:)?sk-/.test(node.text);
  if (!ts.isStringLiteralLike(node) || !/^sk-(?:proj-)?$/.test(node.text)) return false;
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) return isEquality(parent);
  return (
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    /^(?:startsWith|includes|indexOf)$/.test(parent.expression.name.text)
  );
}

/** `apiKey.length === 51` */
function testsLength(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node) || !isEquality(node) || node.right.getText() !== OLD_LENGTH) return false;
  const { left } = node;
  if (!ts.isPropertyAccessExpression(left) || left.name.text !== 'length') return false;
  const holder = left.expression;
  const name = ts.isPropertyAccessExpression(holder) ? holder.name.text : holder.getText();
  return KEY_NAME.test(name);
}

function isEquality({ operatorToken }: ts.BinaryExpression): boolean {
  return /^[!=]==?$/.test(operatorToken.getText());
}
