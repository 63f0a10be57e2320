import { structuredPatch } from 'diff';
import type { Plan } from '../../core/plan.js';
import type { FilePath } from '../../core/source.js';
import type { Preview } from '../../pipeline/reviewed-plan.js';
import { LineIndex } from '../../text/line-index.js';
import { maskSecrets } from '../../text/mask-secrets.js';

type Placed = Preview['placed'][number];

/** A run of changed lines with the findings that change them. */
export interface Hunk {
  readonly file: FilePath;
  /** `@@ -1,4 +1,6 @@` */
  readonly header: string;
  /** With their marks (' ', '-', '+'); secrets masked. */
  readonly lines: readonly string[];
  readonly findings: readonly Placed[];
}

/** What is still to be written, hunk by hunk, in the order of the files. */
export function hunksOf({ plan, placed }: Preview): readonly Hunk[] {
  return plan.files.flatMap((change) => hunksOfFile(change, placed));
}

function hunksOfFile(change: Plan['files'][number], placed: readonly Placed[]): readonly Hunk[] {
  const { file, text } = change.before;
  const index = new LineIndex(text);
  const here = placed
    .map((each) => ({ each, lines: linesOf(each, file, index) }))
    .filter(({ lines }) => lines.length > 0);
  const patch = structuredPatch(file, file, text, change.after, '', '', {
    context: 3,
    stripTrailingCr: false,
  });
  return patch.hunks.map((hunk) => {
    const last = hunk.oldStart + Math.max(hunk.oldLines, 1) - 1;
    const isInside = ([from, to]: readonly [number, number]) => to >= hunk.oldStart && from <= last;
    return {
      file,
      header: `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`,
      lines: hunk.lines.map((line) => maskSecrets(line)),
      findings: here.filter(({ lines }) => lines.some(isInside)).map(({ each }) => each),
    };
  });
}

/** First and last line of each place of the file that a finding changes. */
function linesOf(
  { planned }: Placed,
  file: FilePath,
  index: LineIndex,
): readonly (readonly [number, number])[] {
  return planned.edits
    .filter((edit) => edit.file === file)
    .map((edit) => [index.position(edit.start).line, index.position(edit.end).line]);
}
