import {
  DuckDBArrayValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBStructValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from "@duckdb/node-api";
import type { Cell, CellObject } from "./history.ts";
import { localTime } from "./local-time.ts";

/** A value of DuckDB as a cell. Types without a counterpart become their text. */
export function cellFromDuckDB(value: DuckDBValue): Cell {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case "string":
    case "number":
    case "boolean":
      return value;
    case "bigint":
      return BigInt.asIntN(54, value) === value ? Number(value) : value;
    default:
      return cellFromObject(value);
  }
}

function cellFromObject(value: Exclude<DuckDBValue, string | number | boolean | bigint | null>): Cell {
  if (value instanceof DuckDBDecimalValue) return value.toString();
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBTimestampValue) return localTime(value.micros);
  if (value instanceof DuckDBTimestampTZValue) return `${localTime(value.micros)}Z`;
  if (value instanceof DuckDBTimestampSecondsValue) return localTime(value.seconds * 1_000_000n);
  if (value instanceof DuckDBTimestampMillisecondsValue) return localTime(value.millis * 1000n);
  if (value instanceof DuckDBTimestampNanosecondsValue) return localTime(value.nanos / 1000n);
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) return value.items.map(cellFromDuckDB);
  if (value instanceof DuckDBStructValue) return cellFromEntries(value.entries);
  return String(value);
}

function cellFromEntries(entries: Readonly<Record<string, DuckDBValue>>): CellObject {
  const cell: Record<string, Cell> = Object.create(null);
  for (const [key, value] of Object.entries(entries)) cell[key] = cellFromDuckDB(value);
  return cell;
}
