import type { Cell } from "./cell.ts";
import type { Truths } from "./truths.ts";

/** Cells of texts of which every atom says the same, as one; the truths follow. */
export function mergeCells(
  cells: readonly Cell[],
  truths: readonly Truths[],
): { readonly cells: readonly Cell[]; readonly truths: readonly Truths[] } {
  const groups = Map.groupBy(
    cells.map((_, at) => at),
    (at) => truths.map(({ inCells }) => String(inCells[at])[0]).join(""),
  );
  const kept = [...groups.values()];
  return {
    cells: kept.map((group) => {
      const members = group
        .map((at) => cells[at] as Cell)
        .sort((first, second) => Number(second.other ?? false) - Number(first.other ?? false));
      return { ...(members[0] as Cell), raws: members.flatMap(({ raws }) => raws) };
    }),
    truths: truths.map((truth) => ({
      ...truth,
      inCells: kept.map(([at = 0]) => truth.inCells[at] as boolean | "unknown"),
    })),
  };
}
