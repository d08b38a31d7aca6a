import { expect, test } from "vitest";
import { comparisonsAreExact, count } from "./theory.ts";

test(comparisonsAreExact.name, { timeout: 300_000 }, () => comparisonsAreExact.hold({ seed: 20_261_121 }));

test("of at most one policy in a hundred something is left undecided", () => {
  expect(count.policies).toBeGreaterThanOrEqual(300);
  expect(count.undecided).toBeLessThanOrEqual(count.policies / 100);
});
