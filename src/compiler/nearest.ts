/**
 * The likeliest name meant by a misspelt one: the least edits (a swap of neighbours counts as one), at most a third of
 * its length; undefined where none is that near: one letter is like no other. Names that differ in case alone come first.
 */
export function nearest(written: string, names: Iterable<string>): string | undefined {
  if (written.length > 100) return undefined;
  const lower = written.toLowerCase();
  let best: string | undefined;
  let least = Math.max(written.length > 1 ? 1 : 0, Math.floor(written.length / 3)) + 1;
  for (const name of names) {
    if (name === written || Math.abs(name.length - written.length) >= least) continue;
    const distance = name.toLowerCase() === lower ? 0 : editDistance(lower, name.toLowerCase());
    if (distance < least) [best, least] = [name, distance];
  }
  return best;
}

function editDistance(one: string, other: string): number {
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let steps = Math.min(
        (last[column] as number) + 1,
        (next[column - 1] as number) + 1,
        (last[column - 1] as number) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        steps = Math.min(steps, (before[column - 2] as number) + 1);
      }
      next.push(steps);
    }
    [before, last] = [last, next];
  }
  return last[other.length] as number;
}
