import type { Box } from "./box.ts";
import type { BoxTable } from "./box-table.ts";
import { interval, joinedSides, otherSide, type Side, sidesMeet } from "./side.ts";

/** A dimension: how many places it has, and whether only stretches of it are described well. */
export interface Extent {
  readonly size: number;
  readonly isLine: boolean;
}

/**
 * The point, which lies in none of the boxes, widened to a box that meets none of them and is as wide as can be: first
 * whole dimensions, in their order, then what is left of each.
 */
export function widened(table: BoxTable, among: Int32Array, point: Int32Array, extents: readonly Extent[]): Box {
  const { dimensions, low, high, holed } = table;
  const wide: Side[] = extents.map((_, at) => interval(point[at] as number, point[at] as number));
  const sideOf = (box: number, at: number): Side =>
    holed.get(box * dimensions + at) ??
    interval(low[box * dimensions + at] as number, high[box * dimensions + at] as number);
  /** By place in `among`: in how many dimensions it does not meet the box. */
  const misses = new Int32Array(among.length);
  const meets = (box: number, at: number): boolean => {
    const place = box * dimensions + at;
    const side = wide[at] as Side;
    if ((low[place] as number) > (side[side.length - 1] as number) || (high[place] as number) < (side[0] as number))
      return false;
    return (!holed.has(place) && side.length === 2) || sidesMeet(sideOf(box, at), side);
  };
  for (const [one, box] of among.entries())
    for (let at = 0; at < dimensions; at++) if (!meets(box, at)) misses[one] = (misses[one] as number) + 1;

  const bounding = (at: number): readonly number[] => {
    const found: number[] = [];
    for (let one = 0; one < among.length; one++)
      if (misses[one] === 1 && !meets(among[one] as number, at)) found.push(among[one] as number);
    return found;
  };
  const widen = (at: number, side: Side): void => {
    const before = Uint8Array.from(among, (box) => Number(meets(box, at)));
    wide[at] = side;
    for (let one = 0; one < among.length; one++)
      if (before[one] === 0 && meets(among[one] as number, at)) misses[one] = (misses[one] as number) - 1;
  };
  for (const [at, { size }] of extents.entries()) if (bounding(at).length === 0) widen(at, interval(0, size - 1));
  for (const [at, { size, isLine }] of extents.entries()) {
    const closed = bounding(at);
    if (closed.length === 0) {
      widen(at, interval(0, size - 1));
      continue;
    }
    const free = otherSide(joinedSides(closed.map((box) => sideOf(box, at))), size);
    widen(at, isLine ? runWith(free, point[at] as number) : free);
  }
  return wide;
}

function runWith(side: Side, place: number): Side {
  for (let at = 0; at < side.length; at += 2)
    if ((side[at] as number) <= place && place <= (side[at + 1] as number))
      return interval(side[at] as number, side[at + 1] as number);
  throw new Error("This is a bug: a point that lies in a box");
}
