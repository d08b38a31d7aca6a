import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { openBlob } from "../../../src/simulation/browser/open-blob.ts";
import { isProblem } from "../../../src/simulation/index.ts";
import { expectSame, readBoth, readInBrowser, write } from "./both-readers.ts";

const folder = mkdtempSync(join(tmpdir(), "signoff-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function expectAlike(name: string, content: string | Uint8Array): Promise<void> {
  const [disk, browser] = await readBoth(write(join(folder, name), content));
  expectSame([disk, browser], JSON.stringify(typeof content === "string" ? content : name));
}

const nasty = [
  'a,b,"c ""x"""\n1,"",x\n2,,"y, ""q"""\n3,"two\nlines",z\n',
  "\uFEFFa;b\r\n1;x,y\r\n2;\r\n",
  '\uFEFF"a",b\n1,2\n',
  "a\tb\n1\tx,y\n2\t\n",
  'a|b\n1|"2"|\n',
  "a,b\n1,2\n\n3,4\n\n\n",
  "a\n1\n\n2\n\n",
  "\na\n1\n",
  "\na,b\n1,2\n",
  "a,b\r1,2\r3,4\r",
  'a,b\r\n"1\r\nx",2\r\n',
  'a,b\n1"x,2\n',
  'a,b\n1"x","y"\n',
  'a,b\n"1"x,2\n',
  'a,b\n "1,5" ,2\n  3 , 4 \n',
  'a,b\n1,"a" "b"\n',
  'a,b\n1,"2"',
  "a,b\n1,2\n,",
  "a,b\n1,2\n ",
  "a,b\n1,2,\n3,4,,,\n",
  'a,b\n1,2,""\n',
  "a,b\n1,2, \n",
  "a,b,\n1,2,\n",
  ",b\n1,2\n",
  "a,A\n1,2\n",
  "a,b\n",
  "a,b",
  'a\n""\nx\n',
  "a,b\n#1,2\n",
  'a,"b\nc"\n1,2\n3\n',
  'a,b\n"x\ny",1\n\n1,2,3\n',
  "a,b\n1\n1,2,3\n",
  'a,b\n1,2\n3,"4\n5,6\n',
  'a,b\n1,2\n"',
  "a,b,a\n1,2,3\n",
  'a,"b\n1,2\n',
  "a,b\n1,2\r\n3,4\n",
  "a,b\r\n1,2\n3,4\n",
  "a,b\n1,x\ry\n",
  'id,"a; b; ""c""; d",e\n1,2,3\n',
  "__proto__,constructor\n1,2\n",
  "<img src=x onerror=alert(1)>,'); DROP TABLE x; --\n=1+1,2\n",
];

test("a CSV has the same columns, cells and problems as from a disk", async () => {
  for (const text of nasty) {
    await expectAlike("nasty.csv", text);
    await expectAlike("nasty.csv.gz", gzipSync(text));
  }
});

const cell = fc.constantFrom(
  "",
  '""',
  "x",
  " y ",
  '"q"""',
  '" "',
  ' "z" ',
  'a"b',
  "é😀",
  '"two\nlines"',
  '"a,b"',
  '"a""b"',
);
const broken = fc.constantFrom('"', '"a"b', "x,y", "\n");

test("generated CSVs, some of them broken, are read as from a disk", async () => {
  const rows = fc.array(
    fc.tuple(cell, cell, fc.oneof({ weight: 30, arbitrary: cell }, { weight: 1, arbitrary: broken })),
    {
      maxLength: 8,
    },
  );
  const table = fc.tuple(rows, fc.constantFrom("\n", "\r\n"), fc.constantFrom(",", ";", "\t"), fc.boolean());
  await fc.assert(
    fc.asyncProperty(table, async ([records, lineEnd, delimiter, endsWithLine]) => {
      const lines = [["a", "b", "c"], ...records].map((record) => record.join(delimiter).replaceAll("\n", lineEnd));
      await expectAlike("generated.csv", lines.join(lineEnd) + (endsWithLine ? lineEnd : ""));
    }),
    { numRuns: 100 },
  );
});

test("files that are no CSV are named as from a disk", async () => {
  await expectAlike("empty.csv", "");
  await expectAlike("blank.csv", " \n");
  await expectAlike("binary.csv", Uint8Array.of(1, 0, 2));
  await expectAlike("wide.csv", Buffer.from("\uFEFFa,b\n", "utf16le"));
  await expectAlike("list.json", '[{"a":1}]');
  await expectAlike("fake.parquet", "a,b\n1,2\n");
  await expectAlike("empty.csv.gz", gzipSync(""));
  await expectAlike("latin.csv", Buffer.from("a,b\n1,2\n1,caf\xe9\n3,4\n", "latin1"));
  const [disk, browser] = await readBoth(write(join(folder, "cut.csv.gz"), gzipSync("a,b\n1,2\n").subarray(0, 15)));
  for (const { problem } of [disk, browser]) expect(problem?.reason).toMatch(/^this gzip file is broken \(/);
});

test("a gzip file of several parts is refused with what to do, never read in part", async () => {
  const parts = Buffer.concat([gzipSync("a,b\n1,2\n"), gzipSync("3,4\n")]);
  for (const name of ["parts.csv.gz", "parts.jsonl.gz"]) {
    const { problem } = await readInBrowser(write(join(folder, name), parts));
    expect(problem?.reason).toContain("goes on behind its end");
    expect(problem?.advice).toContain("Unpack it first");
  }
});

test("where pieces of a file meet nothing is lost: characters, quotation marks, line ends, broken bytes", async () => {
  const row = (at: number): string => `${at},"é😀 ""${"x".repeat(at % 37)}""\r\n",☃${at % 11 === 0 ? "" : "y"}`;
  const rows = Array.from({ length: 20_000 }, (_, at) => row(at));
  const text = `n,quoted,c\r\n${rows.join("\r\n")}\r\n`;
  await expectAlike("long.csv", text);
  await expectAlike("long.csv.gz", gzipSync(text));
  await expectAlike("ragged.csv", `${text}1,2\r\n${rows.join("\r\n")}`);
  const bytes = new TextEncoder().encode(text);
  for (const at of [(1 << 18) - 1, 1 << 18, 700_001]) {
    const damaged = new Uint8Array(bytes);
    damaged[at] = 0xff;
    const [disk, browser] = await readBoth(write(join(folder, "damaged.csv"), damaged));
    expect(disk.problem).toBeDefined();
    expectSame([disk, browser]);
  }
});

test("an open quotation mark ends reading within bounds, however long the file", async () => {
  const text = `a,b\n1,"${"x\n".repeat(12_000_000)}`;
  const history = await openBlob("open.csv", new Blob([text]));
  if (isProblem(history)) throw new Error(history.reason);
  const seen: unknown[] = [];
  for await (const chunk of history.read(["a"])) seen.push(chunk);
  expect(seen).toEqual([{ file: "open.csv", line: 2, reason: "this line is longer than 16 MB." }]);
});

test("chunks are of some thousand rows", async () => {
  const text = `a\n${"1\n".repeat(50_000)}`;
  const history = await openBlob("many.csv", new Blob([text]));
  if (isProblem(history)) throw new Error(history.reason);
  const sizes: number[] = [];
  for await (const chunk of history.read(["a"])) if (!isProblem(chunk)) sizes.push(chunk.rows);
  expect(sizes.reduce((sum, rows) => sum + rows, 0)).toBe(50_000);
  expect(Math.max(...sizes)).toBe(4096);
});

test("the sample sets", async () => {
  for (const name of ["credit/credit_decisions", "incidents/incidents", "inspections/inspections", "refunds/history"]) {
    const [disk, browser] = await readBoth(`policies/${name}.csv`);
    expect(disk.columns?.length).toBeGreaterThan(5);
    expectSame([disk, browser]);
  }
});

test.each([
  ["past.xlsx", [0x50, 0x4b, 3, 4, 20, 0], "this is a spreadsheet."],
  ["past.xls", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1], "this is a spreadsheet."],
  ["past.csv.zip", [0x50, 0x4b, 3, 4, 20, 0], "this is a zip file."],
  ["past.pdf", [0x25, 0x50, 0x44, 0x46, 0x2d], "this is a PDF."],
])("%s is known for what it is, and what to do is said", async (name, bytes, reason) => {
  const [disk, browser] = await readBoth(write(join(folder, name), Uint8Array.from(bytes)));
  expect(disk.problem).toMatchObject({ reason, advice: expect.stringMatching(/CSV|holds/) });
  expectSame([disk, browser]);
});
