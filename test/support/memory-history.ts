import { cellAt } from "../../src/simulation/history/cell-at.ts";
import type { Cell, CellObject, Column, History } from "../../src/simulation/history/history.ts";

/** A history of rows in memory: objects as JSON holds them. Each dotted name is a column. */
export function memoryHistory(
  columns: readonly (string | Column)[],
  rows: readonly CellObject[],
  rowsAChunk = 3,
): History {
  const cellIn = (row: CellObject, name: string): Cell =>
    Object.hasOwn(row, name) ? (row[name] ?? null) : cellAt(row, name.split("."));
  return {
    file: "memory.jsonl",
    format: "JSONL",
    complete: true,
    rows: rows.length,
    columns: columns.map((column) =>
      typeof column === "string" ? { name: column, holds: "text", isRead: () => false } : column,
    ),
    read: async function* (asked) {
      for (let from = 0; from < rows.length; from += rowsAChunk) {
        const chunk = rows.slice(from, from + rowsAChunk);
        yield { rows: chunk.length, values: asked.map((name) => chunk.map((row) => cellIn(row, name))) };
      }
    },
    close: () => undefined,
  };
}
