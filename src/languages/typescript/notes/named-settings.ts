import { ts } from 'ts-morph';
import type { NoteUsage } from '../../../core/usage.js';
import { usageId } from '../clients/usage-id.js';
import { walk } from '../program/walk.js';
import type { Workspace } from '../program/workspace.js';

/** `openaiApiKey`, `openai_model_names`, `openAIBaseUrl`: OpenAI's name and what of it is set. Upper case is a variable's. */
const SETTING =
  /open_?ai(?=[A-Z_])\w*?(?:api_?key|key|token|secret|base|url|host|endpoint|model|organi[sz]ation|org(?:_?id)?$|project)/i;

/** Members of the project's own types and objects that are named after a setting of OpenAI's. */
export function detectNamedSettings(workspace: Workspace): NoteUsage[] {
  return [...workspace.candidates].flatMap((file) => {
    const source = workspace.files.get(file);
    return source ? inFile(workspace, source) : [];
  });
}

function inFile(workspace: Workspace, source: ts.SourceFile): NoteUsage[] {
  const byLine = new Map<number, NoteUsage>();
  walk(source, (node) => {
    if (!ts.isIdentifier(node) || !(isVendor(node) || (isSetting(node.text) && isMember(node)))) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    if (byLine.has(line)) return;
    const span = workspace.span(node);
    byLine.set(line, {
      id: usageId('note', span),
      kind: 'note',
      language: 'typescript',
      span,
      about: 'named-setting',
      name: node.text,
    });
  });
  return [...byLine.values()];
}

/** `enum Provider { ChatGPT = 'chatgpt' }`: the project's own word for OpenAI among those whom it can ask. */
function isVendor({ text, parent }: ts.Identifier): boolean {
  return ts.isEnumMember(parent) && /^(?:azure_?)?(?:open_?ai|chat_?gpt|gpt_?[345](?:_?5)?)$/i.test(text);
}

function isSetting(name: string): boolean {
  return name !== name.toUpperCase() && SETTING.test(name);
}

/** A member's name where it is declared, given or read; not a call. */
function isMember(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent))
    return (
      parent.name === node && !(ts.isCallExpression(parent.parent) && parent.parent.expression === parent)
    );
  return (
    (ts.isPropertySignature(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) &&
    parent.name === node
  );
}
