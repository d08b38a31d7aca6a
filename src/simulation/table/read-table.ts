import type { Column, History } from "../history/history.ts";
import { noRows } from "../mapping/refusals.ts";
import { isProblem, type Problem } from "../problem.ts";
import { type DictionaryBuilder, dictionaryBuilder } from "./dictionary.ts";
import type { Table, TableColumn } from "./table.ts";

export interface TableOptions {
  /** After each chunk; `total` where it is known. */
  readonly onProgress?: (done: number, total: number | undefined) => void;
  /** As an AbortSignal. */
  readonly signal?: { readonly aborted: boolean };
  /** The most memory to take, in bytes; 1.5 GB unless given. */
  readonly most?: number;
}

const customaryMost = 1.5e9;

/** Of columns that are not listed so many are kept, and of the memory this part. */
const mostMore = 256;
const partOfMore = 0.25;

/** A column that is being read; without a builder it is left out. */
interface Gathered {
  readonly column: Column;
  builder: DictionaryBuilder | undefined;
}

/** Reads a history once, all of its columns. The history stays open. */
export async function tableOf(history: History, options: TableOptions = {}): Promise<Table | Problem> {
  const { file, format, complete } = history;
  const most = options.most ?? customaryMost;
  const listed = history.columns.map((column): Gathered => ({ column, builder: dictionaryBuilder() }));
  const more: Gathered[] = [];
  let isCut = false;
  let rows = 0;
  const leaveOut = (): void => {
    isCut = true;
  };
  const take = (name: string, holds: string): boolean => {
    if (more.length === mostMore) {
      leaveOut();
      return false;
    }
    const builder = dictionaryBuilder();
    for (let row = 0; row < rows; row++) builder.add(null);
    more.push({ column: { name, holds, isRead: () => false }, builder });
    return true;
  };
  const names = listed.map(({ column }) => column.name);
  for await (const chunk of history.read(names, complete ? undefined : { take, leaveOut })) {
    if (isProblem(chunk)) return chunk;
    if (options.signal?.aborted) return { file, reason: "the reading was stopped." };
    [...listed, ...more].forEach(({ builder }, at) => {
      if (builder === undefined) return;
      const cells = chunk.values[at] ?? [];
      for (let row = 0; row < chunk.rows; row++) builder.add(cells[row] ?? null);
    });
    rows += chunk.rows;
    while (building(more) > most * partOfMore) {
      leaveOut();
      leaveOutLargest(more);
    }
    if (building(listed) + building(more) > most) return tooLarge(file, rows, most);
    options.onProgress?.(rows, history.rows);
  }
  if (rows === 0) return noRows(file);
  const bytes = [...listed, ...more].reduce((sum, { builder }) => sum + (builder?.bytes().kept ?? 0), 0);
  return { file, format, rows, complete, columns: finished(listed), more: finished(more), isCut, bytes };
}

/** What they take while they are built, estimated. */
function building(gathered: readonly Gathered[]): number {
  return gathered.reduce((sum, one) => sum + buildingOf(one), 0);
}

function buildingOf({ builder }: Gathered): number {
  return builder?.bytes().building ?? 0;
}

/** Objects first: what they hold mostly has columns of its own. */
function leaveOutLargest(more: readonly Gathered[]): void {
  const objects = more.filter(({ column, builder }) => column.holds === "objects" && builder !== undefined);
  let largest: Gathered | undefined;
  for (const one of objects.length > 0 ? objects : more)
    if (largest === undefined || buildingOf(one) > buildingOf(largest)) largest = one;
  if (largest !== undefined) largest.builder = undefined;
}

function finished(gathered: readonly Gathered[]): readonly TableColumn[] {
  return gathered.flatMap(({ column, builder }) => (builder === undefined ? [] : [{ ...column, ...builder.finish() }]));
}

function tooLarge(file: string, rows: number, most: number): Problem {
  const size = most >= 1e9 ? `${most / 1e9} GB` : `${Math.round(most / 1e5) / 10} MB`;
  return {
    file,
    reason: `this history is too large to be held in memory: its first ${rows.toLocaleString("en-US")} rows take more than ${size}.`,
    advice: 'Take fewer rows, or leave out columns that no policy reads. "signoff simulate" reads a file of any size.',
  };
}
