import { type Replay, unknownDay } from "../columns/replay.ts";

/** The first and the last day with a decision, both from 1970-01-01. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

export function spanOf({ days }: Replay): DaySpan | undefined {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < days.length; row++) {
    const day = days[row] as number;
    if (day === unknownDay) continue;
    if (day < from) from = day;
    if (day > to) to = day;
  }
  return from <= to ? { from, to } : undefined;
}

/** Undefined below a week, of which nothing can be said. */
export function weeksIn(span: DaySpan | undefined): number | undefined {
  const days = span === undefined ? 0 : span.to - span.from + 1;
  return days < 7 ? undefined : days / 7;
}
