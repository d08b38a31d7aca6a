import type { Condition } from "../../model/condition.ts";
import type { Cell } from "./cell.ts";

/** The values of a type, cut into cells that the atoms cannot tell apart. */
export interface Cut {
  readonly cells: readonly Cell[];
  /** Each cell holds greater values than the one before it. */
  readonly ascending: boolean;
  /** False where some value may lie in no cell. */
  readonly whole: boolean;
  /** Cells at which the truth of one of the atoms may differ from that in the cell before; ascending, the first is 0. */
  readonly startsOf: (atom: Condition) => readonly number[];
}

/** Ascending, each once, with 0; every place where none are given. */
export function ordered(starts: readonly number[] | undefined, count: number): readonly number[] {
  if (starts === undefined) return Array.from({ length: count }, (_, at) => at);
  return [...new Set([0, ...starts])].filter((start) => start < count).sort((first, second) => first - second);
}

export function oneAfterAnother(cuts: readonly Cut[]): Cut {
  const [only] = cuts;
  if (only !== undefined && cuts.length === 1) return only;
  const startsOf = (atom: Condition): readonly number[] => {
    let before = 0;
    const starts: number[] = [];
    for (const cut of cuts) {
      for (const start of cut.startsOf(atom)) starts.push(before + start);
      before += cut.cells.length;
    }
    return starts;
  };
  return { cells: cuts.flatMap(({ cells }) => cells), ascending: false, whole: true, startsOf };
}
