import { ts } from 'ts-morph';
import type { Span } from '../../../core/source.js';
import type { EnvUsage } from '../../../core/usage.js';
import { isOpenAIVariable, variableRole } from '../../../core/variables.js';
import { isTextPiece } from '../requests/endpoints.js';
import { usageId } from '../clients/usage-id.js';
import { variableTokens } from './variable-tokens.js';
import { walk } from '../program/walk.js';
import type { Workspace } from '../program/workspace.js';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Every token in code that names a variable: reads, keys of schemas, types, and mentions in text. `alsoNames`: variables under a user's own names. */
export function detectVariables(workspace: Workspace, alsoNames: ReadonlySet<string>): EnvUsage[] {
  const found: EnvUsage[] = [];
  for (const file of workspace.files.values()) {
    walk(file, (node) => {
      if (ts.isIdentifier(node)) found.push(...ofIdentifier(workspace, node, alsoNames));
      else if (isTextPiece(node)) found.push(...ofText(workspace, node, alsoNames));
      else if (ts.isJsxText(node) || ts.isRegularExpressionLiteral(node))
        found.push(...mentionsIn(workspace, node));
    });
  }
  return found;
}

function ofIdentifier(workspace: Workspace, node: ts.Identifier, alsoNames: ReadonlySet<string>): EnvUsage[] {
  const isWanted = isOpenAIVariable(node.text) || (alsoNames.has(node.text) && isEnvironmentMember(node));
  const form = isWanted ? variableTokens(workspace).formOf(node) : undefined;
  if (!form) return [];
  const usage = usageAt(workspace, node, { start: node.getStart(), end: node.getEnd() }, form);
  const isDirect = ts.isPropertyAccessExpression(node.parent) && isEnvironmentMember(node);
  return [isDirect ? { ...usage, direct: true } : usage];
}

const ENVIRONMENT = /(?:^|\.)(?:env|ENV|environment)$|^(?:get|load|use)Env(?:ironment)?\(/;

/** A name that says nothing of OpenAI's counts only where it is read of the environment itself: `process.env.MODEL`. */
function isEnvironmentMember(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent))
    return parent.name === node && ENVIRONMENT.test(parent.expression.getText());
  if (!ts.isBindingElement(parent) || !ts.isVariableDeclaration(parent.parent.parent)) return false;
  const source = parent.parent.parent.initializer?.getText();
  return source !== undefined && (parent.propertyName ?? parent.name) === node && ENVIRONMENT.test(source);
}

/** A string that is the name, or text that mentions it as a word. */
function ofText(
  workspace: Workspace,
  node: ts.Node & { readonly text: string },
  alsoNames: ReadonlySet<string>,
): EnvUsage[] {
  if (!ts.isStringLiteralLike(node)) return mentionsIn(workspace, node);
  const isNamed = isOpenAIVariable(node.text) || (alsoNames.has(node.text) && isEnvironmentKey(node));
  if (!isNamed) return mentionsIn(workspace, node);
  const form = variableTokens(workspace).textForm(node);
  if (!form) return [];
  const usage = usageAt(workspace, node, { start: node.getStart() + 1, end: node.getEnd() - 1 }, form);
  return [isEnvironmentKey(node) ? { ...usage, direct: true } : usage];
}

/** `process.env['MODEL']`, `config.get('MODEL')`, `Deno.env.get('MODEL')`. */
function isEnvironmentKey(node: ts.StringLiteralLike): boolean {
  const { parent } = node;
  if (ts.isElementAccessExpression(parent)) return ENVIRONMENT.test(parent.expression.getText());
  return ts.isCallExpression(parent) && /(?:\.get(?:OrThrow)?|env|Env)$/.test(parent.expression.getText());
}

/** Upper-case words; the letter of an escape (`\n`) before one is no part of it. */
const WORD =
  /(?<=\\[nrt])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w$])|(?<![\w$])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w$])/g;

/** Beyond this, a text is an article that the program holds, not a message about its settings. */
const MAX_MESSAGE = 600;

function mentionsIn(workspace: Workspace, node: ts.Node): EnvUsage[] {
  if (node.getWidth() > MAX_MESSAGE) return [];
  const start = node.getStart();
  return [...node.getText().matchAll(WORD)].flatMap((match) => {
    if (!isOpenAIVariable(match[0])) return [];
    const at = start + match.index;
    return [usageAt(workspace, node, { start: at, end: at + match[0].length }, 'mention')];
  });
}

function usageAt(workspace: Workspace, node: ts.Node, at: Range, form: EnvUsage['form']): EnvUsage {
  const nameAt: Span = { file: workspace.fileOf(node), ...at };
  const name = node.getSourceFile().text.slice(at.start, at.end);
  return {
    id: usageId('env', nameAt),
    kind: 'env',
    language: 'typescript',
    span: nameAt,
    name,
    role: variableRole(name),
    form,
    nameAt,
    feeds: [],
  };
}
