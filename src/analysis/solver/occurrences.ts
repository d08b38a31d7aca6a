import { grown } from "./grown.ts";

/** For each literal a list of numbers that grows: where its clauses stand. */
export interface Occurrences {
  /** By literal; as many of its numbers count as `counts` says. */
  readonly lists: Int32Array[];
  counts: Int32Array;
}

const nothing = new Int32Array(0);

export function occurrences(): Occurrences {
  return { lists: [], counts: new Int32Array(128) };
}

/** For two more literals. */
export function addLists(of: Occurrences): void {
  of.lists.push(nothing, nothing);
  if (of.lists.length > of.counts.length) of.counts = grown(of.counts, new Int32Array(2 * of.lists.length));
}

export function push(of: Occurrences, literal: number, number: number): void {
  const count = of.counts[literal] as number;
  let list = of.lists[literal] as Int32Array;
  if (count === list.length) {
    list = grown(list, new Int32Array(Math.max(4, 2 * count)));
    of.lists[literal] = list;
  }
  list[count] = number;
  of.counts[literal] = count + 1;
}

export function pushTwo(of: Occurrences, literal: number, number: number, other: number): void {
  const count = of.counts[literal] as number;
  let list = of.lists[literal] as Int32Array;
  if (count + 2 > list.length) {
    list = grown(list, new Int32Array(Math.max(8, 2 * count)));
    of.lists[literal] = list;
  }
  list[count] = number;
  list[count + 1] = other;
  of.counts[literal] = count + 2;
}
