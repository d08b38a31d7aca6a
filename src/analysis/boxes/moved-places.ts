import type { PlannedCut } from "../space/planned-cut.ts";
import type { Box } from "./box.ts";
import type { Dimensions } from "./dimensions.ts";
import { interval, joinedSides, type Side } from "./side.ts";

/** Where boxes over the dimensions of one version lie in those of the next. */
export interface MovedPlaces {
  /** Undefined where an end lies between two cuts of the next version that nothing tells apart there. */
  readonly exactly: (box: Box) => Box | undefined;
  /** The smallest box that holds it. */
  readonly around: (box: Box) => Box;
}

/** Undefined where the dimensions are not the same fields; facts may have come or gone. */
export function movedPlaces(before: Dimensions, after: Dimensions): MovedPlaces | undefined {
  if (before === after) return { exactly: (box) => box, around: (box) => box };
  if (before.all.length !== after.all.length) return undefined;
  const changed: Changed[] = [];
  for (const [at, dimension] of after.all.entries()) {
    const old = before.all[at];
    if (dimension.kind !== "field" || old?.kind !== "field" || old.field !== dimension.field) return undefined;
    const [whole, wholeAfter] = [before.whole[at] as Side, after.whole[at] as Side];
    if (whole === wholeAfter) continue;
    const starts = movedStarts(old.cut, dimension.cut);
    if (starts === undefined) return undefined;
    changed.push({ at, starts, whole, wholeAfter });
  }
  const place = (box: Box, isExact: boolean): Box | undefined => {
    const moved = box.slice();
    for (const { at, starts, whole, wholeAfter } of changed) {
      const side = moved[at] as Side;
      const next = side === whole ? wholeAfter : movedSide(starts, side, isExact);
      if (next === undefined) return undefined;
      moved[at] = next;
    }
    return moved;
  };
  return { exactly: (box) => place(box, true), around: (box) => place(box, false) as Box };
}

/** A dimension that is cut otherwise. */
interface Changed {
  readonly at: number;
  readonly starts: Int32Array;
  readonly whole: Side;
  readonly wholeAfter: Side;
}

/** By place at which something begins, "unknown" and what would come after it included, where that is now; -1 where nothing does. */
function movedStarts(before: PlannedCut, after: PlannedCut): Int32Array | undefined {
  const [cells, cellsAfter] = [before.cells.length, after.cells.length];
  const starts = new Int32Array(cells + 2).fill(-1);
  starts[0] = 0;
  starts[cells] = cellsAfter;
  starts[cells + 1] = cellsAfter + 1;
  for (const [key, { runs }] of after.truths) {
    const old = before.truths.get(key)?.runs;
    if (old === undefined) continue;
    if (old.length !== runs.length) return undefined;
    for (const [at, { from }] of runs.entries()) starts[(old[at] as (typeof runs)[number]).from] = from;
  }
  return starts;
}

function movedSide(starts: Int32Array, side: Side, isExact: boolean): Side | undefined {
  if (isExact && side.length === 2) {
    const [from, after] = [starts[side[0] as number] as number, starts[(side[1] as number) + 1] as number];
    if (from < 0 || after < 0) return undefined;
    return from === side[0] && after - 1 === side[1] ? side : interval(from, after - 1);
  }
  const moved = new Int32Array(side.length);
  for (let end = 0; end < side.length; end += 2) {
    let [from, after] = [side[end] as number, (side[end + 1] as number) + 1];
    if (isExact && ((starts[from] as number) < 0 || (starts[after] as number) < 0)) return undefined;
    while ((starts[from] as number) < 0) from--;
    while ((starts[after] as number) < 0) after++;
    moved[end] = starts[from] as number;
    moved[end + 1] = (starts[after] as number) - 1;
  }
  return isExact ? moved : joinedSides([moved]);
}
