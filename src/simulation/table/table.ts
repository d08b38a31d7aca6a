import type { Cell, Column, History } from "../history/history.ts";

/** A column of which every cell is the place of its value in a dictionary. */
export interface TableColumn extends Column {
  /** By row: the place in `cells`. */
  readonly codes: Codes;
  /** Each value once; the first is null, for absent. */
  readonly cells: readonly Cell[];
}

/** The narrowest that holds all places. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** A history in memory, read once, independent of any policy. */
export interface Table {
  readonly file: string;
  readonly format: History["format"];
  readonly rows: number;
  /** False where later rows may have columns that are not in `columns`. */
  readonly complete: boolean;
  /** Those that the history lists, by which a policy finds its fields. */
  readonly columns: readonly TableColumn[];
  /** Those found while reading: names that begin late, and objects as a whole. A field finds them by their very names. */
  readonly more: readonly TableColumn[];
  /** Whether some of these were left out, too many or too large to be held. */
  readonly isCut: boolean;
  /** What it takes in memory, estimated. */
  readonly bytes: number;
}
