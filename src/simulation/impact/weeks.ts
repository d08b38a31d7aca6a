import type { Replay } from "../columns/replay.ts";

/** How many weeks the decisions span; undefined below one, of which nothing can be said. */
export function weeksOf({ span }: Replay): number | undefined {
  const days = span === undefined ? 0 : span.to - span.from + 1;
  return days < 7 ? undefined : days / 7;
}
