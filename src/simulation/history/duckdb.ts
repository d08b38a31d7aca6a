import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Problem } from "../problem.ts";
import { cellFromDuckDB } from "./cell.ts";
import { cellAt } from "./cell-at.ts";
import type { Cell, Chunk } from "./history.ts";

/** A DuckDB in memory that fetches nothing from outside. */
export async function openDuckDB(): Promise<{ readonly connection: DuckDBConnection; readonly close: () => void }> {
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    memory_limit: "2GB",
  });
  const connection = await instance.connect();
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A text as SQL. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A file path as SQL, its glob characters taken literally. */
export function sqlPath(path: string): string {
  return sqlText(path.replace(/[*?[]/g, "[$&]"));
}

export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** What a column asked for is: a column of the query, and the path inside its value. */
export interface Selection {
  readonly index: number;
  readonly path: readonly string[];
}

/** The first value of the first row as a number. */
export async function countOf(connection: DuckDBConnection, sql: string): Promise<number> {
  const rows = (await connection.runAndReadAll(sql)).getRows();
  return Number(rows[0]?.[0] ?? 0);
}

/**
 * Streams the rows of a query; `undefined` selections give nulls. A stream that breaks off says nothing of it (its last
 * chunk is just empty), so the rows are counted, and where some of the `expected` lack `explain` says why.
 */
export async function* chunksOf(
  connection: DuckDBConnection,
  sql: string,
  selections: readonly (Selection | undefined)[],
  expected: number,
  explain: (message: string) => Problem | Promise<Problem>,
): AsyncGenerator<Chunk | Problem> {
  let seen = 0;
  try {
    const result = await connection.stream(sql);
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) break;
      const rows = chunk.rowCount;
      seen += rows;
      const columns = new Map<number, readonly Cell[]>();
      const column = (index: number): readonly Cell[] => {
        const known = columns.get(index);
        if (known !== undefined) return known;
        const cells = chunk.getColumnValues(index).map(cellFromDuckDB);
        columns.set(index, cells);
        return cells;
      };
      const values = selections.map((selection): readonly Cell[] => {
        if (selection === undefined) return new Array<Cell>(rows).fill(null);
        const cells = column(selection.index);
        return selection.path.length === 0 ? cells : cells.map((cell) => cellAt(cell, selection.path));
      });
      yield { rows, values };
    }
  } catch (error) {
    yield explain(error instanceof Error ? error.message : String(error));
    return;
  }
  if (seen !== expected) yield explain(`${seen} of ${expected} rows could be read`);
}
