import { expect, test } from "vitest";
import { heldUp, heldUpIsSeen } from "./held-up.ts";

test(heldUpIsSeen.name, { timeout: 300_000 }, () => {
  heldUpIsSeen.hold({ seed: 20_261_121 });
  expect(heldUp.fields).toBeGreaterThan(50);
  expect(heldUp.nothingPasses).toBeGreaterThan(10);
});
