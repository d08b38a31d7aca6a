/**
 * A set of places of one dimension as runs, `from to from to …`, both ends included, ascending, none touching the next.
 * An interval is one run; the empty set has none.
 */
export type Side = Int32Array;

export const nowhere: Side = Int32Array.of();

export function interval(from: number, to: number): Side {
  if (from > to) return nowhere;
  const side = new Int32Array(2);
  side[0] = from;
  side[1] = to;
  return side;
}

export function sidesMeet(first: Side, second: Side): boolean {
  let [one, other] = [0, 0];
  while (one < first.length && other < second.length) {
    if ((first[one + 1] as number) < (second[other] as number)) one += 2;
    else if ((second[other + 1] as number) < (first[one] as number)) other += 2;
    else return true;
  }
  return false;
}

export function commonSide(first: Side, second: Side): Side {
  if (first === second) return first;
  if (first.length === 2 && second.length === 2) {
    const [from, to, otherFrom, otherTo] = [first[0], first[1], second[0], second[1]] as [
      number,
      number,
      number,
      number,
    ];
    if (from >= otherFrom && to <= otherTo) return first;
    if (otherFrom >= from && otherTo <= to) return second;
    return interval(Math.max(from, otherFrom), Math.min(to, otherTo));
  }
  if (sideHolds(second, first)) return first;
  if (sideHolds(first, second)) return second;
  const runs: number[] = [];
  let [one, other] = [0, 0];
  while (one < first.length && other < second.length) {
    const from = Math.max(first[one] as number, second[other] as number);
    const [end, otherEnd] = [first[one + 1] as number, second[other + 1] as number];
    const to = Math.min(end, otherEnd);
    if (from <= to) runs.push(from, to);
    if (end < otherEnd) one += 2;
    else other += 2;
  }
  return Int32Array.from(runs);
}

/** Whether all of `inner` lies in `outer`. */
export function sideHolds(outer: Side, inner: Side): boolean {
  if (outer === inner) return true;
  let at = 0;
  for (let one = 0; one < inner.length; one += 2) {
    while (at < outer.length && (outer[at + 1] as number) < (inner[one] as number)) at += 2;
    if (at >= outer.length) return false;
    if ((outer[at] as number) > (inner[one] as number) || (outer[at + 1] as number) < (inner[one + 1] as number))
      return false;
  }
  return true;
}

export function sameSide(first: Side, second: Side): boolean {
  return first === second || (first.length === second.length && first.every((end, at) => end === second[at]));
}

/** What of the places 0 to `size` - 1 is not in it. */
export function otherSide(side: Side, size: number): Side {
  const runs: number[] = [];
  let next = 0;
  for (let at = 0; at < side.length; at += 2) {
    if ((side[at] as number) > next) runs.push(next, (side[at] as number) - 1);
    next = (side[at + 1] as number) + 1;
  }
  if (next < size) runs.push(next, size - 1);
  return Int32Array.from(runs);
}

export function joinedSides(sides: readonly Side[]): Side {
  const [only] = sides;
  if (only !== undefined && sides.length === 1) return only;
  const ordered: [number, number][] = [];
  for (const side of sides)
    for (let at = 0; at < side.length; at += 2) ordered.push([side[at] as number, side[at + 1] as number]);
  ordered.sort(([first], [second]) => first - second);
  const runs: number[] = [];
  for (const [from, to] of ordered) {
    const end = runs.at(-1);
    if (end !== undefined && from <= end + 1) runs[runs.length - 1] = Math.max(end, to);
    else runs.push(from, to);
  }
  return Int32Array.from(runs);
}
