// Which lines of the old files a unified diff removes, and beside which it only adds.
const HUNK = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/;

/** @param files `{ file, diff }`, as a JSON report gives them */
export function changedLines(files) {
  const removed = new Set();
  const beside = new Set();
  for (const { file, diff } of files) {
    for (const run of runsOf(diff)) {
      for (const line of run.removed) removed.add(`${file}:${line}`);
      if (run.removed.length > 0 || !run.adds) continue;
      beside.add(`${file}:${run.at - 1}`).add(`${file}:${run.at}`);
    }
  }
  const key = ({ file, line }) => `${file}:${line}`;
  return {
    isChanged: (at) => removed.has(key(at)),
    isTouched: (at) => removed.has(key(at)) || beside.has(key(at)),
  };
}

/** Neighbouring lines that change: those removed, and whether anything is added; `at` is the old line that follows. */
function runsOf(diff) {
  const runs = [];
  let run;
  let old = 0;
  for (const line of diff.split('\n')) {
    const hunk = HUNK.exec(line);
    if (hunk) old = Number(hunk[1]);
    const mark = old > 0 && !hunk ? line[0] : ' ';
    if (mark !== '-' && mark !== '+') {
      run = undefined;
      if (!hunk && old > 0 && mark === ' ') old += 1;
      continue;
    }
    if (!run) runs.push((run = { removed: [], adds: false, at: old }));
    if (mark === '-') run.removed.push(old++);
    else run.adds = true;
    run.at = old;
  }
  return runs;
}
