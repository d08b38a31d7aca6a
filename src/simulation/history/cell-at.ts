import type { Cell, CellObject } from "./history.ts";

/** A value inside nested cells, null where a step is missing. Only own properties are read. */
export function cellAt(cell: Cell, path: readonly string[]): Cell {
  let at: Cell = cell;
  for (const key of path) {
    if (at === null || typeof at !== "object" || Array.isArray(at) || !Object.hasOwn(at, key)) return null;
    at = (at as CellObject)[key] ?? null;
  }
  return at;
}
