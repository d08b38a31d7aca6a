import { expect, test } from "vitest";
import { answered, removalsAreExact } from "./removals.ts";

test(removalsAreExact.name, { timeout: 300_000 }, () => {
  removalsAreExact.hold({ seed: 20_261_121 });
  expect(Math.min(answered.directly, answered.bySolver, answered.covers)).toBeGreaterThan(100);
});
