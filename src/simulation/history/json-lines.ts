import type { Problem } from "../problem.ts";
import { cellAt } from "./cell-at.ts";
import type { Cell, CellObject, Chunk, Column, History } from "./history.ts";
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
    collect(row.object, "", 0, found);
    if (++rows === sampled) break;
  }
  if (rows === 0) return { file, reason: "this history has no rows." };
  const columns: Column[] = [...found].map(([name, holds]) => ({ name, holds, isRead: () => false }));
  return {
    file,
    format: "JSONL",
    columns,
    complete: rows < sampled,
    read: (asked) => chunks(file, bytes, asked),
    close: () => undefined,
  };
}

async function* chunks(file: string, bytes: Bytes, asked: readonly string[]): AsyncGenerator<Chunk | Problem> {
  const paths = asked.map((name) => name.split("."));
  let values: Cell[][] = asked.map(() => []);
  let rows = 0;
  for await (const row of rowsOf(file, bytes)) {
    if ("problem" in row) {
      yield row.problem;
      return;
    }
    asked.forEach((name, at) => {
      const own = Object.hasOwn(row.object, name) ? (row.object[name] ?? null) : cellAt(row.object, paths[at] ?? []);
      values[at]?.push(own);
    });
    if (++rows === rowsAChunk) {
      yield { rows, values };
      values = asked.map(() => []);
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

const deepest = 8;

function collect(object: CellObject, prefix: string, depth: number, found: Map<string, string>): void {
  for (const key of Object.keys(object)) {
    const value = object[key] ?? null;
    const name = prefix + key;
    if (value === null) {
      if (!found.has(name)) found.set(name, "nothing yet");
    } else if (Array.isArray(value)) found.set(name, "lists");
    else if (typeof value === "object") {
      if (depth < deepest) collect(value as CellObject, `${name}.`, depth + 1, found);
    } else
      found.set(
        name,
        { string: "text", number: "numbers", boolean: "yes/no", bigint: "numbers" }[
          typeof value as "string" | "number" | "boolean" | "bigint"
        ],
      );
  }
}
