import { ts } from 'ts-morph';
import type { Edit } from '../../../core/change.js';
import type { Rendering } from '../../../core/language.js';
import type { Localized } from '../../../core/localized.js';
import { usesOfName } from '../program/uses-of-name.js';
import type { Workspace } from '../program/workspace.js';

/** `{ AzureOpenAI }` of an import, or of a `require`. */
type Specifier = ts.ImportSpecifier | ts.BindingElement;

const NO_IMPORT: Localized = { en: 'its import could not be found', zh: '找不到它的导入语句' };

/** `new AzureOpenAI(…)` → `new OpenAI(…)`, with the import and the annotations of the same file. */
export function setClass(
  workspace: Workspace,
  owner: ts.NewExpression | ts.CallExpression,
  { to, whole = false }: { readonly to: string; readonly whole?: boolean },
): Rendering {
  const file = workspace.fileOf(owner);
  const callee = owner.expression;
  const at = (node: ts.Node, text: string): Edit => ({
    file,
    start: node.getStart(),
    end: node.getEnd(),
    text,
  });
  if (ts.isPropertyAccessExpression(callee))
    return done(callee.name.text === to ? [] : [at(callee.name, to)]);
  if (!ts.isIdentifier(callee)) return { ok: false, reason: NO_IMPORT };
  const specifier = importOf(workspace, callee);
  if (!specifier) return callee.text === to ? done([]) : { ok: false, reason: NO_IMPORT };
  const original = specifier.propertyName;
  if (original) return done(original.getText() === to ? [] : [at(original, to)]);
  if (callee.text === to) return done([]);
  const uses = usesOf(workspace, specifier).filter((use) => use !== callee);
  const types = uses.filter(isType);
  const edits = [callee, ...types].map((each) => at(each, to));
  const others = uses.filter((use) => !isType(use) && !(whole && isConstructed(use)));
  return done([...edits, ...importEdits(specifier, file, { to, isStillUsed: others.length > 0 })]);
}

function done(edits: readonly Edit[]): Rendering {
  return { ok: true, edits, drops: [] };
}

function importOf(workspace: Workspace, name: ts.Identifier): Specifier | undefined {
  const declaration = workspace.checker.getSymbolAtLocation(name)?.declarations?.[0];
  if (!declaration) return undefined;
  return ts.isImportSpecifier(declaration) || ts.isBindingElement(declaration) ? declaration : undefined;
}

function usesOf(workspace: Workspace, { name }: Specifier): readonly ts.Identifier[] {
  return ts.isIdentifier(name) ? usesOfName(workspace, name) : [];
}

function isConstructed(use: ts.Identifier): boolean {
  return ts.isNewExpression(use.parent) && use.parent.expression === use;
}

function isType(use: ts.Identifier): boolean {
  return ts.isTypeReferenceNode(use.parent);
}

/** The specifier becomes the other class, unless that one is there already or others still use the old one. */
function importEdits(
  specifier: Specifier,
  file: string,
  { to, isStillUsed }: { to: string; isStillUsed: boolean },
): Edit[] {
  const [start, end] = [specifier.getStart(), specifier.getEnd()];
  if (!declares(specifier.getSourceFile(), to)) {
    return isStillUsed ? [{ file, start: end, end, text: `, ${to}` }] : [{ file, start, end, text: to }];
  }
  return isStillUsed ? [] : [{ file, ...withComma(specifier), text: '' }];
}

/** True where an import or a `require` of the file gives that name already. */
function declares(source: ts.SourceFile, name: string): boolean {
  return source.statements.some((statement) => {
    if (ts.isImportDeclaration(statement)) {
      const clause = statement.importClause;
      const named = clause?.namedBindings;
      if (clause?.name?.text === name) return true;
      return (
        named !== undefined &&
        ts.isNamedImports(named) &&
        named.elements.some((each) => each.name.text === name)
      );
    }
    return (
      ts.isVariableStatement(statement) &&
      new RegExp(`\\b${name}\\b[^=]*=\\s*require\\(`).test(statement.getText())
    );
  });
}

/** The specifier with one comma beside it; with its braces where it is alone behind a default import. */
export function withComma(specifier: Specifier): { readonly start: number; readonly end: number } {
  const { text } = specifier.getSourceFile();
  const list = specifier.parent;
  if (list.elements.length === 1 && ts.isNamedImports(list) && list.parent.name) {
    return { start: list.parent.name.getEnd(), end: list.getEnd() };
  }
  const after = /^\s*,\s*/.exec(text.slice(specifier.getEnd()))?.[0].length ?? 0;
  const before = after > 0 ? 0 : (/,\s*$/.exec(text.slice(0, specifier.getStart()))?.[0].length ?? 0);
  return { start: specifier.getStart() - before, end: specifier.getEnd() + after };
}
