import { looksLikeOpenAIModel } from '../../../core/openai-names.js';
import type { FilePath, Span } from '../../../core/source.js';
import type { ModelUsage } from '../../../core/usage.js';
import { usageId } from '../clients/usage-id.js';
import { isTestFile } from '../program/test-files.js';
import type { Workspace } from '../program/workspace.js';

/** A whole text in quotes. */
const QUOTED = /(["'`])([\w.:-]+)\1/g;

interface Mention {
  readonly value: string;
  /** Without the quotes. */
  readonly span: Span;
}

/** Model names in the markup around a component's scripts: `<option value="gpt-4o">`, `:models="['gpt-4o']"`. */
export function mentionsInTemplate(workspace: Workspace, file: FilePath): readonly Mention[] {
  const source = workspace.files.get(file);
  if (!source || !/\.(?:vue|svelte|astro)$/.test(file)) return [];
  const text = workspace.project.read(file)?.text ?? '';
  const found: Mention[] = [];
  // Quotes stand within quotes in bound attributes, so that each sign is tried as the beginning of one.
  for (let at = 0; at < text.length; at++) {
    QUOTED.lastIndex = at;
    const match = QUOTED.exec(text);
    if (!match) break;
    at = match.index;
    const [whole, , value = ''] = match;
    const start = match.index + 1;
    const isMarkup = source.text.slice(match.index, match.index + whole.length).trim() === '';
    if (isMarkup && looksLikeOpenAIModel(value))
      found.push({ value, span: { file, start, end: start + value.length } });
  }
  return found;
}

/** The same as usages: what stands there is one of several that people choose from. */
export function detectTemplateModels(workspace: Workspace): readonly ModelUsage[] {
  return [...workspace.candidates].flatMap((file) =>
    mentionsInTemplate(workspace, file).map(({ value, span }) => ({
      id: usageId('model', span),
      kind: 'model' as const,
      language: 'typescript',
      span,
      value,
      calls: [],
      readers: [],
      role: 'list' as const,
      inTest: isTestFile(file),
    })),
  );
}
