import fc from "fast-check";
import { expect, test } from "vitest";
import { javascriptAgrees } from "./javascript-agrees.ts";

test("interpreter and generated JavaScript agree on over 100,000 pairs of policy and input, hostile ones among them", () => {
  let pairs = 0;
  fc.assert(
    javascriptAgrees((count) => (pairs += count)),
    { numRuns: 5_500, endOnFailure: true },
  );
  expect(pairs).toBeGreaterThan(100_000);
}, 600_000);
