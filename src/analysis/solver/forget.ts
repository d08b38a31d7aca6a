import type { Assignment } from "./assignment.ts";
import { compact, HEADER } from "./clauses.ts";
import type { Literal } from "./literal.ts";

/** Drops the half of the learned clauses that spread over most levels, and what is true whatever comes. Gives how many may be learned before the next time. */
export function forget(assignment: Assignment): number {
  const { clauses, values, levels, reasons, trail } = assignment;
  const { data, learned, learnedCount } = clauses;
  const spreads = learned.slice(0, learnedCount).map((place) => data[place + 1] as number);
  const middle = Math.max(2, spreads.sort()[learnedCount >> 1] as number);
  const isSettled = (place: number): boolean => {
    const end = place + HEADER + (data[place] as number);
    for (let at = place + HEADER; at < end; at++) {
      const literal = data[at] as Literal;
      if (values[literal] === 1 && levels[literal >> 1] === 0) return true;
    }
    return false;
  };
  const reasonPlaces = new Map<number, number>();
  for (let at = 0; at < assignment.trailEnd; at++) {
    const variable = (trail[at] as Literal) >> 1;
    if ((reasons[variable] as number) > 0) reasonPlaces.set(reasons[variable] as number, variable);
  }
  compact(
    clauses,
    (place) => reasonPlaces.has(place) || !((data[place + 1] as number) > middle || isSettled(place)),
    (before, after) => {
      const variable = reasonPlaces.get(before);
      if (variable !== undefined) reasons[variable] = after;
    },
  );
  return Math.max(learnedCount, clauses.learnedCount) + MORE;
}

const MORE = 500;
