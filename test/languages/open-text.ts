import type { Change, Edit } from '../../src/core/change.js';
import type { Language, Session } from '../../src/core/language.js';
import type { ProjectFiles, SourceText, Span } from '../../src/core/source.js';
import type { Usage } from '../../src/core/usage.js';

export interface Opened {
  readonly text: string;
  readonly session: Session;
  readonly usages: readonly Usage[];
  /** The file's text under a span. */
  slice(span: Span): string;
  /** The text after these changes were rendered and applied. */
  after(...changes: readonly Change[]): string;
}

export function sourceOf(file: string, text: string): SourceText {
  return { file, text, sha256: '', encoding: 'utf-8', eol: text.includes('\r\n') ? '\r\n' : '\n' };
}

const NO_PROJECT: ProjectFiles = { root: '/project', files: [], has: () => false, read: () => undefined };

/** Opens one file given as text, as the pipeline does. */
export async function openText(language: Language, file: string, text: string): Promise<Opened> {
  if (!language.claims(file)) throw new Error(`${language.id} does not claim ${file}`);
  const { session, skipped } = await language.open([sourceOf(file, text)], NO_PROJECT);
  if (skipped.length > 0) throw new Error(skipped.map(({ reason }) => reason.en).join('\n'));
  const usages = session.detect();
  return {
    text,
    session,
    usages,
    slice: ({ start, end }) => text.slice(start, end),
    after: (...changes) => applyEdits(text, editsOf(session, usages, changes)),
  };
}

/** All edits of these changes, equal ones once. */
export function editsOf(
  session: Session,
  usages: readonly Usage[],
  changes: readonly Change[],
): readonly Edit[] {
  const edits = new Map<string, Edit>();
  for (const change of changes) {
    const usage = usages.find(({ id }) => id === change.usage);
    if (!usage) throw new Error(`no usage ${change.usage}`);
    for (const rendering of session.render(usage, [change])) {
      if (!rendering.ok) throw new Error(rendering.reason.en);
      for (const edit of rendering.edits) edits.set(`${edit.start}:${edit.end}:${edit.text}`, edit);
    }
  }
  return [...edits.values()];
}

export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const edit of [...edits].sort((a, b) => b.start - a.start)) {
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
  }
  return result;
}

/** What a table of cases compares: each usage in one short line. */
export function shortly({ usages, slice }: Opened): readonly string[] {
  return [...usages]
    .sort((a, b) => a.span.start - b.span.start || a.kind.localeCompare(b.kind))
    .map((usage) => describe(usage, slice));
}

function describe(usage: Usage, slice: (span: Span) => string): string {
  switch (usage.kind) {
    case 'env': {
      const value = usage.valueAt ? `=${slice(usage.valueAt)}` : '';
      const marks = [usage.commented ? 'commented' : '', usage.real ? 'real' : ''].filter(Boolean);
      return [`env ${usage.form} ${usage.role} ${usage.name}${value}`, ...marks].join(' ');
    }
    case 'model':
      return `model ${usage.role} ${usage.value}${usage.variable ? ` in ${usage.variable}` : ''}`;
    case 'endpoint':
      return `endpoint ${usage.role} ${usage.form} ${usage.value}`;
    case 'doc':
      return `doc ${usage.about} ${usage.mentions.map(({ variable }) => variable).join(',')}`.trim();
    case 'dependency':
      return `dependency ${usage.package}@${usage.version}`;
    case 'tokenizer':
      return `tokenizer ${usage.package}`;
    case 'dimension':
      return `dimension ${usage.value} ${usage.store}`;
    case 'secret':
      return `secret ${usage.where}`;
    default:
      return usage.kind;
  }
}

/** The usage of a variable's name, for tests that change it. */
export function envNamed({ usages }: Opened, name: string): Extract<Usage, { kind: 'env' }> {
  const found = usages.find((usage) => usage.kind === 'env' && usage.name === name);
  if (found?.kind !== 'env') throw new Error(`no variable ${name}`);
  return found;
}
