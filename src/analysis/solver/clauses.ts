import { grown } from "./grown.ts";
import type { Literal } from "./literal.ts";
import { addLists, type Occurrences, occurrences, push, pushTwo } from "./occurrences.ts";

/**
 * Clauses of three literals and more in one array: at each place the number of literals, how many levels of decision a
 * learned one spread over (0 where it was given), then the literals. The first two are watched.
 */
export interface Clauses {
  data: Int32Array;
  end: number;
  learned: Int32Array;
  learnedCount: number;
  /** By literal pairs: the place of a clause that watches it, and another literal of that clause. */
  readonly watches: Occurrences;
  /** By literal the other literals of its clauses of two. */
  readonly twos: Occurrences;
}

export const HEADER = 2;

export function noClauses(): Clauses {
  return {
    data: new Int32Array(1024),
    end: 1,
    learned: new Int32Array(256),
    learnedCount: 0,
    watches: occurrences(),
    twos: occurrences(),
  };
}

export function addVariable({ watches, twos }: Clauses): void {
  addLists(watches);
  addLists(twos);
}

/** Its place. */
export function addLong(clauses: Clauses, literals: readonly Literal[], spread: number): number {
  const place = clauses.end;
  const size = literals.length;
  const end = place + HEADER + size;
  if (end > clauses.data.length) clauses.data = grown(clauses.data, new Int32Array(2 * end));
  const { data } = clauses;
  data[place] = size;
  data[place + 1] = spread;
  for (let at = 0; at < size; at++) data[place + HEADER + at] = literals[at] as Literal;
  clauses.end = end;
  if (spread > 0) {
    if (clauses.learnedCount === clauses.learned.length)
      clauses.learned = grown(clauses.learned, new Int32Array(2 * clauses.learnedCount));
    clauses.learned[clauses.learnedCount++] = place;
  }
  watch(clauses, place);
  return place;
}

function watch({ data, watches }: Clauses, place: number): void {
  const [first, second] = [data[place + HEADER] as Literal, data[place + HEADER + 1] as Literal];
  pushTwo(watches, first, place, second);
  pushTwo(watches, second, place, first);
}

export function addTwo({ twos }: Clauses, first: Literal, second: Literal): void {
  push(twos, first, second);
  push(twos, second, first);
}

/**
 * Leaves out the clauses that are not `kept`; `moved` is told the new place of each that was. Places of learned clauses
 * follow.
 */
export function compact(
  clauses: Clauses,
  kept: (place: number) => boolean,
  moved: (before: number, after: number) => void,
): void {
  const { data, watches } = clauses;
  watches.counts.fill(0);
  let after = 1;
  let learnedCount = 0;
  for (let place = 1; place < clauses.end; ) {
    const size = HEADER + (data[place] as number);
    const next = place + size;
    if (kept(place)) {
      if (after !== place) data.copyWithin(after, place, next);
      moved(place, after);
      if ((data[after + 1] as number) > 0) clauses.learned[learnedCount++] = after;
      watch(clauses, after);
      after += size;
    }
    place = next;
  }
  clauses.end = after;
  clauses.learnedCount = learnedCount;
}
