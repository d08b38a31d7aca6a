import { expect, test } from "vitest";
import { usually } from "../support/effort.ts";
import { answered, removalsAreExact } from "./removals.ts";

test(removalsAreExact.name, { timeout: 300_000 }, () => {
  removalsAreExact.hold({ seed: 20_261_121 });
  expect(Math.min(answered.byBoxes, answered.directly, answered.bySolver, answered.covers)).toBeGreaterThanOrEqual(
    usually(100),
  );
});
