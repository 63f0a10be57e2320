import { ts } from 'ts-morph';
import type { Edit } from '../../core/change.js';
import type { Rendering } from '../../core/language.js';
import type { Workspace } from './workspace.js';

/** `new AzureOpenAI(…)` → `new OpenAI(…)`, with the import. */
export function setClass(
  workspace: Workspace,
  owner: ts.NewExpression | ts.CallExpression,
  to: string,
): Rendering {
  const file = workspace.fileOf(owner);
  const callee = owner.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  if (name.getText() === to) return { ok: true, edits: [], drops: [] };
  const edits: Edit[] = [{ file, start: name.getStart(), end: name.getEnd(), text: to }];
  if (ts.isIdentifier(callee)) {
    const specifier = importOf(workspace, callee);
    if (!specifier)
      return { ok: false, reason: { en: 'its import could not be found', zh: '找不到它的导入语句' } };
    const edit = importEdit(workspace, file, specifier, to);
    if (edit) edits.push(edit);
  }
  return { ok: true, edits, drops: [] };
}

function importOf(workspace: Workspace, name: ts.Identifier): ts.ImportSpecifier | undefined {
  const declaration = workspace.checker.getSymbolAtLocation(name)?.declarations?.[0];
  return declaration && ts.isImportSpecifier(declaration) ? declaration : undefined;
}

/** The specifier becomes the other class, unless that one is imported already or others still use the old one. */
function importEdit(
  workspace: Workspace,
  file: string,
  specifier: ts.ImportSpecifier,
  to: string,
): Edit | undefined {
  const clause = specifier.parent.parent;
  const hasOther =
    clause.name?.text === to || specifier.parent.elements.some((element) => element.name.text === to);
  const uses = workspace
    .identifiers(specifier.name.text)
    .filter((identifier) => identifier.getSourceFile() === specifier.getSourceFile());
  const isStillUsed = uses.length > 2;
  if (hasOther) return undefined;
  if (isStillUsed) return { file, start: specifier.getEnd(), end: specifier.getEnd(), text: `, ${to}` };
  return { file, start: specifier.getStart(), end: specifier.getEnd(), text: to };
}
