import type { Box } from "./box.ts";
import { type BoxTable, type GrowingTable, growingTable } from "./box-table.ts";
import { interval } from "./side.ts";
import { type Budget, type Piece, uncovered } from "./uncovered.ts";
import { type Extent, widened } from "./widened.ts";

export interface FreeRegions {
  /** As wide as can be; they may meet, and each holds a point that none before it holds. */
  readonly regions: readonly Box[];
  /** The same. */
  readonly table: BoxTable;
  /** Whether they hold all points that lie in no box. */
  readonly all: boolean;
}

/** Those that are known already; the table is added to. */
export interface KnownRegions {
  readonly boxes: readonly Box[];
  readonly table: GrowingTable;
}

/**
 * What of the `starts` lies in none of the boxes, `known` regions included; no more than `most` regions, found in no more
 * than `budget` steps.
 */
export function freeRegions(
  table: BoxTable,
  among: Int32Array,
  starts: readonly Box[],
  extents: readonly Extent[],
  most: number,
  budget: number,
  known: KnownRegions = { boxes: [], table: growingTable([], table.dimensions, ROOM) },
): FreeRegions {
  const regions = [...known.boxes];
  const found = known.table;
  const left = { left: budget };
  let all = true;
  for (const start of starts) {
    const finished = uncovered(table, among, start, left, (piece) => {
      for (;;) {
        const point = pointOutside(piece, found.table(), left);
        if (point === undefined) return true;
        if (point === "not known" || regions.length >= most) {
          all = false;
          return false;
        }
        regions.push(widened(table, among, point, extents));
        found.add(regions.at(-1) as Box);
      }
    });
    all &&= finished;
  }
  return { regions, table: found.table(), all };
}

const ROOM = 64;

/** A point of the piece that lies in none of the regions; "not known" where the budget was passed. */
function pointOutside(piece: Piece, regions: BoxTable, budget: Budget): Int32Array | "not known" | undefined {
  const start: Box = Array.from({ length: regions.dimensions }, (_, at) =>
    interval(piece[2 * at] as number, piece[2 * at + 1] as number),
  );
  let point: Int32Array | undefined;
  const finished = uncovered(regions, meetingIn(regions, piece), start, budget, (rest) => {
    point = rest.filter((_, at) => at % 2 === 0);
    return false;
  });
  return finished ? point : "not known";
}

/** Holes of boxes aside. */
function meetingIn({ count, dimensions, low, high }: BoxTable, piece: Piece): Int32Array {
  const found = new Int32Array(count);
  let kept = 0;
  for (let one = 0; one < count; one++) {
    const base = one * dimensions;
    let at = 0;
    while (
      at < dimensions &&
      (low[base + at] as number) <= (piece[2 * at + 1] as number) &&
      (high[base + at] as number) >= (piece[2 * at] as number)
    )
      at++;
    if (at === dimensions) found[kept++] = one;
  }
  return found.subarray(0, kept);
}
