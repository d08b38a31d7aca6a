import { codesFor } from "../table/dictionary.ts";
import type { Codes } from "../table/table.ts";

/** Rows coded by what they hold: rows of one code are alike. */
export interface Coded {
  readonly codes: Codes;
  /** How many codes there are. */
  readonly count: number;
}

export interface CodedRows extends Coded {
  /** By code: the first of its rows. */
  readonly firstRows: Uint32Array;
}

const mostDense = 2 ** 22;

/** Rows that are alike by both, coded in the order of their first rows. */
export function pairCodes(first: Coded, second: Coded): CodedRows {
  const rows = first.codes.length;
  const places = new Uint32Array(rows);
  const firstRows: number[] = [];
  const place = placesOf(first.count * second.count);
  for (let row = 0; row < rows; row++) {
    const at = place((first.codes[row] as number) * second.count + (second.codes[row] as number), firstRows.length);
    if (at === firstRows.length) firstRows.push(row);
    places[row] = at;
  }
  const codes = codesFor(firstRows.length, rows);
  codes.set(places);
  return { codes, count: firstRows.length, firstRows: Uint32Array.from(firstRows) };
}

/** The number that a key got when it was first asked for, else the next one. */
function placesOf(keys: number): (key: number, next: number) => number {
  if (keys <= mostDense) {
    const dense = new Int32Array(keys).fill(-1);
    return (key, next) => {
      const known = dense[key] as number;
      if (known >= 0) return known;
      dense[key] = next;
      return next;
    };
  }
  const sparse = new Map<number, number>();
  return (key, next) => {
    const known = sparse.get(key);
    if (known !== undefined) return known;
    sparse.set(key, next);
    return next;
  };
}
