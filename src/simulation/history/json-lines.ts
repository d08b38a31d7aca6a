import type { Problem } from "../problem.ts";
import { cellAt } from "./cell-at.ts";
import type { Cell, CellObject, Chunk, Column, History, MoreColumns } from "./history.ts";
import { collect, gatherer } from "./json-names.ts";
import { jsonOfLine, linesOf } from "./lines.ts";

const sampled = 1000;
const rowsAChunk = 2048;

/** The bytes of a file from its beginning, unpacked. */
export type Bytes = () => AsyncIterable<Uint8Array>;

/** A history of one JSON object a line. A value of a dotted name is an own key of that name, or nested. */
export async function jsonLinesHistory(file: string, bytes: Bytes): Promise<History | Problem> {
  const found = new Map<string, string>();
  let rows = 0;
  for await (const row of rowsOf(file, bytes)) {
    if ("problem" in row) {
      if (row.problem.line === undefined || rows === 0) return row.problem;
      break;
    }
    collect(row.object, found);
    if (++rows === sampled) break;
  }
  if (rows === 0) return { file, reason: "this history has no rows." };
  const columns: Column[] = [...found].map(([name, holds]) => ({ name, holds, isRead: () => false }));
  return {
    file,
    format: "JSONL",
    columns,
    complete: rows < sampled,
    read: (asked, more) => chunks(file, bytes, asked, more),
    close: () => undefined,
  };
}

async function* chunks(
  file: string,
  bytes: Bytes,
  asked: readonly string[],
  more: MoreColumns | undefined,
): AsyncGenerator<Chunk | Problem> {
  const columns = asked.map((name) => ({ name, path: name.split(".") }));
  let values: Cell[][] = asked.map(() => []);
  let rows = 0;
  const take = (name: string, holds: string): boolean => {
    if (more?.take(name, holds) !== true) return false;
    columns.push({ name, path: name.split(".") });
    values.push(Array<Cell>(rows).fill(null));
    return true;
  };
  const gather = more && gatherer(asked, { ...more, take });
  for await (const row of rowsOf(file, bytes)) {
    if ("problem" in row) {
      yield row.problem;
      return;
    }
    gather?.(row.object);
    columns.forEach(({ name, path }, at) => {
      const own = Object.hasOwn(row.object, name) ? (row.object[name] ?? null) : cellAt(row.object, path);
      values[at]?.push(own);
    });
    if (++rows === rowsAChunk) {
      yield { rows, values };
      values = columns.map(() => []);
      rows = 0;
    }
  }
  if (rows > 0) yield { rows, values };
}

async function* rowsOf(
  file: string,
  bytes: Bytes,
): AsyncGenerator<{ readonly object: CellObject } | { readonly problem: Problem }> {
  try {
    for await (const line of linesOf(bytes())) {
      const place = { file, line: line.number };
      if ("problem" in line) {
        const reason = line.problem === "not UTF-8" ? "this is not UTF-8 text." : "this line is too long (over 64 MB).";
        yield { problem: { ...place, reason } };
        return;
      }
      const json = jsonOfLine(line.text);
      if (json === undefined) continue;
      if ("reason" in json) {
        yield { problem: { ...place, reason: json.reason } };
        return;
      }
      if (typeof json.value !== "object" || json.value === null || Array.isArray(json.value)) {
        const advice = "A history has one {…} a line.";
        yield { problem: { ...place, reason: "this line is JSON, but no object.", advice } };
        return;
      }
      yield { object: json.value as CellObject };
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    yield { problem: { file, reason: `this file could not be read (${reason}).` } };
  }
}
