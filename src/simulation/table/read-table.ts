import type { History } from "../history/history.ts";
import { noRows } from "../mapping/refusals.ts";
import { isProblem, type Problem } from "../problem.ts";
import { dictionaryBuilder } from "./dictionary.ts";
import type { Table, TableColumn } from "./table.ts";

export interface TableOptions {
  /** Columns to read beside those that the history lists, where later rows may have more: the names of fields. */
  readonly also?: readonly string[];
  /** After each chunk; `total` where it is known. */
  readonly onProgress?: (done: number, total: number | undefined) => void;
  /** As an AbortSignal. */
  readonly signal?: { readonly aborted: boolean };
  /** The most memory to take, in bytes; 1.5 GB unless given. */
  readonly most?: number;
}

const customaryMost = 1.5e9;

/** Reads a history once, all of its columns. The history stays open. */
export async function tableOf(history: History, options: TableOptions = {}): Promise<Table | Problem> {
  const { file, format, complete } = history;
  const most = options.most ?? customaryMost;
  const listed = new Set(history.columns.map(({ name }) => name));
  const more = complete ? [] : [...new Set(options.also ?? [])].filter((name) => !listed.has(name));
  const columns = [
    ...history.columns,
    ...more.map((name) => ({ name, holds: "nothing yet", isRead: () => false })),
  ].map((column) => ({ column, builder: dictionaryBuilder() }));
  let rows = 0;
  for await (const chunk of history.read(columns.map(({ column }) => column.name))) {
    if (isProblem(chunk)) return chunk;
    if (options.signal?.aborted) return { file, reason: "the reading was stopped." };
    columns.forEach(({ builder }, at) => {
      const cells = chunk.values[at] ?? [];
      for (let row = 0; row < chunk.rows; row++) builder.add(cells[row] ?? null);
    });
    rows += chunk.rows;
    if (columns.reduce((sum, { builder }) => sum + builder.bytes().building, 0) > most)
      return tooLarge(file, rows, most);
    options.onProgress?.(rows, history.rows);
  }
  if (rows === 0) return noRows(file);
  const bytes = columns.reduce((sum, { builder }) => sum + builder.bytes().kept, 0);
  return {
    file,
    format,
    rows,
    complete,
    columns: columns.map(({ column, builder }): TableColumn => ({ ...column, ...builder.finish() })),
    bytes,
  };
}

function tooLarge(file: string, rows: number, most: number): Problem {
  const size = most >= 1e9 ? `${most / 1e9} GB` : `${Math.round(most / 1e5) / 10} MB`;
  return {
    file,
    reason: `this history is too large to be held in memory: its first ${rows.toLocaleString("en-US")} rows take more than ${size}.`,
    advice: 'Take fewer rows, or leave out columns that no policy reads. "signoff simulate" reads a file of any size.',
  };
}
