import type { PlannedCut } from "../space/planned-cut.ts";
import type { Box } from "./box.ts";
import type { Dimensions } from "./dimensions.ts";
import { joinedSides, type Side } from "./side.ts";

/** Where boxes over the dimensions of one version lie in those of the next. */
export interface MovedPlaces {
  /** Undefined where an end lies between two cuts of the next version that nothing tells apart there. */
  readonly exactly: (box: Box) => Box | undefined;
  /** The smallest box that holds it. */
  readonly around: (box: Box) => Box;
}

/** Undefined where the dimensions are not the same fields; facts may have come or gone. */
export function movedPlaces(before: Dimensions, after: Dimensions): MovedPlaces | undefined {
  if (before.all.length !== after.all.length) return undefined;
  const starts: (Int32Array | undefined)[] = [];
  for (const [at, dimension] of after.all.entries()) {
    const old = before.all[at];
    if (dimension.kind !== "field" || old?.kind !== "field" || old.field !== dimension.field) return undefined;
    if (old.cut === dimension.cut) {
      starts.push(undefined);
      continue;
    }
    const moved = movedStarts(old.cut, dimension.cut);
    if (moved === undefined) return undefined;
    starts.push(moved);
  }
  const place = (box: Box, isExact: boolean): Box | undefined => {
    const moved: Side[] = [];
    let isSame = true;
    for (const [at, side] of box.entries()) {
      const own = starts[at];
      const next =
        side === before.whole[at]
          ? (after.whole[at] as Side)
          : own === undefined
            ? side
            : movedSide(own, side, isExact);
      if (next === undefined) return undefined;
      isSame &&= next === side;
      moved.push(next);
    }
    return isSame ? box : moved;
  };
  return { exactly: (box) => place(box, true), around: (box) => place(box, false) as Box };
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
