/** Lines `start` to `end` of a file (counted from 1) and what stands there afterwards. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly after: readonly string[];
}

/**
 * The replaced lines of a unified diff, run by run. Lines that are only added are joined to a line beside them, since a suggestion
 * has to replace something.
 */
export function replacedRuns(diff: string): readonly Run[] {
  return diff
    .split(/^(?=@@ )/m)
    .slice(1)
    .flatMap((hunk) => runsOfHunk(hunk));
}

function runsOfHunk(hunk: string): Run[] {
  const [head = '', ...body] = hunk.replace(/\n$/, '').split('\n');
  let line = Number(/^@@ -(\d+)/.exec(head)?.[1] ?? 1);
  const runs: Run[] = [];
  let before = '';
  let at = 0;
  while (at < body.length) {
    const mark = body[at]![0];
    if (mark === '\\') {
      at++;
      continue;
    }
    if (mark === ' ') {
      before = body[at]!.slice(1);
      line++;
      at++;
      continue;
    }
    const { removed, added, next } = takeRun(body, at);
    runs.push(...toRun({ line, removed, added, before, behind: body[next] }));
    line += removed;
    at = next;
  }
  return runs;
}

function takeRun(body: readonly string[], from: number) {
  const added: string[] = [];
  let removed = 0;
  let next = from;
  for (; next < body.length && body[next]![0] !== ' '; next++) {
    if (body[next]![0] === '-') removed++;
    if (body[next]![0] === '+') added.push(body[next]!.slice(1));
  }
  return { removed, added: added.map((each) => each.replace(/\r$/, '')), next };
}

interface Found {
  readonly line: number;
  readonly removed: number;
  readonly added: readonly string[];
  readonly before: string;
  readonly behind: string | undefined;
}

function toRun({ line, removed, added, before, behind }: Found): Run[] {
  if (removed > 0) return [{ start: line, end: line + removed - 1, after: added }];
  if (line > 1) return [{ start: line - 1, end: line - 1, after: [before.replace(/\r$/, ''), ...added] }];
  if (behind === undefined) return [];
  return [{ start: line, end: line, after: [...added, behind.slice(1).replace(/\r$/, '')] }];
}
