import { ts } from 'ts-morph';
import type { Change, Edit } from '../../../core/change.js';
import type { Rendering } from '../../../core/language.js';
import type { Localized } from '../../../core/localized.js';
import { quoted } from './print-expression.js';
import { withComma } from './render-class.js';
import { styleOf } from '../program/source-style.js';
import type { Workspace } from '../program/workspace.js';

export type HomeChange = Extract<Change, { type: 'set-home' }>;

const NO_IMPORT: Localized = { en: 'its import could not be found', zh: '找不到它的导入语句' };

/** `createOpenAI(…)` of one package → `createDeepSeek(…)` of another: the name and its import. */
export function setHome(
  workspace: Workspace,
  owner: ts.NewExpression | ts.CallExpression,
  change: HomeChange,
): Rendering {
  const callee = owner.expression;
  const declaration = ts.isIdentifier(callee)
    ? workspace.checker.getSymbolAtLocation(callee)?.declarations?.[0]
    : undefined;
  if (!declaration || !ts.isImportSpecifier(declaration)) return { ok: false, reason: NO_IMPORT };
  const isAliased = declaration.propertyName !== undefined;
  const file = workspace.fileOf(owner);
  const own: Edit[] = isAliased
    ? []
    : [{ file, start: callee.getStart(), end: callee.getEnd(), text: change.exported }];
  return { ok: true, edits: [...own, ...importEdits(workspace, declaration, change)], drops: [] };
}

/** The import alone, under the name by which the code knows it. */
export function importEdits(
  workspace: Workspace,
  specifier: ts.ImportSpecifier,
  { package: from, exported, alone }: HomeChange,
): readonly Edit[] {
  const file = workspace.fileOf(specifier);
  const declaration = specifier.parent.parent.parent;
  const { quote, newline } = styleOf(specifier.getSourceFile());
  const imported = specifier.propertyName ?? specifier.name;
  const isOnly = specifier.parent.elements.length === 1 && !specifier.parent.parent.name;
  if (alone && isOnly) {
    const module = declaration.moduleSpecifier;
    return [
      { file, start: imported.getStart(), end: imported.getEnd(), text: exported },
      { file, start: module.getStart(), end: module.getEnd(), text: quoted(from, quote) },
    ];
  }
  const name = specifier.propertyName ? `${exported} as ${specifier.name.text}` : exported;
  const semicolon = declaration.getText().endsWith(';') ? ';' : '';
  const end = declaration.getEnd();
  const line = `${newline}import { ${name} } from ${quoted(from, quote)}${semicolon}`;
  return [
    ...(alone ? [{ file, ...withComma(specifier), text: '' }] : []),
    { file, start: end, end, text: line },
  ];
}
