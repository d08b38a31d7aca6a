import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Cell } from "../../src/simulation/history/history.ts";
import { isProblem, openHistory, type Problem } from "../../src/simulation/index.ts";

const folder = mkdtempSync(join(tmpdir(), "signoff-"));
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** All rows of a file, or what is wrong with it. */
async function rowsOf(file: string, columns: readonly string[]): Promise<readonly (readonly Cell[])[] | Problem> {
  const history = await openHistory(file);
  if (isProblem(history)) return history;
  const rows: Cell[][] = [];
  try {
    for await (const chunk of history.read(columns)) {
      if (isProblem(chunk)) return chunk;
      for (let row = 0; row < chunk.rows; row++) rows.push(columns.map((_, at) => chunk.values[at]?.[row] ?? null));
    }
  } finally {
    history.close();
  }
  return rows;
}

async function problemOf(file: string): Promise<Omit<Problem, "file">> {
  const result = await rowsOf(file, ["a", "b"]);
  if (!isProblem(result)) throw new Error("it could be read");
  const { file: named, ...rest } = result;
  expect(named).toBe(file);
  return rest;
}

test("in CSV an empty cell is absent and quotes around nothing are an empty text", async () => {
  const file = put("cells.csv", 'a,b,"c ""x"""\n1,"",x\n2,,"y, ""q"""\n3,"two\nlines",z\n');
  expect(await rowsOf(file, ["a", "b", 'c "x"', "none"])).toEqual([
    ["1", "", "x", null],
    ["2", null, 'y, "q"', null],
    ["3", "two\nlines", "z", null],
  ]);
});

test("CSV as spreadsheets write it: byte order mark, semicolons, tabs, line ends of Windows, gzip", async () => {
  const expected = [
    ["1", "x,y"],
    ["2", null],
  ];
  expect(await rowsOf(put("bom.csv", "\uFEFFa;b\r\n1;x,y\r\n2;\r\n"), ["a", "b"])).toEqual(expected);
  expect(await rowsOf(put("tab.tsv", "a\tb\n1\tx,y\n2\t\n"), ["a", "b"])).toEqual(expected);
  expect(await rowsOf(put("packed.csv.gz", gzipSync("a;b\n1;x,y\n2;\n")), ["a", "b"])).toEqual(expected);
  expect(await rowsOf(put("packed.jsonl.gz", gzipSync('{"a":"1","b":"x,y"}\n{"a":"2"}')), ["a", "b"])).toEqual(
    expected,
  );
});

test("no text of a cell, column or file name becomes SQL or a pattern", async () => {
  const name = `it's "; DROP TABLE x; --*[a]?.csv`;
  const column = `a"'; SELECT 1; --`;
  const file = put(name, `"${column.replaceAll('"', '""')}",b\n'); --,1\n`);
  put(`it's "; DROP TABLE x; --zza1.csv`, "not,read\n1,2\n");
  expect(await rowsOf(file, [column, "b"])).toEqual([["'); --", "1"]]);
});

test("a ragged row, an open quote and a wrong encoding are named by their line", async () => {
  expect(await problemOf(put("few.csv", "a,b\n1,2\n3\n"))).toMatchObject({
    line: 3,
    reason: "this row has 1 cell, the header 2 cells.",
  });
  expect(await problemOf(put("many.csv", "a,b\n1,2\n3,4\n5,6,7\n"))).toMatchObject({ line: 4 });
  expect(await problemOf(put("twice.csv", "a,b,a\n1,2,3\n"))).toMatchObject({
    line: 1,
    reason: 'the header names two columns "a".',
  });
  expect(await problemOf(put("quote.csv", 'a,b\n1,2\n3,"4\n5,6\n'))).toMatchObject({ line: 3 });
  expect(await problemOf(put("latin.csv", Buffer.from("a,b\n1,caf\xe9\n", "latin1")))).toMatchObject({
    line: 2,
    reason: "this is not UTF-8 text.",
  });
});

test("one bad row among 300,000 is found before anything is made of the others", async () => {
  const rows = Array.from({ length: 300_000 }, (_, at) => (at === 299_990 ? "1,2,3" : `${at},x`));
  expect(await problemOf(put("long.csv", `a,b\n${rows.join("\n")}\n`))).toMatchObject({ line: 299_992 });
});

test("one bad line of JSONL at 900,000 is named", async () => {
  const line = '{"a":1,"b":"x"}\n';
  const file = put("long.jsonl", `${line.repeat(899_999)}{"a":1,\n${line}`);
  expect(await problemOf(file)).toEqual({ line: 900_000, reason: "this line is not JSON: it ends too early." });
});

test("JSONL: nested and flat names, blank lines, lists, and lines that are no objects", async () => {
  const file = put("a.jsonl", '{"x":{"y":1},"a":[1,{"b":2}]}\n\n{"x.y":2,"a":null}\n');
  expect(await rowsOf(file, ["x.y", "a"])).toEqual([
    [1, [1, { b: 2 }]],
    [2, null],
  ]);
  expect(await problemOf(put("list.jsonl", '{"a":1}\n[1]\n'))).toMatchObject({ line: 2 });
  expect(await problemOf(put("proto.jsonl", '{"a":1}\nnull\n'))).toMatchObject({ line: 2 });
  expect(await rowsOf(put("own.jsonl", '{"__proto__":{"a":1}}\n'), ["a", "constructor"])).toEqual([[null, null]]);
});

test("separators inside quoted names part nothing", async () => {
  expect(await rowsOf(put("names.csv", 'id,"a; b; ""c""; d",e\n1,2,3\n'), ["id", 'a; b; "c"; d'])).toEqual([
    ["1", "2"],
  ]);
});

test("files that are no history", async () => {
  expect(await problemOf("/dev/null")).toMatchObject({
    reason: "this is a pipe or a device, and a history is read twice.",
  });
  expect(await problemOf(join(folder, "nowhere.csv"))).toMatchObject({ reason: "there is no such file." });
  expect(await problemOf(folder)).toMatchObject({ reason: "this is a directory." });
  expect(await problemOf(put("empty.csv", ""))).toMatchObject({ reason: "this file is empty." });
  expect(await problemOf(put("blank.csv", " \n"))).toMatchObject({ reason: "this file holds nothing but blanks." });
  expect(await problemOf(put("blank.jsonl", "\n\n"))).toMatchObject({ reason: "this history has no rows." });
  expect(await problemOf(put("bad.jsonl", '{"a":\n{"a":1}\n'))).toMatchObject({ line: 1 });
  expect(await problemOf(put("binary.csv", Uint8Array.of(1, 0, 2)))).toMatchObject({
    reason: "this is a binary file, neither CSV nor JSONL nor Parquet.",
  });
  expect(await problemOf(put("wide.csv", Buffer.from("\uFEFFa,b\n", "utf16le")))).toMatchObject({
    reason: "this is UTF-16 text.",
  });
  expect(await problemOf(put("list.json", '[{"a":1}]'))).toMatchObject({ reason: "this is one JSON list." });
  expect((await problemOf(put("cut.csv.gz", gzipSync("a,b\n1,2\n").subarray(0, 15)))).reason).toContain("gzip");
  const parquet = readFileSync("policies/inspections/inspections.parquet");
  expect(await problemOf(put("half.parquet", parquet.subarray(0, parquet.length / 2)))).toMatchObject({
    reason: "this Parquet file is cut short: its end, which describes what it holds, is missing.",
  });
  expect(await problemOf(put("fake.parquet", "a,b\n1,2\n"))).toMatchObject({
    reason: "this is no Parquet file, although its name ends so.",
  });
});

beforeAll(async () => {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const file = join(folder, "types.parquet").replaceAll("'", "''");
  await connection.run(`COPY (SELECT
    true AS yes, 12.50::DECIMAL(9,2) AS price, DATE '2026-01-31' AS day, TIMESTAMP '2026-01-31 10:00:00.25' AS local,
    TIMESTAMPTZ '2026-01-31 10:00:00+02' AS instant, 9007199254740993::BIGINT AS big, 42::UTINYINT AS small, 0.1::DOUBLE AS share,
    {'tier': 'plus', 'since': DATE '2020-02-29', 'deep': {'x': 1}} AS customer, [{'price': 1.10::DECIMAL(4,2)}, NULL] AS items,
    ['a', 'b'] AS tags, NULL::VARCHAR AS nothing) TO '${file}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
});

test("the types of Parquet become plain values", async () => {
  const names = ["yes", "price", "day", "local", "instant", "big", "small", "share"];
  const nested = ["customer.tier", "customer.since", "customer.deep.x", "items", "tags", "nothing"];
  expect(await rowsOf(join(folder, "types.parquet"), [...names, ...nested])).toEqual([
    [
      true,
      "12.50",
      "2026-01-31",
      "2026-01-31T10:00:00.250",
      "2026-01-31T08:00:00Z",
      9007199254740993n,
      42,
      0.1,
      "plus",
      "2020-02-29",
      1,
      [{ price: "1.10" }, null],
      ["a", "b"],
      null,
    ],
  ]);
});
