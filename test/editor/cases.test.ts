import { writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { caseFiles, printCase, readCases } from "../support/cases.ts";
import { answered } from "./marked.ts";

/** Texts with a cursor, `‸`, and below them what the editor says there; `npm run accept` rewrites that. */
const files = caseFiles("test/editor/cases");

test("there are cases of every service", () => {
  const sections = new Set(
    files.flatMap(readCases).flatMap((each) => each.sections.map(({ name }) => name.split(" ")[0])),
  );
  for (const service of [
    ...["completion", "hover", "definition", "references", "rename", "outline", "folds", "format", "tokens"],
    ...["lenses", "fixes", "rules"],
  ])
    expect(sections).toContain(service);
});

describe.each(files)("%s", (file) => {
  const cases = readCases(file);
  test.each(cases)("$title", (each) => {
    if (process.env.ACCEPT === undefined) expect(printCase(answered(each))).toBe(printCase(each));
  });
  test("is written as it is printed", () => {
    if (process.env.ACCEPT !== undefined)
      writeFileSync(file, cases.map((each) => printCase(answered(each))).join("====\n"));
    expect(readCases(file).length).toBeGreaterThan(0);
  });
});
