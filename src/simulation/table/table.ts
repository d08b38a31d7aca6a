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
  /** False where later rows may have columns that are not listed: they were not read. */
  readonly complete: boolean;
  readonly columns: readonly TableColumn[];
  /** What it takes in memory, estimated. */
  readonly bytes: number;
}
