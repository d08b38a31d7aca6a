import type { Truth } from "../../model/truth.ts";
import type { Cell } from "./cell.ts";
import { placesWhere, type TruthRun, type Truths } from "./truths.ts";

/** Cells of texts of which every atom says the same, as one; the truths follow. */
export function mergeCells(
  cells: readonly Cell[],
  truths: readonly Truths[],
): { readonly cells: readonly Cell[]; readonly truths: readonly Truths[] } {
  const groups = Map.groupBy(cells.keys(), classesOf(cells.length, truths));
  const kept = [...groups.values()];
  const firsts = kept.map(([first = 0]) => first);
  return {
    cells: kept.map((group) => {
      const members = group
        .map((at) => cells[at] as Cell)
        .sort((first, second) => Number(second.other ?? false) - Number(first.other ?? false));
      return { ...(members[0] as Cell), raws: members.flatMap(({ raws }) => raws) };
    }),
    truths: truths.map(({ runs, unknown }) => ({ runs: runsAt(firsts, runs), unknown })),
  };
}

/** A number for each cell, the same for those of which all atoms say the same. */
function classesOf(count: number, truths: readonly Truths[]): (at: number) => number {
  const classes = new Uint32Array(count);
  let free = 1;
  for (const one of truths) {
    const usual = usualTruth(one, count);
    const changed = new Map<string, number>();
    for (const truth of [true, false, "unknown"] as const) {
      if (truth === usual) continue;
      for (const { from, to } of placesWhere(one, count, (other) => other === truth))
        for (let at = from; at < to; at++) {
          const key = `${classes[at]} ${truth}`;
          const known = changed.get(key) ?? free++;
          changed.set(key, known);
          classes[at] = known;
        }
    }
  }
  return (at) => classes[at] as number;
}

/** The truth of most cells, so that few are looked at. */
function usualTruth(one: Truths, count: number): Truth {
  const sizes = ([true, false, "unknown"] as const).map((truth) => {
    const places = placesWhere(one, count, (other) => other === truth);
    return { truth, size: places.reduce((sum, { from, to }) => sum + to - from, 0) };
  });
  return sizes.reduce((most, other) => (other.size > most.size ? other : most)).truth;
}

/** The runs over some of the places, ascending. */
function runsAt(places: readonly number[], runs: readonly TruthRun[]): readonly TruthRun[] {
  const kept: TruthRun[] = [];
  let at = 0;
  for (const [from, place] of places.entries()) {
    while ((runs[at + 1]?.from ?? Number.POSITIVE_INFINITY) <= place) at++;
    const truth = runs[at]?.truth ?? "unknown";
    if (kept.at(-1)?.truth !== truth) kept.push({ from, truth });
  }
  return kept;
}
