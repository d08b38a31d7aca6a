import { readFileSync } from "node:fs";
import { parseSync } from "oxc-parser";
import { describe, expect, test } from "vitest";
import { faults, planted } from "./faults.ts";

/** That each is noticed is shown by `npm run planted`; here, that each can still be put in. */
describe("planted faults", () => {
  test("have names of their own", () => {
    const names = faults.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(faults)("$name", (fault) => {
    expect(fault.wrong).not.toBe(fault.text);
    expect(parseSync(fault.file, planted(readFileSync(fault.file, "utf8"), fault)).errors).toEqual([]);
  });
});
