import fc from "fast-check";
import { expect, test } from "vitest";
import { explanationsAgree } from "./explanations-agree.ts";

test("over 5,000 explanations agree with the decisions they explain", () => {
  let explained = 0;
  fc.assert(
    explanationsAgree((count) => (explained += count)),
    { numRuns: 1_550, endOnFailure: true },
  );
  expect(explained).toBeGreaterThan(5_000);
}, 600_000);
