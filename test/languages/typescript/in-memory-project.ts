import type { Change, Edit } from '../../../src/core/change.js';
import type { Session } from '../../../src/core/language.js';
import type { FilePath, ProjectFiles, SourceText, Span } from '../../../src/core/source.js';
import type { Usage } from '../../../src/core/usage.js';
import typescript from '../../../src/languages/typescript/index.js';
import { Workspace } from '../../../src/languages/typescript/program/workspace.js';
import { applyEdits } from '../../../src/text/apply-edits.js';

/** Files by path. */
export type Files = Readonly<Record<FilePath, string>>;

/** A project that is on no disk. */
export function projectOf(files: Files): ProjectFiles {
  const sources = new Map(Object.entries(files).map(([file, text]) => [file, sourceOf(file, text)]));
  return {
    root: '/project',
    files: [...sources.keys()].sort(),
    has: (file) => sources.has(file),
    read: (file) => sources.get(file),
  };
}

function sourceOf(file: FilePath, text: string): SourceText {
  return { file, text, sha256: '', encoding: 'utf-8', eol: text.includes('\r\n') ? '\r\n' : '\n' };
}

/** All scripts parsed; each counts as a candidate. */
export function workspaceOf(files: Files): Workspace {
  const project = projectOf(files);
  return new Workspace(scriptsOf(project), project);
}

function scriptsOf(project: ProjectFiles): SourceText[] {
  return project.files.filter((file) => typescript.claims(file)).flatMap((file) => project.read(file) ?? []);
}

export interface OpenedProject {
  readonly files: Files;
  readonly session: Session;
  readonly usages: readonly Usage[];
}

/** Opens the files as the pipeline does. */
export async function openProject(files: Files): Promise<OpenedProject> {
  const project = projectOf(files);
  const { session, skipped } = await typescript.open(scriptsOf(project), project);
  if (skipped.length > 0)
    throw new Error(skipped.map(({ file, reason }) => `${file}: ${reason.en}`).join('\n'));
  return { files, session, usages: session.detect() };
}

/** The usages of a kind, in the order of their places. */
export function ofKind<K extends Usage['kind']>(
  { usages }: { readonly usages: readonly Usage[] },
  kind: K,
): Extract<Usage, { kind: K }>[] {
  return usages
    .filter((usage): usage is Extract<Usage, { kind: K }> => usage.kind === kind)
    .sort(
      (a, b) =>
        (a.span.file < b.span.file ? -1 : a.span.file > b.span.file ? 1 : 0) || a.span.start - b.span.start,
    );
}

export function slice(files: Files, span: Span): string {
  return (files[span.file] ?? '').slice(span.start, span.end);
}

type ChangeWithoutUsage = Change extends infer Each
  ? Each extends Change
    ? Omit<Each, 'usage'>
    : never
  : never;

export interface Changed {
  readonly files: Files;
  readonly refusals: readonly string[];
  /** Text of the comments that are lost. */
  readonly drops: readonly string[];
}

/** The files after these changes of one usage. */
export function change(
  opened: OpenedProject,
  usage: Usage,
  ...changes: readonly ChangeWithoutUsage[]
): Changed {
  const full = changes.map((each) => ({ ...each, usage: usage.id }));
  const renderings = opened.session.render(usage, full);
  const edits = renderings.flatMap((rendering) => (rendering.ok ? rendering.edits : []));
  const drops = renderings.flatMap((rendering) => (rendering.ok ? rendering.drops : []));
  return {
    files: withEdits(opened.files, edits),
    refusals: renderings.flatMap((rendering) => (rendering.ok ? [] : [rendering.reason.en])),
    drops: [...new Set(drops.map((drop) => slice(opened.files, drop)))],
  };
}

/** Equal edits count once; others that overlap throw, as they do where files are written. */
export function withEdits(files: Files, edits: readonly Edit[]): Files {
  const distinct = [
    ...new Map(
      edits.map((edit) => [`${edit.file}\0${edit.start}\0${edit.end}\0${edit.text}`, edit]),
    ).values(),
  ];
  return Object.fromEntries(
    Object.entries(files).map(([file, text]) => [
      file,
      applyEdits(
        text,
        distinct.filter((edit) => edit.file === file),
      ),
    ]),
  );
}
