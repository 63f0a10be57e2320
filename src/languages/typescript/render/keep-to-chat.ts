import { ts } from 'ts-morph';
import type { Rendering } from '../../../core/language.js';
import type { Localized } from '../../../core/localized.js';
import type { Workspace } from '../program/workspace.js';

const UNNAMED: Localized = {
  en: 'the provider that is handed over here has no name of its own; give it one, and hand over { ...provider, languageModel: provider.chat }',
  zh: '此处传入的 provider 没有自己的变量名；请先为其命名，再传入 { ...provider, languageModel: provider.chat }',
};

/** `openai` handed over whole becomes `{ ...openai, languageModel: openai.chat }`, since its own default is the Responses API. */
export function keepToChat(workspace: Workspace, provider: ts.Expression): Rendering {
  if (!ts.isIdentifier(provider) && !ts.isPropertyAccessExpression(provider))
    return { ok: false, reason: UNNAMED };
  const name = provider.getText();
  const literal = `{ ...${name}, languageModel: ${name}.chat }`;
  const isShorthand = ts.isShorthandPropertyAssignment(provider.parent);
  const edit = {
    file: workspace.fileOf(provider),
    start: provider.getStart(),
    end: provider.getEnd(),
    text: isShorthand ? `${name}: ${literal}` : literal,
  };
  return { ok: true, edits: [edit], drops: [] };
}
