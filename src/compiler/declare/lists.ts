import Papa from "papaparse";
import { mend } from "../../diagnostics/diagnostic.ts";
import type { ListDeclaration } from "../../grammar/tree.ts";
import { type ListDraft, report, type Sink } from "../context.ts";
import type { Host } from "../host.ts";
import { readFile } from "../load.ts";
import { nearest } from "../nearest.ts";
import { pathFrom } from "../path.ts";

/** The values of a list, written out or from a column of a table; empty after a report. */
export function listOfDeclaration(sink: Sink, tree: ListDeclaration, host: Host, main: string): ListDraft {
  const values = tree.from.kind === "values" ? tree.from.values : (columnOf(sink, tree, tree.from, host, main) ?? []);
  return { name: tree.name.text, values, span: tree.name.span, converted: new Map() };
}

function columnOf(
  sink: Sink,
  tree: ListDeclaration,
  from: ListDeclaration["from"] & { kind: "file" },
  host: Host,
  main: string,
): readonly string[] | undefined {
  const path = pathFrom(tree.span.file, from.path.value);
  const text = readFile(sink, host, main, path, from.path.value, from.path.span);
  if (text === undefined) return undefined;
  const table = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { delimiter: ",", skipEmptyLines: true });
  const fault = table.errors[0];
  if (fault !== undefined) {
    const given = { path: from.path.value, row: (fault.row ?? 0) + 1, problem: plain(fault.message) };
    return report(sink, "include/bad-table", from.path.span, given);
  }
  const [head = [], ...rows] = table.data;
  const columns = head.map((name) => name.trim());
  const wanted = from.column === undefined ? undefined : "text" in from.column ? from.column.text : from.column.value;
  const at = wanted === undefined ? (columns.length === 1 ? 0 : -1) : columns.indexOf(wanted);
  if (at < 0) {
    const span = from.column?.span ?? from.path.span;
    const near = wanted === undefined ? undefined : nearest(wanted, columns);
    const text = near !== undefined && from.column !== undefined && "text" in from.column ? near : `"${near}"`;
    return report(
      sink,
      "include/column",
      span,
      { path: from.path.value, column: wanted ?? "", columns },
      {
        mends: near === undefined ? [] : [mend(`Write ${near}`, span, text)],
      },
    );
  }
  const ragged = rows.findIndex((row) => row.length !== columns.length);
  if (ragged >= 0) {
    const problem = `it has ${rows[ragged]?.length} cells, and the first row ${columns.length}`;
    return report(sink, "include/bad-table", from.path.span, { path: from.path.value, row: ragged + 2, problem });
  }
  return [...new Set(rows.map((row) => row[at] ?? ""))].filter((cell) => cell !== "");
}

function plain(message: string): string {
  const sentence = message.replace(/\.$/, "");
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
