import type { Condition } from "../../model/condition.ts";
import { truthOf } from "../../model/interpreter.ts";
import type { Zone } from "../../model/policy.ts";
import type { Reading } from "../../model/read.ts";
import type { Truth } from "../../model/truth.ts";
import type { Cut } from "./cut.ts";
import type { Read } from "./subject.ts";

/** What an atom that reads one value says of it: in each cell, and where it is unknown. The judge's own answers. */
export interface Truths {
  /** Ascending; the first begins at cell 0. Empty where there are no cells. */
  readonly runs: readonly TruthRun[];
  readonly unknown: Truth;
}

/** Holds from this cell up to the next run. */
export interface TruthRun {
  readonly from: number;
  readonly truth: Truth;
}

/** Cells next to each other, by place; `to` is the first after them. */
export interface PlaceRun {
  readonly from: number;
  readonly to: number;
}

/** Each stretch of cells that the atom by itself cannot tell apart is judged once. */
export function truthsOf(atom: Condition, read: Read, cut: Cut, zone: Zone | undefined): Truths {
  const truthAt = (reading: Reading): Truth => truthIn(atom, read, reading, zone);
  const runs: TruthRun[] = [];
  for (const from of cut.startsOf(atom)) {
    const cell = cut.cells[from];
    if (cell === undefined) continue;
    const truth = truthAt(cell.reading);
    if (runs.at(-1)?.truth !== truth) runs.push({ from, truth });
  }
  return { runs, unknown: truthAt({ known: false, cause: "absent" }) };
}

/** Where the one value that it reads is read so. */
export function truthIn(atom: Condition, read: Read, reading: Reading, zone: Zone | undefined): Truth {
  const [item] = read.items;
  return truthOf(atom, {
    readingOf: () => reading,
    elements: item === undefined ? new Map() : new Map([[item.binder, elementOf(item.field, reading)]]),
    zone,
  });
}

function elementOf(field: number, reading: Reading): readonly Reading[] {
  const element: Reading[] = [];
  element[Math.max(field, 0)] = reading;
  return element;
}

/** Where, of `count` cells, the truth is one that is wanted. */
export function placesWhere({ runs }: Truths, count: number, wanted: (truth: Truth) => boolean): readonly PlaceRun[] {
  const found: PlaceRun[] = [];
  for (const [at, { from, truth }] of runs.entries()) {
    if (!wanted(truth)) continue;
    const to = runs[at + 1]?.from ?? count;
    const last = found.at(-1);
    if (last?.to === from) found[found.length - 1] = { from: last.from, to };
    else found.push({ from, to });
  }
  return found;
}
