import type { PlannedCut } from "./planned-cut.ts";
import type { PlaceRun } from "./truths.ts";

/** A value of the input that several fields read, each by its own declaration. */
export interface SharedValue {
  /** Cells that no reader tells apart. */
  readonly cut: PlannedCut;
  /** The cell, the last, of a value that is absent; undefined where that is like any other unknown value. */
  readonly absentAt?: number;
  readonly readers: readonly Reader[];
}

export interface Reader {
  readonly field: number;
  /** The same cells as this field reads them. */
  readonly cut: PlannedCut;
  /** Where its value is known. */
  readonly readable: readonly PlaceRun[];
}
