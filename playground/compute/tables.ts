import { openBlob } from "../../src/simulation/browser/open-blob.ts";
import type { Cell, History } from "../../src/simulation/history/history.ts";
import { isProblem, type Problem } from "../../src/simulation/problem.ts";
import { tableOf } from "../../src/simulation/table/read-table.ts";
import type { Table } from "../../src/simulation/table/table.ts";
import type { HistorySource, Progress, TableId, TableInfo } from "./contract.ts";

/** Reads a history into memory; `signal` stops it. */
export async function readTable(
  { name, from }: Omit<HistorySource, "id">,
  tell: (progress: Progress) => void,
  signal: { readonly aborted: boolean },
): Promise<Table | Problem> {
  const blob = typeof from === "string" ? await fetched(name, from) : from;
  if (isProblem(blob)) return blob;
  const history = await openBlob(name, blob);
  if (isProblem(history)) return history;
  try {
    return await tableOf(history, {
      signal,
      onProgress: (rows, total) => tell({ rows, ...(total === undefined ? {} : { total }) }),
    });
  } finally {
    history.close();
  }
}

async function fetched(name: string, address: string): Promise<Blob | Problem> {
  try {
    const response = await fetch(address);
    if (response.ok) return await response.blob();
  } catch {
    // Said below.
  }
  return { file: name, reason: "this file could not be fetched.", advice: "Load the page again." };
}

const mostExamples = 4;

export function tableInfo(id: TableId, { file, rows, columns, more, isCut }: Table): TableInfo {
  return {
    id,
    name: file,
    rows,
    isCut,
    columns: [...columns, ...more].map(({ name, holds, cells }) => ({
      name,
      holds,
      distinct: cells.length - 1,
      examples: cells.slice(1, 1 + mostExamples).map(cellText),
    })),
  };
}

const longest = 60;

function cellText(cell: Cell): string {
  const text =
    typeof cell === "object"
      ? JSON.stringify(cell, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value))
      : String(cell);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

const looked = 5000;

/** The first rows of a table as a history, for what looks at a beginning only. */
export function beginningOf({ file, format, rows, columns, complete }: Table): History {
  const count = Math.min(rows, looked);
  const byName = new Map(columns.map((column) => [column.name, column]));
  const valuesOf = (name: string): readonly Cell[] => {
    const column = byName.get(name);
    return Array.from({ length: count }, (_, row) => column?.cells[column.codes[row] ?? 0] ?? null);
  };
  return {
    file,
    format,
    columns,
    complete,
    rows,
    read: async function* (names) {
      yield { rows: count, values: names.map(valuesOf) };
    },
    close: () => {},
  };
}
