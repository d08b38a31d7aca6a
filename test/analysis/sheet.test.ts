import { expect, test } from "vitest";
import { usually } from "../support/effort.ts";
import { seen, sheetsAreExact } from "./sheet.ts";

test(sheetsAreExact.name, () => {
  sheetsAreExact.hold({ seed: 20_261_121 });
  for (const each of ["none", "proceed", "audit", "review", "block", "all", "some"])
    expect([each, seen.get(each) ?? 0]).toEqual([each, expect.toSatisfy((times: number) => times >= usually(20))]);
});
