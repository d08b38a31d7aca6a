import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectSame, readBoth, readInBrowser, write } from "./both-readers.ts";

const folder = mkdtempSync(join(tmpdir(), "signoff-"));
let connection: DuckDBConnection;
let close = (): void => undefined;

beforeAll(async () => {
  const instance = await DuckDBInstance.create(":memory:");
  connection = await instance.connect();
  close = () => {
    connection.closeSync();
    instance.closeSync();
  };
});

afterAll(() => {
  close();
  rmSync(folder, { recursive: true });
});

async function parquet(name: string, select: string, options = ""): Promise<string> {
  const file = join(folder, `${name}.parquet`);
  await connection.run(`COPY (${select}) TO '${file}' (FORMAT parquet${options})`);
  return file;
}

const everyType = `SELECT
  i % 3 = 0 AS yes,
  i::TINYINT AS tiny, i::UTINYINT AS utiny, (i * 300)::SMALLINT AS small, (i * 600)::USMALLINT AS usmall,
  (i * 1000000 - 5)::INTEGER AS whole, (i * 40000000)::UINTEGER AS unsigned,
  (i * 90071992547409)::BIGINT AS big, (9007199254740990 + i)::BIGINT AS edge, (-9007199254740990 - i)::BIGINT AS low,
  (18446744073709551615 - i)::UBIGINT AS ubig, i::HUGEINT AS huge,
  (i / 7)::FLOAT AS single, (i / 7)::DOUBLE AS double, (i * 0.25 - 3)::DECIMAL(4, 2) AS d4, (i * 0.001 - 1)::DECIMAL(9, 3) AS d9,
  (i * 12345678.91)::DECIMAL(18, 2) AS d18, (i * -98765432109876543.21)::DECIMAL(38, 4) AS d38, i::DECIMAL(9, 0) AS d0,
  DATE '1969-12-20' + i::INTEGER AS day, TIMESTAMP '1969-12-31 23:59:59.999999' + to_microseconds(i * 1001) AS micros,
  (TIMESTAMP '2026-01-31 10:00:00' + to_seconds(i))::TIMESTAMP_S AS seconds,
  (TIMESTAMP '2026-01-31 10:00:00.5' + to_milliseconds(i))::TIMESTAMP_MS AS millis,
  (TIMESTAMP '1960-01-31 10:00:00.000001' + to_microseconds(i))::TIMESTAMP_NS AS nanos,
  TIMESTAMPTZ '2026-01-31 10:00:00.123456+02' + to_hours(i) AS instant, TIME '10:00:00.5' + to_seconds(i) AS clock,
  'text ' || (i % 5) AS few, 'é☃😀 ' || i AS many, '' AS empty, chr((65 + i % 26)::INTEGER)::BLOB || '\\xAA"'::BLOB AS bytes,
  ('00000000-0000-4000-8000-' || lpad(i::VARCHAR, 12, '0'))::UUID AS uuid, (['low', 'high'])[1 + i % 2]::ENUM('low', 'high') AS level,
  ('{"a":' || i || '}')::JSON AS json, NULL::INTEGER AS nothing,
  {'tier': 'plus', 'price': (i * 0.1)::DECIMAL(9, 2), 'since': DATE '2020-02-29', 'deep': {'x': i}} AS customer,
  [i, NULL, i + 1] AS numbers, ['a', '', NULL, 'b'] AS tags, [[1, 2], [], NULL, [i]] AS lists,
  [{'price': 1.10::DECIMAL(4, 2), 'names': ['x']}, NULL, {'price': NULL, 'names': []}] AS items,
  MAP {'a': i, 'it''s': NULL} AS map
  FROM range(0, 100) AS t(i)`;

const codecs = ["uncompressed", "snappy", "gzip", "zstd", "brotli", "lz4", "lz4_raw"];

test.each(codecs.flatMap((codec) => ["V1", "V2"].map((version) => [codec, version] as const)))(
  "every type is the same cell as from a disk: %s, %s",
  async (codec, version) => {
    const file = await parquet(`types-${codec}-${version}`, everyType, `, CODEC ${codec}, PARQUET_VERSION ${version}`);
    const [disk, browser] = await readBoth(file);
    expect(disk.cells?.few).toHaveLength(100);
    expectSame([disk, browser]);
  },
);

test("values that are absent, at every level, with and without a dictionary", async () => {
  const names = [
    "tiny",
    "d4",
    "d38",
    "day",
    "instant",
    "few",
    "many",
    "yes",
    "customer",
    "numbers",
    "tags",
    "lists",
    "items",
    "big",
  ];
  const some = names.map((name, at) => `CASE WHEN (hash(rowid + ${at}) % 3) = 0 THEN NULL ELSE ${name} END AS ${name}`);
  await connection.run(`CREATE OR REPLACE TABLE every AS ${everyType}`);
  const part = `CASE WHEN rowid % 4 = 0 THEN NULL WHEN rowid % 4 = 1 THEN {'x': NULL::INTEGER, 'y': NULL::VARCHAR[]}
    WHEN rowid % 4 = 2 THEN {'x': 1, 'y': []} ELSE {'x': NULL, 'y': ['a', NULL]} END AS part`;
  const list = `CASE WHEN rowid % 3 = 0 THEN NULL WHEN rowid % 3 = 1 THEN [] ELSE [NULL] END::INTEGER[] AS list`;
  for (const options of ["", ", DICTIONARY_SIZE_LIMIT 1", ", PARQUET_VERSION V2, CODEC zstd"]) {
    const file = await parquet("nulls", `SELECT ${some.join(", ")}, ${part}, ${list} FROM every`, options);
    const [disk, browser] = await readBoth(file);
    expect(disk.cells?.part).toContain(null);
    expectSame([disk, browser]);
  }
});

test("row groups follow each other, and columns are read by themselves", async () => {
  const select =
    "SELECT i AS id, 'case ' || (i % 1000) AS name, {'x': i, 'y': i % 7} AS part FROM range(0, 30000) AS t(i)";
  const file = await parquet("groups", select, ", ROW_GROUP_SIZE 6000");
  const large = await parquet("large", select.replace("30000", "150000"), ", ROW_GROUP_SIZE 150000");
  const [whole, inParts] = await readBoth(large, ["id", "part.x"]);
  expect(whole.cells?.id).toHaveLength(150_000);
  expectSame([whole, inParts]);
  for (const asked of [["name"], ["part.y", "id"], ["no such column"], ["id", "id"]]) {
    const [disk, browser] = await readBoth(file, asked);
    expect(disk.cells?.[asked[0] ?? ""]).toHaveLength(30_000);
    expectSame([disk, browser]);
  }
});

test("the sample sets", async () => {
  for (const name of ["credit/credit_decisions", "incidents/incidents", "inspections/inspections"]) {
    const [disk, browser] = await readBoth(`policies/${name}.parquet`);
    expect(disk.columns?.length).toBeGreaterThan(5);
    expectSame([disk, browser]);
  }
});

test("a Parquet file that is cut or broken is named, and gives no rows", async () => {
  const whole = readFileSync("policies/inspections/inspections.parquet");
  const cut = [4, 11, 12, 1000, whole.length >> 1, whole.length - 1];
  for (const length of cut) {
    const [disk, browser] = await readBoth(write(join(folder, "cut.parquet"), whole.subarray(0, length)));
    expect(disk.problem?.reason).toContain("cut short");
    expectSame([disk, browser]);
  }
  const told = /^this (Parquet file is damaged: it cannot be read|file could not be read as Parquet \(.+\))\.$/;
  /** What the readers inside say to themselves. */
  const inner = /undefined|null|reading '|is not|Invalid|-\d|out of bounds|[a-z]\.[a-z]|\w+_\w+/;
  const broken = (from: number, length: number, byte: number): Uint8Array =>
    new Uint8Array(whole).fill(byte, from, from + length);
  const { length } = whole;
  for (const bytes of [
    ...[20_000, 100_000, 200_000].map((at) => broken(at, 3000, 0xaa)),
    ...[2000, 1500, 1000, 600].map((before) => broken(length - before, 500, 0xff)),
    ...[1900, 1400, 900, 400].map((before) => broken(length - before, 40, 0x15)),
    broken(length - 8, 2, 0),
  ]) {
    const { problem } = await readInBrowser(write(join(folder, "broken.parquet"), bytes));
    expect(problem?.reason).toMatch(told);
    expect(problem?.reason).not.toMatch(inner);
  }
});
