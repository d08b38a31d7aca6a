import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { designSentences } from "../scripts/sentences.ts";
import { allQuotes, statusPage, strayQuotes } from "../scripts/status-page.ts";

const design = readFileSync("docs/design.md", "utf8");

test("the design is read sentence by sentence", () => {
  expect(designSentences(design).length).toBeGreaterThan(140);
  expect(allQuotes().length).toBeGreaterThan(200);
});

test("every sentence that states a rule is shown by a case", () => {
  expect(statusPage(design).open).toEqual([]);
});

test("cases quote the design word for word", () => {
  expect(strayQuotes(design)).toEqual([]);
});

test("docs/status.md is what `npm run status` writes", () => {
  expect(readFileSync("docs/status.md", "utf8")).toBe(statusPage(design).text);
});
