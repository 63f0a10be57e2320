import type { LanguageId } from '../../core/language.js';
import type { Plan } from '../../core/plan.js';
import type { Concern } from '../../core/report.js';
import type { FilePath, Span } from '../../core/source.js';

/** In the order in which a program needs them. */
const CONCERNS: readonly Concern[] = ['dependencies', 'environment', 'code', 'docs'];

const IS_CODE: ReadonlySet<LanguageId> = new Set(['typescript', 'sql']);
const IS_DOCS: ReadonlySet<LanguageId> = new Set(['markdown', 'html']);

export type ByConcern = readonly { readonly concern: Concern; readonly files: readonly FilePath[] }[];

/** The changed files of a plan, each under one concern; concerns without a file are left out. */
export function byConcern(plan: Plan, languageOf: (file: FilePath) => LanguageId | undefined): ByConcern {
  const packages = plan.findings.filter((finding) => finding.kind === 'dependency').map(({ span }) => span);
  const changesPackage = (file: FilePath) =>
    plan.files
      .flatMap((change) => change.edits)
      .some((edit) => edit.file === file && packages.some((span) => meet(edit, span)));
  const concernOf = (file: FilePath): Concern => {
    const language = languageOf(file) ?? '';
    if (IS_CODE.has(language)) return 'code';
    if (IS_DOCS.has(language)) return 'docs';
    return changesPackage(file) ? 'dependencies' : 'environment';
  };
  const files = plan.files.map((change) => change.before.file);
  return CONCERNS.map((concern) => ({
    concern,
    files: files.filter((file) => concernOf(file) === concern),
  })).filter((each) => each.files.length > 0);
}

function meet(a: Span, b: Span): boolean {
  return a.file === b.file && a.start < b.end && b.start < a.end;
}
