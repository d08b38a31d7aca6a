import { codesFor } from "../table/dictionary.ts";
import type { Codes } from "../table/table.ts";
import type { Coded } from "./pair-codes.ts";

/** Rows in classes, numbered in the order of their first rows. */
export interface Partition {
  /** Another one for every partition that is made. */
  readonly id: number;
  readonly classOf: Uint32Array;
  /** By class. */
  readonly firstRows: Uint32Array;
}

/** Something that tells rows apart, by row. */
export interface Trait extends Coded {
  /** Another one for every trait that is made. */
  readonly id: number;
}

const mostDense = 2 ** 22;

/** The classes parted by a trait; the same partition where it tells no two rows of a class apart. */
export function refined(partition: Partition, trait: Trait, id: number): Partition {
  const classes = partition.firstRows.length;
  const parted =
    classes * trait.count <= mostDense ? partDensely(partition, trait, classes) : partSparsely(partition, trait);
  if (parted.firstRows.length === classes) return partition;
  return { id, classOf: parted.classOf, firstRows: Uint32Array.from(parted.firstRows) };
}

interface Parted {
  readonly classOf: Uint32Array;
  readonly firstRows: readonly number[];
}

function partDensely({ classOf }: Partition, { codes, count }: Trait, classes: number): Parted {
  const places = new Int32Array(classes * count).fill(-1);
  const parted = new Uint32Array(classOf.length);
  const firstRows: number[] = [];
  for (let row = 0; row < classOf.length; row++) {
    const key = (classOf[row] as number) * count + (codes[row] as number);
    let place = places[key] as number;
    if (place < 0) {
      place = firstRows.push(row) - 1;
      places[key] = place;
    }
    parted[row] = place;
  }
  return { classOf: parted, firstRows };
}

function partSparsely({ classOf }: Partition, { codes, count }: Trait): Parted {
  const places = new Map<number, number>();
  const parted = new Uint32Array(classOf.length);
  const firstRows: number[] = [];
  for (let row = 0; row < classOf.length; row++) {
    const key = (classOf[row] as number) * count + (codes[row] as number);
    let place = places.get(key);
    if (place === undefined) {
      place = firstRows.push(row) - 1;
      places.set(key, place);
    }
    parted[row] = place;
  }
  return { classOf: parted, firstRows };
}

export function rowsOfClasses({ classOf, firstRows }: Partition): Uint32Array {
  const rows = new Uint32Array(firstRows.length);
  for (let row = 0; row < classOf.length; row++) {
    const at = classOf[row] as number;
    rows[at] = (rows[at] as number) + 1;
  }
  return rows;
}

/** What is told apart by code of a column, by row; `patterns` are how many there are. */
export function spread(codes: Codes, patternOf: ArrayLike<number>, patterns: number): Coded {
  const rows = codesFor(patterns, codes.length);
  for (let row = 0; row < codes.length; row++) rows[row] = patternOf[codes[row] as number] as number;
  return { codes: rows, count: patterns };
}
