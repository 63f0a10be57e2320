import { ts } from 'ts-morph';
import type { Change, Edit } from '../../../core/change.js';
import type { AmbientDescriptor } from '../../../core/sdk.js';
import { printExpression, quoted } from './print-expression.js';
import type { Site } from '../clients/sites.js';
import { styleOf, type SourceStyle } from '../program/source-style.js';
import type { Workspace } from '../program/workspace.js';

/** The import of a package of agents, and what is to be said behind it. */
export interface AmbientPlace {
  readonly declaration: ts.ImportDeclaration;
  readonly descriptor: AmbientDescriptor;
  /** True where the package's own client is replaced by one with settings. */
  readonly installs: boolean;
  readonly quiet: boolean;
  /** False for a client of the official SDK, which a statement keeps to chat completions. */
  readonly isProvider: boolean;
}

const MAX_LINE = 100;

/** Statements behind the imports that set what every agent asks through, and the names that they need. */
export function renderAmbient(workspace: Workspace, site: Site, changes: readonly Change[]): readonly Edit[] {
  const place = site.ambient!;
  const { descriptor, declaration } = place;
  const source = declaration.getSourceFile();
  const style = styleOf(source);
  const end = declaration.getText().endsWith(';') ? ';' : '';
  const names: string[] = [];
  const statements: string[] = [];
  if (place.installs) {
    names.push(descriptor.provider.exported, descriptor.install);
    statements.push(installing(place, settingsIn(site, changes, style), style) + end);
  } else if (!place.isProvider && changes.some((change) => change.type === 'companion' && change.chat)) {
    const { call, argument } = descriptor.setClient.chat;
    if (workspace.identifiers(call).length === 0) {
      names.push(call);
      statements.push(`${call}(${quoted(argument, style.quote)})${end}`);
    }
  }
  if (!place.quiet) {
    names.push(descriptor.telemetry.off);
    statements.push(`${descriptor.telemetry.off}(${descriptor.telemetry.argument})${end}`);
  }
  return statements.length === 0 ? [] : edits(workspace, declaration, names, statements);
}

function settingsIn(site: Site, changes: readonly Change[], style: SourceStyle): string[] {
  return changes.flatMap((change) =>
    change.type === 'set-option'
      ? [`${site.writtenName(change.name)}: ${printExpression(change.value, style)}`]
      : [],
  );
}

function installing({ descriptor }: AmbientPlace, settings: readonly string[], style: SourceStyle): string {
  const { exported } = descriptor.provider;
  const short = `${descriptor.install}(new ${exported}({ ${settings.join(', ')} }))`;
  if (short.length < MAX_LINE) return short;
  const { indent, newline } = style;
  const lines = settings.map((setting) => `${indent}${indent}${setting},${newline}`).join('');
  return `${descriptor.install}(${newline}${indent}new ${exported}({${newline}${lines}${indent}}),${newline})`;
}

function edits(
  workspace: Workspace,
  declaration: ts.ImportDeclaration,
  names: readonly string[],
  statements: readonly string[],
): readonly Edit[] {
  const source = declaration.getSourceFile();
  const file = workspace.fileOf(declaration);
  const { newline } = styleOf(source);
  const bindings = declaration.importClause!.namedBindings as ts.NamedImports;
  const have = new Set(bindings.elements.map((each) => each.name.text));
  const missing = names.filter((name) => !have.has(name));
  const last = bindings.elements.at(-1)!;
  const lead = /\n([ \t]*)$/.exec(source.text.slice(0, last.getStart()));
  const separator = lead ? `,${newline}${lead[1]}` : ', ';
  const behind = source.statements.filter(ts.isImportDeclaration).at(-1)!.getEnd();
  return [
    ...(missing.length === 0
      ? []
      : [{ file, start: last.getEnd(), end: last.getEnd(), text: separator + missing.join(separator) }]),
    { file, start: behind, end: behind, text: newline + newline + statements.join(newline) },
  ];
}
