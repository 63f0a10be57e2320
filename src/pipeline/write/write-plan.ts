import { UsageError } from '../../core/errors.js';
import type { LanguageId } from '../../core/language.js';
import type { Lang } from '../../core/localized.js';
import type { Plan } from '../../core/plan.js';
import type { CommitNote, Concern } from '../../core/report.js';
import type { FilePath } from '../../core/source.js';
import type { Target } from '../../core/target.js';
import * as say from '../../messages/commit.js';
import { commitByConcern, refuseUncommittable } from './commit.js';
import { byConcern } from './concerns.js';
import { noteCommits } from './journal.js';
import { undo } from './undo.js';
import { writeFiles } from './write-files.js';

export interface PlanWriting {
  readonly root: string;
  readonly allowDirty: boolean;
  /** Also commits what was written, one commit per concern. */
  readonly commit: boolean;
  readonly target: Target;
  readonly lang: Lang;
  readonly languageOf: (file: FilePath) => LanguageId | undefined;
}

export interface Written {
  readonly commits: readonly CommitNote[];
  /** Written, but kept out of the commits, because git ignores them. */
  readonly ignored: readonly FilePath[];
}

/** Writes all files of the plan or none; with `commit`, writes and commits, or leaves everything as it was. */
export function writePlan(plan: Plan, options: PlanWriting): Written {
  const { root, allowDirty, lang, target } = options;
  if (options.commit) refuseUncommittable(root);
  writeFiles(plan.files, { root, allowDirty });
  if (!options.commit || plan.files.length === 0) return { commits: [], ignored: [] };
  const written = commitByConcern(root, byConcern(plan, options.languageOf), (concern, files) =>
    messageFor(concern, files, { plan, target, lang }),
  );
  if (written.ok) {
    noteCommits(
      root,
      written.commits.map((each) => each.id),
    );
    return written;
  }
  const { left } = undo({ root, force: false });
  throw new UsageError(say.gitRefused(written.complaint, left));
}

interface Told {
  readonly plan: Plan;
  readonly target: Target;
  readonly lang: Lang;
}

/** What a reviewer wants to know of a commit: which models and which places need a look. */
function messageFor(concern: Concern, files: readonly FilePath[], { plan, target, lang }: Told): string {
  const own = new Set(files);
  const findings = plan.findings.filter((finding) => own.has(finding.span.file));
  const models = new Set(
    findings.flatMap(({ model, edits }) =>
      model?.to !== undefined && edits.length > 0 ? [`- ${model.from} → ${model.to}`] : [],
    ),
  );
  const open = files.flatMap((file) => {
    const count = findings.filter(
      ({ span, status }) => span.file === file && (status === 'review' || status === 'manual'),
    ).length;
    return count > 0 ? [`- ${file} (${count})`] : [];
  });
  const parts = [
    say.title(concern, target.profile.name)[lang],
    [...models].join('\n'),
    open.length === 0 ? '' : `${say.forReview[lang]}\n${open.join('\n')}`,
    say.writtenBy(`migrate-llm apply --to ${target.profile.id}`)[lang],
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
