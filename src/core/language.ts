import type { Change, Edit } from './change.js';
import type { Localized } from './localized.js';
import type { FilePath, ProjectFiles, SourceText, Span } from './source.js';
import type { Usage } from './usage.js';

export type LanguageId = string;

export interface SyntaxProblem {
  readonly file: FilePath;
  readonly offset: number;
  readonly message: string;
}

/** The edits of one change, or why the adapter refuses it. */
export type Rendering =
  | { readonly ok: true; readonly edits: readonly Edit[]; readonly drops: readonly Span[] }
  | { readonly ok: false; readonly reason: Localized };

/** The parser wall. A session keeps its own nodes; only ids, values and edits cross it. */
export interface Session {
  detect(): readonly Usage[];
  /**
   * All changes of one usage together, so that two options added to `new OpenAI()` give one object. One rendering per change,
   * in order; edits shared by several changes stand in each of them, equal.
   */
  render(usage: Usage, changes: readonly Change[]): readonly Rendering[];
  /** The comments of a file that it read, their marks included, in order. */
  comments(file: FilePath): readonly Span[];
  /** Syntax errors of the new text that the old one did not have. */
  check(file: FilePath, after: string): readonly SyntaxProblem[];
}

export interface Language {
  readonly id: LanguageId;
  claims(file: FilePath): boolean;
  /** `sources` are the claimed files that passed the prefilter. Never throws for a single broken file: it reports it in `skipped`. */
  open(
    sources: readonly SourceText[],
    project: ProjectFiles,
  ): Promise<{ readonly session: Session; readonly skipped: readonly Skipped[] }>;
}

/** A closed set of words, so that a CI job can count them. */
export type SkipCode =
  | 'binary'
  | 'too-large'
  | 'minified'
  | 'unreadable'
  | 'syntax-error'
  | 'encoding'
  | 'outside-root'
  | 'lock-file'
  | 'vendored'
  | 'adapter-error';

export interface Skipped {
  readonly file: FilePath;
  readonly code: SkipCode;
  readonly reason: Localized;
  /** Where the analysis failed, for those who mend it. */
  readonly trace?: string;
}
