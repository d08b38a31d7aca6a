import { DAY } from "./calendar.ts";

/**
 * The offsets of a time zone: `[from, offset]` pairs flattened, ascending; from epoch second `from` on, local time is UTC
 * plus `offset` seconds. The first pair holds for all time before the second.
 */
export type ZoneOffsets = readonly number[];

/** No zone has been further from UTC than this, in milliseconds; transitions that matter for a local time lie within. */
const FURTHEST = 26 * 3_600_000;

/** Seconds to add to UTC at an instant in epoch milliseconds. */
export function offsetAt(offsets: ZoneOffsets, at: number): number {
  return offsets[2 * pairAt(offsets, at) + 1] as number;
}

/** The local time of an instant, in milliseconds as if its clock were UTC. */
export function localOfInstant(offsets: ZoneOffsets, at: number): number {
  return at + offsetAt(offsets, at) * 1000;
}

/**
 * The instant of a local time. One that the clock shows twice (fold) is the earlier; one that it skips (gap) is moved
 * forward by the length of the gap.
 */
export function instantOfLocal(offsets: ZoneOffsets, local: number): number {
  const first = pairAt(offsets, local - FURTHEST);
  const last = pairAt(offsets, local + FURTHEST);
  for (let pair = first; pair <= last; pair++) {
    const instant = local - (offsets[2 * pair + 1] as number) * 1000;
    const begins = pair === 0 ? -Infinity : (offsets[2 * pair] as number) * 1000;
    const ends = pair === last ? Infinity : (offsets[2 * pair + 2] as number) * 1000;
    if (instant >= begins && instant < ends) return instant;
    if (instant >= ends && local < ends + (offsets[2 * pair + 3] as number) * 1000) return instant;
  }
  throw new Error("This is a bug: a local time that is neither shown nor skipped");
}

/** Days from 1970-01-01 on the local calendar. */
export function localDay(offsets: ZoneOffsets, at: number): number {
  return Math.floor(localOfInstant(offsets, at) / DAY);
}

/** Milliseconds from midnight on the local clock: a time of day, not a length. */
export function localTimeOfDay(offsets: ZoneOffsets, at: number): number {
  const local = localOfInstant(offsets, at);
  return local - Math.floor(local / DAY) * DAY;
}

/** The last pair that begins at or before an instant; the first where none does. */
function pairAt(offsets: ZoneOffsets, at: number): number {
  const second = Math.floor(at / 1000);
  let low = 0;
  let high = offsets.length / 2 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[2 * middle] as number) <= second) low = middle;
    else high = middle - 1;
  }
  return low;
}
