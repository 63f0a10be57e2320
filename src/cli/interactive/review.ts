import type { Decision } from '../../core/decisions.js';
import { findingKey } from '../../core/plan.js';
import type { FilePath } from '../../core/source.js';
import type { Preview } from '../../pipeline/reviewed-plan.js';
import { hunksOf, type Hunk } from './hunks.js';

export type Answer = 'yes' | 'no' | 'all' | 'none' | 'quit' | 'why';

/** How a person is asked; apart from the review, so that the review can be played without a terminal. */
export interface Questions {
  /** One hunk; `at` of `of` are to be decided, this one included. */
  ask(hunk: Hunk, at: number, of: number): Promise<Answer>;
  why(hunk: Hunk): void;
  /** Says what falls with a hunk that was refused, since it cannot move without it. */
  fell(placed: Preview['placed']): void;
}

/**
 * Hunk by hunk, as `git add -p` does. A finding is accepted or refused whole, wherever its changes lie, and what cannot move without
 * it is refused with it; hunks that are decided by then are not asked about.
 */
export async function reviewHunks(
  preview: (decisions: readonly Decision[]) => Preview,
  questions: Questions,
): Promise<readonly Decision[]> {
  const accepted = new Set<string>();
  const rejected: Decision[] = [];
  let now = preview([]);
  let asked = 0;
  const refuse = (hunks: readonly Hunk[], isQuiet: boolean) => {
    const before = now;
    rejected.push(...hunks.flatMap((hunk) => hunk.findings.map(decision)));
    now = preview(rejected);
    if (!isQuiet) tellFallen(before, now, { hunks, questions });
  };
  for (;;) {
    const open = openHunks(now, accepted);
    const [hunk] = open;
    if (!hunk) return rejected;
    const answer = await questions.ask(hunk, asked + 1, asked + open.length);
    if (answer === 'why') {
      questions.why(hunk);
      continue;
    }
    const meant = answer === 'quit' ? open : isOfFile(answer) ? inFile(open, hunk.file) : [hunk];
    asked += meant.length;
    if (answer === 'yes' || answer === 'all') for (const each of meant) accept(each, accepted);
    else refuse(meant, answer === 'quit');
  }
}

function isOfFile(answer: Answer): boolean {
  return answer === 'all' || answer === 'none';
}

function openHunks(preview: Preview, accepted: ReadonlySet<string>): readonly Hunk[] {
  return hunksOf(preview).filter((hunk) =>
    hunk.findings.some((each) => !accepted.has(each.finding.fingerprint)),
  );
}

function inFile(hunks: readonly Hunk[], file: FilePath): readonly Hunk[] {
  return hunks.filter((hunk) => hunk.file === file);
}

function accept(hunk: Hunk, accepted: Set<string>): void {
  for (const { finding } of hunk.findings) accepted.add(finding.fingerprint);
}

function decision({ finding }: Preview['placed'][number]): Decision {
  const { fingerprint, file, line, ruleId } = finding;
  return { fingerprint, decision: 'reject', file, line, ruleId };
}

function tellFallen(
  before: Preview,
  after: Preview,
  { hunks, questions }: { readonly hunks: readonly Hunk[]; readonly questions: Questions },
): void {
  const refused = new Set(hunks.flatMap((hunk) => hunk.findings.map(({ planned }) => findingKey(planned))));
  const standing = new Set(after.placed.filter(writes).map(({ planned }) => findingKey(planned)));
  const fallen = before.placed
    .filter(writes)
    .filter(({ planned }) => !refused.has(findingKey(planned)) && !standing.has(findingKey(planned)));
  if (fallen.length > 0) questions.fell(fallen);
}

function writes({ planned }: Preview['placed'][number]): boolean {
  return planned.edits.length > 0;
}
