import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { expectSame, readBoth, write } from "./both-readers.ts";

const folder = mkdtempSync(join(tmpdir(), "signoff-"));
afterAll(() => rmSync(folder, { recursive: true }));

const many = Array.from({ length: 9000 }, (_, at) =>
  JSON.stringify({ n: at, text: "é😀".repeat(at % 40), deep: { x: [at] } }),
);

test.each([
  ["nested, flat, lists, nothing", '{"x":{"y":1},"a":[1,{"b":2}]}\n\n{"x.y":2,"a":null}\n'],
  ["names of objects' own machinery", '{"__proto__":{"a":1},"constructor":1}\n'],
  ["byte order mark and Windows", '\uFEFF{"a":"1"}\r\n{"a":2}'],
  ["a list", '{"a":1}\n[1]\n'],
  ["no object", '{"a":1}\nnull\n'],
  ["no JSON", '{"a":1}\n{"a":1,\n{"a":2}\n'],
  ["no JSON in the first line", '{"a":\n{"a":1}\n'],
  ["blanks", "\n\n"],
  ["many rows", many.join("\n")],
  ["a broken row late", `${many.join("\n")}\n{"n": nothing}\n`],
  ["nested as deep as is read", `{"a":${"[".repeat(199)}${"]".repeat(199)}}\n`],
  ["nested deeper", `{"a":1}\n{"a":${"[".repeat(200)}${"]".repeat(200)}}\n`],
  ["nested without an end", `{"a":1}\n{"a":${'[{"b":'.repeat(100_000)}1${"}]".repeat(100_000)}}\n`],
  ["whole numbers beyond 2^53", '{"a":9007199254740993,"b":1e400}\n'],
] as const)("JSONL is read as from a disk: %s", async (name, text) => {
  const plain = await readBoth(write(join(folder, `${name}.jsonl`), text));
  expectSame(plain);
  const zipped = await readBoth(write(join(folder, `${name}.jsonl.gz`), gzipSync(text)));
  expectSame(zipped);
  expect(zipped[1].cells).toEqual(plain[1].cells);
});

test("a line that is no UTF-8 is named", async () => {
  const bytes = Buffer.from('{"a":1}\n{"a":"caf\xe9"}\n', "latin1");
  const [disk, browser] = await readBoth(write(join(folder, "latin.jsonl"), bytes));
  expect(disk.problem).toMatchObject({ line: 2, reason: "this is not UTF-8 text." });
  expectSame([disk, browser]);
});

test("a line that is nested too deep is named", async () => {
  const text = `{"a":1}\n{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}\n`;
  const [disk, browser] = await readBoth(write(join(folder, "deep.jsonl"), text));
  expect(disk.problem).toMatchObject({
    line: 2,
    reason: "this line has lists or objects more than 200 deep in each other.",
  });
  expectSame([disk, browser]);
});
