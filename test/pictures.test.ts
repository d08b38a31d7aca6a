import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { numbersIn, picturesIn, sectionsOf } from "../scripts/pictures/quoted.ts";
import { walk } from "../scripts/pictures/walk.ts";
import { documents } from "./support/documents.ts";

const folder = "docs/pictures";
const made = walk.flatMap(({ pictures }) => pictures.map(({ name }) => name)).sort();
const named = documents().flatMap((file) => picturesIn(readFileSync(file, "utf8")));

test("every picture that a page names is made by the script, and every picture made is there and named", () => {
  expect(new Set(made).size).toBe(made.length);
  expect([...new Set(named)].sort()).toEqual(made);
  expect(readdirSync(folder).sort()).toEqual(made);
});

test("pictures are small, and are pictures", () => {
  for (const name of made) {
    const path = join(folder, name);
    expect(statSync(path).size, name).toBeLessThanOrEqual(150_000);
    expect(readFileSync(path).subarray(0, 4).toString("latin1"), name).toBe("\u0089PNG");
  }
});

test("the walk has the sections of the page, in their order", () => {
  const page = readFileSync("docs/playground.md", "utf8");
  const headings = [...sectionsOf(page).keys()];
  const walked = walk.map(({ section }) => section);
  expect(headings.filter((heading) => walked.includes(heading))).toEqual(walked);
  for (const { section, pictures } of walk) {
    const start = page.indexOf(`## ${section}\n`);
    const text = page.slice(start, page.indexOf("\n## ", start + 1));
    expect(picturesIn(text)).toEqual(pictures.map(({ name }) => name));
  }
});

test("what counts as a figure of the text", () => {
  expect(numbersIn("It holds 3,486 of 24,000 (14.5%), and 35%, then 2.")).toEqual([
    "3,486",
    "24,000",
    "14.5%",
    "35%",
    "2",
  ]);
  const page = "# T\n## One\n5 and `6` [7](8.md) ![9](pictures/9.png)\n```text\n10\n```\n## Two\n11\n";
  expect([...sectionsOf(page)].map(([heading, text]) => [heading, numbersIn(text)])).toEqual([
    ["One", ["5", "7"]],
    ["Two", ["11"]],
  ]);
});
