import { ts } from 'ts-morph';
import type { Edit } from '../../../core/change.js';
import type { Rendering } from '../../../core/language.js';
import type { Workspace } from '../program/workspace.js';

/** `openai` handed over whole becomes `{ ...openai, languageModel: openai.chat }`, since its own default is the Responses API. */
export function keepToChat(workspace: Workspace, provider: ts.Expression): Rendering {
  const file = workspace.fileOf(provider);
  const start = provider.getStart();
  const end = provider.getEnd();
  if (!ts.isIdentifier(provider) && !ts.isPropertyAccessExpression(provider)) {
    // Its settings get edits of their own, so that what is made here stays where it is.
    const edits: Edit[] = [
      { file, start, end: start, text: `((provider) => (${byChat('provider')}))(` },
      { file, start: end, end, text: ')' },
    ];
    return { ok: true, edits, drops: [] };
  }
  const name = provider.getText();
  const isShorthand = ts.isShorthandPropertyAssignment(provider.parent);
  const text = isShorthand ? `${name}: ${byChat(name)}` : byChat(name);
  return { ok: true, edits: [{ file, start, end, text }], drops: [] };
}

function byChat(name: string): string {
  return `{ ...${name}, languageModel: ${name}.chat }`;
}
