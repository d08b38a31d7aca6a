import type { Problem } from "../problem.ts";

/**
 * A value of a history as plain data: decimals, dates and times are texts (`12.50`, `2026-01-31`, `2026-01-31T10:00:00`,
 * with `Z` where the column has a zone), whole numbers beyond 2^53 bigints, an absent value is null.
 */
export type Cell = string | number | bigint | boolean | null | readonly Cell[] | CellObject;

export interface CellObject {
  readonly [key: string]: Cell;
}

/** A column, or with a dotted name a value inside nested columns: `customer.tier`. */
export interface Column {
  readonly name: string;
  /** In people's words: `text`, `whole numbers`, `yes/no` … */
  readonly holds: string;
  /**
   * Whether a text at a path inside its values (through lists; the empty path is the value itself) is to be read by the type
   * of the field it goes to: every cell of a CSV, decimals, dates and times of Parquet. Others go to the policy as they are.
   */
  readonly isRead: IsRead;
}

export type IsRead = (path: readonly string[]) => boolean;

/** Some rows in the order of the file: `values[i]` are those of the i-th column asked for. */
export interface Chunk {
  readonly rows: number;
  readonly values: readonly (readonly Cell[])[];
}

/** Is told of columns that were not listed: names that begin late, and objects as a whole. */
export interface MoreColumns {
  /** Whether it is to be read from here on; false leaves it out. */
  readonly take: (name: string, holds: string) => boolean;
  /** What lies too deep to be named is left out. */
  readonly leaveOut: () => void;
}

/** A file of past decisions, opened: read once, in chunks, in bounded memory. */
export interface History {
  readonly file: string;
  readonly format: "CSV" | "JSONL" | "Parquet";
  readonly columns: readonly Column[];
  /** False where later rows may have more columns: of JSONL only the first thousand rows are looked at beforehand. */
  readonly complete: boolean;
  /** How many there are, where that is known before reading. */
  readonly rows?: number;
  /**
   * Chunks until the end, or until a problem, which is the last thing it gives. Names that no row has give nulls. Where
   * later rows may have more columns, those that `more` takes stand behind those asked for, from the chunk on in which
   * they are found.
   */
  readonly read: (columns: readonly string[], more?: MoreColumns) => AsyncIterable<Chunk | Problem>;
  readonly close: () => void;
}
