import { ts } from 'ts-morph';
import type { Change, Edit } from '../../../core/change.js';
import type { Rendering } from '../../../core/language.js';
import { importEdits, type HomeChange } from './render-home.js';
import { printExpression } from './print-expression.js';
import type { Site } from '../clients/sites.js';
import { styleOf, type SourceStyle } from '../program/source-style.js';
import type { Workspace } from '../program/workspace.js';

/** `import { openai } from '…'` becomes `import { createOpenAI } from '…'` and a constant of the old name, so that no use changes. */
export function makeInstance(workspace: Workspace, site: Site, changes: readonly Change[]): Rendering {
  const { specifier } = site.instance!;
  const home = changes.find((change) => change.type === 'set-home');
  const factory = home?.exported ?? site.instance!.factory;
  const source = specifier.getSourceFile();
  const file = workspace.fileOf(specifier);
  const style = styleOf(source);
  const local = specifier.name.text;
  if (!changes.some((change) => change.type === 'set-option')) return { ok: true, edits: [], drops: [] };
  const importing = specifier.parent.elements.some(
    (element) => element !== specifier && element.name.text === factory,
  );
  const statement = `const ${local} = ${factoryCall(site, changes, style)}${semicolon(source)}`;
  const last = source.statements.filter(ts.isImportDeclaration).at(-1)!;
  const named = importing
    ? removal(specifier, file)
    : { file, start: specifier.getStart(), end: specifier.getEnd(), text: factory };
  const edits: Edit[] = [
    ...(home ? rehomed(workspace, specifier, home) : [named]),
    { file, start: last.getEnd(), end: last.getEnd(), text: `${style.newline}${style.newline}${statement}` },
  ];
  return { ok: true, edits, drops: [] };
}

/** `createOpenAI({ … })`, with these settings alone. */
export function factoryCall(site: Site, changes: readonly Change[], style: SourceStyle): string {
  const home = changes.find((change) => change.type === 'set-home');
  const settings = changes.flatMap((change) =>
    change.type === 'set-option'
      ? [`${site.writtenName(change.name)}: ${printExpression(change.value, style, style.indent)}`]
      : [],
  );
  const lines = settings.map((setting) => `${style.indent}${setting},${style.newline}`).join('');
  return `${home?.exported ?? site.instance!.factory}({${style.newline}${lines}})`;
}

/** The alias stands for the constant then, so that the import goes by the factory's own name. */
function rehomed(workspace: Workspace, specifier: ts.ImportSpecifier, home: HomeChange): readonly Edit[] {
  const edits = importEdits(workspace, specifier, home);
  const { propertyName, name } = specifier;
  if (!propertyName) return edits;
  return edits.map((edit) =>
    edit.start === propertyName.getStart()
      ? { ...edit, end: name.getEnd() }
      : { ...edit, text: edit.text.replace(` as ${name.text}`, '') },
  );
}

function semicolon(source: ts.SourceFile): string {
  const first = source.statements.find(ts.isImportDeclaration);
  return first?.getText().endsWith(';') ? ';' : '';
}

function removal(specifier: ts.ImportSpecifier, file: string): Edit {
  const text = specifier.getSourceFile().text;
  const after = /^\s*,\s*/.exec(text.slice(specifier.getEnd()))?.[0].length ?? 0;
  const before = after === 0 ? (/,\s*$/.exec(text.slice(0, specifier.getStart()))?.[0].length ?? 0) : 0;
  return { file, start: specifier.getStart() - before, end: specifier.getEnd() + after, text: '' };
}
