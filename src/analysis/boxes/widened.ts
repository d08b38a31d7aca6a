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
  const { dimensions, low, high, holed, isHoled } = table;
  const wide: Side[] = extents.map((_, at) => interval(point[at] as number, point[at] as number));
  /** By place in `among` and dimension: whether the dimension keeps the box apart; and how many of them do. */
  const apart = new Uint8Array(among.length * dimensions);
  const misses = new Int32Array(among.length);
  /** The boxes that each dimension keeps apart at first. */
  const parted: number[][] = extents.map(() => []);
  for (let one = 0; one < among.length; one++) {
    const base = (among[one] as number) * dimensions;
    let missed = 0;
    for (let at = 0; at < dimensions; at++) {
      const place = point[at] as number;
      if (
        (low[base + at] as number) <= place &&
        (high[base + at] as number) >= place &&
        (isHoled[base + at] === 0 || meets(base + at, wide[at] as Side))
      )
        continue;
      apart[one * dimensions + at] = 1;
      parted[at]?.push(one);
      missed++;
    }
    misses[one] = missed;
  }

  for (const [at, { size }] of extents.entries()) if (closing(at).length === 0) widen(at, interval(0, size - 1));
  for (const [at, { size, isLine }] of extents.entries()) {
    const free = otherSide(joinedSides(closing(at)), size);
    widen(at, isLine ? runWith(free, point[at] as number) : free);
  }
  return wide;

  function sideOf(own: number): Side {
    return holed.get(own) ?? interval(low[own] as number, high[own] as number);
  }

  function meets(own: number, side: Side): boolean {
    if ((low[own] as number) > (side[side.length - 1] as number) || (high[own] as number) < (side[0] as number))
      return false;
    return (isHoled[own] === 0 && side.length === 2) || sidesMeet(sideOf(own), side);
  }

  /** The sides of boxes that the dimension alone keeps apart from it. */
  function closing(at: number): readonly Side[] {
    const found: Side[] = [];
    for (const one of parted[at] as number[])
      if (misses[one] === 1 && apart[one * dimensions + at] === 1)
        found.push(sideOf((among[one] as number) * dimensions + at));
    return found;
  }

  function widen(at: number, side: Side): void {
    wide[at] = side;
    for (const one of parted[at] as number[]) {
      if (apart[one * dimensions + at] === 0 || !meets((among[one] as number) * dimensions + at, side)) continue;
      apart[one * dimensions + at] = 0;
      misses[one] = (misses[one] as number) - 1;
    }
  }
}

function runWith(side: Side, place: number): Side {
  for (let at = 0; at < side.length; at += 2)
    if ((side[at] as number) <= place && place <= (side[at + 1] as number))
      return interval(side[at] as number, side[at + 1] as number);
  throw new Error("This is a bug: a point that lies in a box");
}
