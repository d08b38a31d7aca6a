import { decompress as decompressZstd } from "fzstd";
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  type ParquetParsers,
  parquetMetadataAsync,
  parquetRead,
  parquetSchema,
} from "hyparquet";
import { decompressBrotli } from "hyparquet-compressors/src/brotli.js";
import { gunzip } from "hyparquet-compressors/src/gzip.js";
import { decompressLz4, decompressLz4Raw } from "hyparquet-compressors/src/lz4.js";
import { cellAt } from "../history/cell-at.ts";
import type { Cell, Chunk, Column, History } from "../history/history.ts";
import { parquetProblem } from "../history/parquet-problem.ts";
import type { Problem } from "../problem.ts";
import { type ToCell, toCell } from "./parquet-cell.ts";
import { holdsOf, isReadOf, type ParquetType, rawSchema, typeOf } from "./parquet-type.ts";

const rowsAChunk = 4096;
const smallestFile = 12;

/**
 * Taken one by one, for hyparquet-compressors as a whole starts WebAssembly, which a strict page forbids. Snappy is
 * hyparquet's own.
 */
const compressors: Compressors = {
  ZSTD: (input) => decompressZstd(input),
  GZIP: (input, length) => gunzip(input, new Uint8Array(length)),
  BROTLI: decompressBrotli,
  LZ4: decompressLz4,
  LZ4_RAW: decompressLz4Raw,
};

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const parsers: Partial<ParquetParsers> = {
  stringFromBytes: (bytes) => decoder.decode(bytes),
  timestampFromNanoseconds: (nanos) => nanos,
};

/** A top-level column of the file, and the path inside its values. */
interface Selection {
  readonly column: string;
  readonly path: readonly string[];
}

/**
 * Opens a Parquet file; nested columns are also listed by the dotted names of their values. The columns asked for
 * of one row group are in memory at once.
 */
export async function openParquetBlob(name: string, blob: Blob): Promise<History | Problem> {
  if (blob.size < smallestFile) return parquetProblem(name, { cut: true });
  const end = new TextDecoder().decode(await blob.slice(-4).arrayBuffer());
  if (end !== "PAR1") return parquetProblem(name, { cut: true });
  const file: AsyncBuffer = {
    byteLength: blob.size,
    slice: (from, to) => blob.slice(from, to).arrayBuffer(),
  };
  try {
    const metadata = await parquetMetadataAsync(file, { geoparquet: false });
    const selections = new Map<string, Selection>();
    const columns: Column[] = [];
    const converters = new Map<string, ToCell>();
    const add = (dotted: string, type: ParquetType, selection: Selection): void => {
      if (!selections.has(dotted)) {
        selections.set(dotted, selection);
        columns.push({ name: dotted, holds: holdsOf(type), isRead: isReadOf(type) });
      }
      if (type.kind !== "struct") return;
      for (const entry of type.entries)
        add(`${dotted}.${entry.name}`, entry.type, { ...selection, path: [...selection.path, entry.name] });
    };
    for (const child of parquetSchema(metadata).children) {
      const column = child.element.name;
      if (converters.has(column)) throw new Error(`two columns are called "${column}"`);
      const type = typeOf(child);
      converters.set(column, type.kind === "leaf" ? neverUndefined(toCell(type), column) : toCell(type));
      add(column, type, { column, path: [] });
    }
    const raw: FileMetaData = { ...metadata, schema: rawSchema(metadata.schema) };
    const read: History["read"] = (asked) =>
      chunks(
        name,
        file,
        raw,
        converters,
        asked.map((one) => selections.get(one)),
      );
    const rows = Number(metadata.num_rows);
    if (rows < 0 || metadata.row_groups.some((group) => group.num_rows < 0))
      return parquetProblem(name, { message: undefined });
    return { file: name, format: "Parquet", columns, complete: true, rows, read, close: () => undefined };
  } catch (error) {
    return parquetProblem(name, { message: messageOf(error) });
  }
}

async function* chunks(
  name: string,
  file: AsyncBuffer,
  metadata: FileMetaData,
  converters: ReadonlyMap<string, ToCell>,
  selections: readonly (Selection | undefined)[],
): AsyncGenerator<Chunk | Problem> {
  const [anyColumn] = converters.keys();
  const asked = new Set(selections.flatMap((selection) => (selection === undefined ? [] : [selection.column])));
  // Rows are counted by what can be read of them, so one column is read even where none is asked for.
  const used = asked.size > 0 || anyColumn === undefined ? [...asked] : [anyColumn];
  try {
    let start = 0;
    for (const group of metadata.row_groups) {
      const rows = Number(group.num_rows);
      const columns = new Map<string, readonly Cell[]>();
      // One after the other: raw values take several times the memory of cells.
      for (const column of rows === 0 ? [] : used)
        columns.set(column, await cellsOf(file, metadata, column, converters.get(column) as ToCell, start, rows));
      for (let from = 0; from < rows; from += rowsAChunk) {
        const to = Math.min(from + rowsAChunk, rows);
        const values = selections.map((selection): readonly Cell[] => {
          if (selection === undefined) return new Array<Cell>(to - from).fill(null);
          const cells = (columns.get(selection.column) as readonly Cell[]).slice(from, to);
          return selection.path.length === 0 ? cells : cells.map((cell) => cellAt(cell, selection.path));
        });
        yield { rows: to - from, values };
      }
      start += rows;
    }
    if (start !== Number(metadata.num_rows))
      yield parquetProblem(name, { message: `${start} of ${metadata.num_rows} rows could be read` });
  } catch (error) {
    yield parquetProblem(name, { message: messageOf(error) });
  }
}

/** The cells of one column in one row group, which begins at a row of the file. Throws where some are missing. */
async function cellsOf(
  file: AsyncBuffer,
  metadata: FileMetaData,
  column: string,
  convert: ToCell,
  start: number,
  rows: number,
): Promise<readonly Cell[]> {
  const pages: ArrayLike<unknown>[] = [];
  await parquetRead({
    file,
    metadata,
    columns: [column],
    rowStart: start,
    rowEnd: start + rows,
    compressors,
    parsers,
    utf8: false,
    onChunk: ({ columnData }) => {
      pages.push(columnData);
    },
  });
  const cells: Cell[] = [];
  for (const page of pages)
    for (let at = 0; at < page.length && cells.length < rows; at++) cells.push(convert(page[at]));
  if (cells.length < rows) throw new Error(`column "${column}" has fewer rows than the file says`);
  return cells;
}

/** A plain value that is absent is null; undefined is one that a broken dictionary does not have. */
function neverUndefined(convert: ToCell, column: string): ToCell {
  return (raw) => {
    if (raw === undefined) throw new Error(`a value of column "${column}" is not in its dictionary`);
    return convert(raw);
  };
}

/** Undefined where a reader fell over what it did not expect: its words would tell nobody anything. */
function messageOf(error: unknown): string | undefined {
  return error instanceof Error && error.constructor === Error ? error.message : undefined;
}
