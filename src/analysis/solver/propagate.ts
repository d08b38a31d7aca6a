import { type Assignment, set } from "./assignment.ts";
import { HEADER } from "./clauses.ts";
import type { Literal } from "./literal.ts";
import { pushTwo } from "./occurrences.ts";

/** What a conflict is named by where it is a clause of two. */
export const CLASH = -1;

/** Sets what follows. The place of the clause that came out false, or `CLASH`; 0 where none did. */
export function propagate(assignment: Assignment): number {
  const { values, trail, firsts } = assignment;
  const { watches, twos, data } = assignment.clauses;
  while (assignment.propagated < assignment.trailEnd) {
    const falsified = (trail[assignment.propagated++] as Literal) ^ 1;
    if (firsts[falsified >> 1] !== 0 && !followChain(assignment, falsified)) return CLASH;
    const count = twos.counts[falsified] as number;
    if (count > 0) {
      const others = twos.lists[falsified] as Int32Array;
      for (let at = 0; at < count; at++) {
        const other = others[at] as Literal;
        const truth = values[other];
        if (truth === 1) continue;
        if (truth === 0) return clash(assignment, other, falsified);
        set(assignment, other, ~falsified);
      }
    }
    const end = watches.counts[falsified] as number;
    if (end === 0) continue;
    const watching = watches.lists[falsified] as Int32Array;
    let kept = 0;
    for (let at = 0; at < end; at += 2) {
      const place = watching[at] as number;
      const blocker = watching[at + 1] as Literal;
      if (values[blocker] === 1) {
        watching[kept] = place;
        watching[kept + 1] = blocker;
        kept += 2;
        continue;
      }
      const start = place + HEADER;
      let first = data[start] as Literal;
      if (first === falsified) {
        first = data[start + 1] as Literal;
        data[start] = first;
        data[start + 1] = falsified;
      }
      const truth = values[first];
      if (truth !== 1) {
        const stop = start + (data[place] as number);
        let next = start + 2;
        while (next < stop && values[data[next] as Literal] === 0) next++;
        if (next < stop) {
          const found = data[next] as Literal;
          data[start + 1] = found;
          data[next] = falsified;
          pushTwo(watches, found, place, first);
          continue;
        }
      }
      watching[kept] = place;
      watching[kept + 1] = first;
      kept += 2;
      if (truth === 1) continue;
      if (truth === 0) {
        watching.copyWithin(kept, at + 2, end);
        watches.counts[falsified] = kept + end - at - 2;
        assignment.propagated = assignment.trailEnd;
        return place;
      }
      set(assignment, first, place);
    }
    watches.counts[falsified] = kept;
  }
  return 0;
}

function clash(assignment: Assignment, one: Literal, other: Literal): number {
  assignment.clashOne = one;
  assignment.clashOther = other;
  assignment.propagated = assignment.trailEnd;
  return CLASH;
}

/** Sets what follows within its chain, each for this reason alone; false where the chain breaks. */
function followChain(assignment: Assignment, falsified: Literal): boolean {
  const { values, firsts, lasts } = assignment;
  const isTrue = (falsified & 1) === 1;
  const step = isTrue ? -2 : 2;
  const variable = falsified >> 1;
  const end = (2 * ((isTrue ? firsts[variable] : lasts[variable]) as number)) | ((falsified & 1) ^ 1);
  for (let literal = falsified ^ 1; literal !== end; ) {
    literal += step;
    const truth = values[literal];
    if (truth === 1) return true;
    if (truth === 0) {
      clash(assignment, literal, falsified);
      return false;
    }
    set(assignment, literal, ~falsified);
  }
  return true;
}
