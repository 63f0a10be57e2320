import type { Change, Edit } from '../../../core/change.js';
import type { Rendering } from '../../../core/language.js';
import type { Localized } from '../../../core/localized.js';
import { printAdditions, type Addition } from './add-properties.js';
import { importName } from './import-name.js';
import { printExpression } from './print-expression.js';
import { objectText } from '../follow/object-text.js';
import type { Site } from '../clients/sites.js';
import { styleOf } from '../program/source-style.js';
import type { Workspace } from '../program/workspace.js';

const SHORT = 60;

const NO_IMPORTS: Localized = {
  en: 'the file has no import statements to add one to',
  zh: '该文件没有可追加的导入语句',
};

/** `model: 'openai:gpt-4o'` becomes `model: new ChatOpenAI({ … })`, with its import. */
export function constructInPlace(workspace: Workspace, site: Site, changes: readonly Change[]): Rendering {
  const { node, package: from, exported } = site.construct!;
  const source = node.getSourceFile();
  const style = styleOf(source);
  const additions = changes.flatMap((change): Addition<Change>[] =>
    change.type === 'set-option'
      ? [
          {
            owner: change,
            path: site.writtenName(change.name).split('.'),
            text: printExpression(change.value, style),
            loose: false,
          },
        ]
      : [],
  );
  if (additions.length === 0) return { ok: true, edits: [], drops: [] };
  const imported = importName(workspace, source, from, exported);
  if (!imported) return { ok: false, reason: NO_IMPORTS };
  const properties = printAdditions(additions, style);
  const flat = properties.join(', ');
  const literal = flat.length < SHORT ? `{ ${flat} }` : objectText(properties, node, style);
  const file = workspace.fileOf(node);
  const edit: Edit = {
    file,
    start: node.getStart(),
    end: node.getEnd(),
    text: `new ${imported.local}(${literal})`,
  };
  return { ok: true, edits: [edit, ...imported.edits], drops: [] };
}
