import { expect, test } from "vitest";
import { usually } from "../support/effort.ts";
import { heldUp, heldUpIsSeen } from "./held-up.ts";

test(heldUpIsSeen.name, () => {
  heldUpIsSeen.hold({ seed: 20_261_121 });
  expect(heldUp.fields).toBeGreaterThanOrEqual(usually(50));
  expect(heldUp.nothingPasses).toBeGreaterThanOrEqual(usually(10));
});
