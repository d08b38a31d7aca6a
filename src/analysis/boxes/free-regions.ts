import { type Box, boxesMeet } from "./box.ts";
import { type BoxTable, boxTable } from "./box-table.ts";
import { interval } from "./side.ts";
import { type Budget, type Piece, uncovered } from "./uncovered.ts";
import { type Extent, widened } from "./widened.ts";

export interface FreeRegions {
  /** As wide as can be; they may meet, and each holds a point that none before it holds. */
  readonly regions: readonly Box[];
  /** Whether they hold all points that lie in no box. */
  readonly all: boolean;
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
  known: readonly Box[] = [],
): FreeRegions {
  const regions = [...known];
  const left = { left: budget };
  let all = true;
  for (const start of starts) {
    const finished = uncovered(table, among, start, left, (piece) => {
      for (;;) {
        const point = pointOutside(piece, regions, left);
        if (point === undefined) return true;
        if (point === "not known" || regions.length >= most) {
          all = false;
          return false;
        }
        regions.push(widened(table, among, point, extents));
      }
    });
    all &&= finished;
  }
  return { regions, all };
}

/** A point of the piece that lies in none of the regions; "not known" where the budget was passed. */
function pointOutside(piece: Piece, regions: readonly Box[], budget: Budget): Int32Array | "not known" | undefined {
  const start: Box = Array.from({ length: piece.length / 2 }, (_, at) =>
    interval(piece[2 * at] as number, piece[2 * at + 1] as number),
  );
  const near = regions.filter((region) => boxesMeet(region, start));
  let point: Int32Array | undefined;
  const finished = uncovered(boxTable(near, start.length), Int32Array.from(near.keys()), start, budget, (rest) => {
    point = rest.filter((_, at) => at % 2 === 0);
    return false;
  });
  return finished ? point : "not known";
}
