/** The names closest to a mistyped one, best first, at most three; none where nothing is near. */
export function nearest(name: string, names: readonly string[]): readonly string[] {
  const limit = Math.max(2, Math.ceil(name.length / 2));
  return [...new Set(names)]
    .map((candidate) => ({
      candidate,
      distance: candidate.startsWith(name) ? 0 : editDistance(name, candidate),
    }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, change);
    }
    row = next;
  }
  return row[b.length]!;
}
