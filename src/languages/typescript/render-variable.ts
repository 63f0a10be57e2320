import { type ts } from 'ts-morph';
import type { Change, Edit } from '../../core/change.js';
import type { Rendering } from '../../core/language.js';
import type { RenderContext } from './render.js';

/** The name token, in whatever form it stands; in comments and text every mention. */
export function renameVariable(
  context: RenderContext,
  change: Extract<Change, { type: 'rename-variable' }>,
): Rendering {
  const { usage, workspace } = context;
  if (usage.kind === 'doc') {
    const edits = usage.mentions
      .filter((mention) => change.from === undefined || mention.variable === change.from)
      .map((mention): Edit => ({ ...mention.at, text: change.to }));
    return { ok: true, edits, drops: [] };
  }
  if (usage.kind !== 'env') return { ok: true, edits: [], drops: [] };
  if (declares(workspace.files.get(usage.nameAt.file), change.to)) {
    return {
      ok: false,
      reason: {
        en: `${change.to} is already the name of something else in this file`,
        zh: `此文件中 ${change.to} 已是其他内容的名字`,
      },
    };
  }
  return { ok: true, edits: [{ ...usage.nameAt, text: change.to }], drops: [] };
}

/** A local of the new name would meet the renamed one. */
function declares(file: ts.SourceFile | undefined, name: string): boolean {
  if (!file || !file.text.includes(name)) return false;
  return new RegExp(`\\b(?:const|let|var)\\s+(?:\\{[^}]*\\b)?${name}\\b`).test(file.text);
}
