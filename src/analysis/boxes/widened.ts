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
      missed++;
    }
    misses[one] = missed;
  }

  for (let at = 0; at < dimensions; at++)
    if (!among.some((_, one) => closes(one, at))) widen(at, interval(0, (extents[at]?.size ?? 0) - 1));
  for (const [at, { size, isLine }] of extents.entries()) widen(at, isLine ? runIn(at, size) : freeSide(at, size));
  return wide;

  function sideOf(own: number): Side {
    return holed.get(own) ?? interval(low[own] as number, high[own] as number);
  }

  function meets(own: number, side: Side): boolean {
    if ((low[own] as number) > (side[side.length - 1] as number) || (high[own] as number) < (side[0] as number))
      return false;
    return (isHoled[own] === 0 && side.length === 2) || sidesMeet(sideOf(own), side);
  }

  /** Whether the dimension alone keeps the box apart. */
  function closes(one: number, at: number): boolean {
    return misses[one] === 1 && apart[one * dimensions + at] === 1;
  }

  function freeSide(at: number, size: number): Side {
    const found: Side[] = [];
    for (let one = 0; one < among.length; one++)
      if (closes(one, at)) found.push(sideOf((among[one] as number) * dimensions + at));
    return otherSide(joinedSides(found), size);
  }

  /** The places around the point up to those of the next boxes. */
  function runIn(at: number, size: number): Side {
    const place = point[at] as number;
    let [from, to] = [0, size - 1];
    for (let one = 0; one < among.length; one++) {
      if (!closes(one, at)) continue;
      const own = (among[one] as number) * dimensions + at;
      const holes = isHoled[own] === 1 ? (holed.get(own) as Side) : undefined;
      for (let run = 0; run < (holes?.length ?? 2); run += 2) {
        const [begin, end] = [(holes?.[run] ?? low[own]) as number, (holes?.[run + 1] ?? high[own]) as number];
        if (end < place) from = Math.max(from, end + 1);
        else to = Math.min(to, begin - 1);
      }
    }
    return interval(from, to);
  }

  function widen(at: number, side: Side): void {
    wide[at] = side;
    for (let one = 0; one < among.length; one++) {
      if (apart[one * dimensions + at] === 0 || !meets((among[one] as number) * dimensions + at, side)) continue;
      apart[one * dimensions + at] = 0;
      misses[one] = (misses[one] as number) - 1;
    }
  }
}
