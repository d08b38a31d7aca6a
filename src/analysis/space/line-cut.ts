import type { Condition } from "../../model/condition.ts";
import type { FieldType } from "../../model/types.ts";
import type { Cell } from "./cell.ts";
import { type Cut, ordered } from "./cut.ts";
import { cellOfStretch, type Grid, type Stretch, stretchesFrom } from "./grid-cells.ts";

/** Where the truth of an atom may change. */
export interface Change {
  /** Units within the grid. */
  readonly starts: readonly bigint[];
  /** Whether it may differ between the cells of one stretch. */
  readonly withinStretches: boolean;
}

/** A line of units, cut where some atom may change; `cellsOf` a stretch are one, where nothing else is said. */
export function cutOfLine(
  type: FieldType,
  grid: Grid,
  atoms: readonly Condition[],
  changeOf: (atom: Condition) => Change,
  cellsOf?: (stretch: Stretch) => readonly Cell[],
): Cut {
  const starts = [...new Set(atoms.flatMap((atom) => changeOf(atom).starts))].sort((first, second) =>
    first < second ? -1 : 1,
  );
  const cells: Cell[] = [];
  /** By stretch, the first cell in it or after. */
  const firsts = stretchesFrom(grid, starts).map((stretch) => {
    const first = cells.length;
    const own = cellsOf === undefined ? cellOfStretch(type, grid, stretch) : undefined;
    if (own !== undefined) cells.push(own);
    for (const cell of cellsOf?.(stretch) ?? []) cells.push(cell);
    return first;
  });
  const places = new Map(starts.map((start, at) => [start, firsts[at + 1] ?? cells.length]));
  const startsOf = (atom: Condition): readonly number[] => {
    const change = changeOf(atom);
    if (change.withinStretches) return ordered(undefined, cells.length);
    return ordered(
      change.starts.flatMap((start) => places.get(start) ?? []),
      cells.length,
    );
  };
  return { cells, ascending: cellsOf === undefined, whole: true, startsOf };
}
