import { DuckDBArrayType, DuckDBListType, DuckDBStructType, type DuckDBType, DuckDBTypeId } from "@duckdb/node-api";
import type { Problem } from "../problem.ts";
import { chunksOf, countOf, openDuckDB, type Selection, sqlName, sqlPath } from "./duckdb.ts";
import type { Column, History } from "./history.ts";
import { parquetProblem } from "./parquet-problem.ts";

/** Opens a Parquet file; nested columns are also listed by the dotted names of their values. */
export async function openParquet(file: string): Promise<History | Problem> {
  const { connection, close } = await openDuckDB();
  const source = `read_parquet(${sqlPath(file)})`;
  try {
    const empty = await connection.run(`SELECT * FROM ${source} LIMIT 0`);
    const rows = await countOf(connection, `SELECT count(*) FROM ${source}`);
    const names = empty.columnNames();
    const selections = new Map<string, Selection>();
    const columns: Column[] = [];
    const add = (name: string, type: DuckDBType, selection: Selection): void => {
      if (!selections.has(name)) {
        selections.set(name, selection);
        columns.push({ name, holds: holds(type), isRead: (path) => isRead(type, path) });
      }
      if (!(type instanceof DuckDBStructType)) return;
      type.entryNames.forEach((entry, at) => {
        const entryType = type.entryTypes[at];
        if (entryType !== undefined)
          add(`${name}.${entry}`, entryType, { index: selection.index, path: [...selection.path, entry] });
      });
    };
    empty.columnTypes().forEach((type, index) => {
      add(names[index] ?? "", type, { index, path: [] });
    });
    const read: History["read"] = (asked) => {
      const wanted = asked.map((name) => selections.get(name));
      const used = [...new Set(wanted.flatMap((selection) => (selection === undefined ? [] : [selection.index])))];
      const list = used.map((index) => sqlName(names[index] ?? "")).join(", ");
      const moved = wanted.map((selection) =>
        selection === undefined ? undefined : { index: used.indexOf(selection.index), path: selection.path },
      );
      const explain = async (message: string): Promise<Problem> => {
        const all = used.map((index) => `, count(${sqlName(names[index] ?? "")})`).join("");
        const reason = await countOf(connection, `SELECT count(*)${all} FROM ${source}`).catch(String);
        return problemOf(file, typeof reason === "string" ? reason : message);
      };
      return chunksOf(connection, `SELECT ${list === "" ? "1" : list} FROM ${source}`, moved, rows, explain);
    };
    return { file, format: "Parquet", columns, complete: true, rows, read, close };
  } catch (error) {
    close();
    return problemOf(file, error instanceof Error ? error.message : String(error));
  }
}

function problemOf(file: string, message: string): Problem {
  if (message.includes("No magic bytes found at end") || message.includes("too small to be a Parquet"))
    return parquetProblem(file, { cut: true });
  return parquetProblem(file, { message: message.replace(/^[A-Za-z ]*Error: /, "") });
}

function isRead(type: DuckDBType, path: readonly string[]): boolean {
  if (type instanceof DuckDBListType || type instanceof DuckDBArrayType) return isRead(type.valueType, path);
  const [key, ...rest] = path;
  if (key !== undefined) {
    const entry = type instanceof DuckDBStructType ? type.entryTypes[type.entryNames.indexOf(key)] : undefined;
    return entry !== undefined && isRead(entry, rest);
  }
  return type.typeId === DuckDBTypeId.DECIMAL || ["dates", "times"].includes(holds(type));
}

function holds(type: DuckDBType): string {
  switch (type.typeId) {
    case DuckDBTypeId.BOOLEAN:
      return "yes/no";
    case DuckDBTypeId.TINYINT:
    case DuckDBTypeId.SMALLINT:
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UTINYINT:
    case DuckDBTypeId.USMALLINT:
    case DuckDBTypeId.UINTEGER:
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.HUGEINT:
      return "whole numbers";
    case DuckDBTypeId.FLOAT:
    case DuckDBTypeId.DOUBLE:
    case DuckDBTypeId.DECIMAL:
      return "numbers";
    case DuckDBTypeId.DATE:
      return "dates";
    case DuckDBTypeId.TIMESTAMP:
    case DuckDBTypeId.TIMESTAMP_S:
    case DuckDBTypeId.TIMESTAMP_MS:
    case DuckDBTypeId.TIMESTAMP_NS:
    case DuckDBTypeId.TIMESTAMP_TZ:
      return "times";
    case DuckDBTypeId.LIST:
    case DuckDBTypeId.ARRAY:
      return "lists";
    case DuckDBTypeId.STRUCT:
      return "groups of values";
    default:
      return "text";
  }
}
